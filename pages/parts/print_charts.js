// Makes drawn charts fit a sheet of paper, which is narrower than the screen and always light. Undone afterwards.

/** The colours of the screen's theme -> those of paper, as Plotly writes them. */
function paperColours() {
  const style = getComputedStyle(document.documentElement)
  const rgb = (hex) => `rgb(${[1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16)).join(", ")})`
  const names = [...document.querySelectorAll("style")].flatMap((sheet) => sheet.textContent.match(/--paper-[a-z-]+(?=:#)/g) ?? [])
  const pairs = [...new Set(names)].map((name) => [style.getPropertyValue(name.replace("--paper-", "--")), style.getPropertyValue(name)])
  return new Map(pairs.map(([from, to]) => [rgb(from.trim()), rgb(to.trim())]))
}

// About the width of a sheet between its margins: letters come out as large as in the text around.
const SHEET = 760

function ontoPaper() {
  const colours = paperColours()
  for (const box of document.querySelectorAll("[data-figure].js-plotly-plot")) window.Plotly.relayout(box, { width: SHEET })
  for (const svg of document.querySelectorAll("[data-figure] svg.main-svg")) {
    const [wide, high] = ["width", "height"].map((side) => svg.getAttribute(side))
    svg.setAttribute("viewBox", `0 0 ${wide} ${high}`)
    svg.closest("[data-figure]").style.setProperty("--shape", `${wide} / ${high}`)
    for (const one of svg.querySelectorAll("[style]")) {
      const style = one.getAttribute("style")
      const light = style.replace(/rgb\([^)]*\)/g, (colour) => colours.get(colour) ?? colour)
      if (light !== style) one.setAttribute("data-screen", style), one.setAttribute("style", light)
    }
  }
}

function backOnScreen() {
  for (const box of document.querySelectorAll("[data-figure].js-plotly-plot")) window.Plotly.relayout(box, { width: null, autosize: true })
  for (const svg of document.querySelectorAll("[data-figure] svg.main-svg")) {
    svg.removeAttribute("viewBox")
    for (const one of svg.querySelectorAll("[data-screen]")) {
      one.setAttribute("style", one.getAttribute("data-screen"))
      one.removeAttribute("data-screen")
    }
  }
}

if (!window.__prints) {
  window.__prints = true
  window.addEventListener("beforeprint", ontoPaper)
  window.addEventListener("afterprint", backOnScreen)
}
