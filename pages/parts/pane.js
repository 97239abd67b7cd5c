// Shows HTML made on the server, draws its charts, and tells the server what was pressed.
// It decides nothing: what a press means is in pane.py.

const KEPT = ["data-keep", "data-go"]

/** Plotly, loaded once a window and only where a chart is. */
function plotly() {
  window.__plotly ??= new Promise((done, failed) => {
    const script = document.createElement("script")
    script.src = window.__streamlit?.BACKEND_BASE_URL
      ? new URL("plotly.js", window.__streamlit.BACKEND_BASE_URL).href
      : "/plotly.js"
    script.onload = () => done(window.Plotly)
    script.onerror = () => { delete window.__plotly; failed(new Error("plotly.js did not come")) }
    document.head.append(script)
  })
  return window.__plotly
}

/** The same thing after new HTML has come: what had the focus, how far boxes were scrolled. */
function remembered(root) {
  const active = root.contains(document.activeElement) ? document.activeElement : null
  const name = active && KEPT.map((kind) => [kind, active.getAttribute(kind)]).find(([, value]) => value)
  const scrolled = [...root.querySelectorAll("[data-keep]")].map((box) => [box.dataset.keep, box.scrollTop, box.scrollLeft])
  return () => {
    for (const [key, top, left] of scrolled) {
      const box = root.querySelector(`[data-keep="${CSS.escape(key)}"]`)
      if (box) [box.scrollTop, box.scrollLeft] = [top, left]
    }
    if (name) root.querySelector(`[${name[0]}="${CSS.escape(name[1])}"]`)?.focus({ preventScroll: true })
  }
}

/** New HTML in place of the old; charts that are drawn already move into it. */
function replaced(root, html) {
  const restore = remembered(root)
  const drawn = new Map([...root.querySelectorAll("[data-figure]")].map((box) => [box.dataset.figure, box]))
  root.innerHTML = html
  for (const box of root.querySelectorAll("[data-figure]")) {
    const old = drawn.get(box.dataset.figure)
    if (!old) continue
    for (const { name, value } of box.attributes) if (name !== "class") old.setAttribute(name, value)
    box.replaceWith(old)
    drawn.delete(box.dataset.figure)
  }
  for (const box of drawn.values()) window.Plotly?.purge(box)
  restore()
}

const QUIET = { displayModeBar: false, scrollZoom: false, doubleClick: false, showTips: false, responsive: true }

async function draw(root, figures) {
  const names = Object.keys(figures)
  if (!names.length) return
  const Plotly = await plotly().catch(() => null)
  for (const name of names) {
    const box = root.querySelector(`[data-figure="${CSS.escape(name)}"]`)
    if (!box) continue
    if (!Plotly) {
      // What the chart would show is said instead; the next change asks for the library again.
      box.textContent = box.getAttribute("aria-label")
      continue
    }
    // Plotly changes the layout it is given; each drawing gets one of its own.
    const { data, layout } = JSON.parse(figures[name])
    // Settings given again, even the same ones, make it look at all of them and draw anew.
    await Plotly.react(box, data, layout, "drawn" in box.dataset ? undefined : QUIET)
    box.dataset.drawn = ""
  }
}

/** Whether a press is ours: a plain one; with a key held the browser opens the link in a new tab. */
const plain = (event) => !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || event.button)

function pressed(root, event) {
  const save = event.target.closest("[data-save]")
  if (save && window.__save_picture) return window.__save_picture(save)
  const row = event.target.closest("tr")
  const link = event.target.closest("[data-go]") ?? (event.target.closest("a, button, summary, input") ? null : row?.querySelector("[data-go]"))
  if (!link || !root.contains(link) || !plain(event) || String(window.getSelection())) return
  event.preventDefault()
  root.go(link.getAttribute("data-go"))
}

export default function ({ data, parentElement, setTriggerValue }) {
  let root = parentElement.querySelector(":scope > .pane")
  if (!root) {
    root = document.createElement("div")
    root.className = "pane"
    parentElement.append(root)
    root.addEventListener("click", (event) => pressed(root, event))
  }
  root.go = (what) => setTriggerValue("go", what)
  const said = typeof data === "string" ? data : new TextDecoder().decode(data)
  if (root.said === said) return
  root.said = said
  const { html, figures } = JSON.parse(said)
  replaced(root, html)
  draw(root, figures)
}
