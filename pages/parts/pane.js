// Shows HTML made on the server, draws its charts, and tells the server what was pressed.
// It decides nothing: what a press means is in pane.py.

const KEPT = ["data-keep", "data-go"]

/** Plotly, loaded once a window and only where a chart is. */
function plotly() {
  window.__plotly ??= new Promise((done, failed) => {
    const script = document.createElement("script")
    script.src = placed("plotly.js")
    script.onload = () => done(window.Plotly)
    script.onerror = failed
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
  const Plotly = await plotly()
  for (const name of names) {
    const box = root.querySelector(`[data-figure="${CSS.escape(name)}"]`)
    if (!box) continue
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

/** Where the server's own files are, under whatever prefix it runs. */
const placed = (path) => new URL(path, window.__streamlit?.BACKEND_BASE_URL ?? new URL("/", location.href)).href

/** A press on a ready period: what it will show may be finished. It stands until the run brings the same. */
async function ahead(root, place) {
  const name = root.names?.[place]
  if (!name || root.far) return
  const turn = (root.turn = {})
  const answer = await fetch(placed(`ahead/${name}`))
  const said = answer.status === 200 && (await answer.text())
  if (!said || root.turn !== turn) return
  root.show(said)
  settle(root, turn)
}

/** Once nothing runs any more, what the run brought is what counts. */
function settle(root, turn) {
  setTimeout(() => {
    if (root.turn !== turn) return
    if (document.querySelector("[data-test-script-state=running]")) settle(root, turn)
    else root.show(root.given)
  }, 700)
}

function periods(event) {
  const button = event.target.closest?.(".st-key-preset [role=radio]")
  if (!button) return
  const place = [...button.closest(".st-key-preset").querySelectorAll("[role=radio]")].indexOf(button)
  for (const root of document.querySelectorAll(".pane")) ahead(root, place)
}

if (!window.__periods) document.addEventListener("click", (window.__periods = periods), true)

function show(root, said) {
  if (root.said === said) return
  root.said = said
  const { html, figures, ahead } = JSON.parse(said)
  root.names = ahead
  replaced(root, html)
  draw(root, figures)
}

export default function ({ data, parentElement, setTriggerValue }) {
  let root = parentElement.querySelector(":scope > .pane")
  if (!root) {
    root = document.createElement("div")
    root.className = "pane"
    parentElement.append(root)
    new IntersectionObserver(([seen]) => { root.far = !seen.isIntersecting }).observe(root)
    root.addEventListener("click", (event) => pressed(root, event))
  }
  root.go = (what) => setTriggerValue("go", what)
  root.show = (what) => show(root, what)
  const said = typeof data === "string" ? data : new TextDecoder().decode(data)
  if (root.given === said) return
  root.given = said
  root.turn = null
  // What is out of sight comes after the frame that shows what is in sight.
  if (root.far) requestAnimationFrame(() => setTimeout(() => root.show(root.given)))
  else root.show(said)
}
