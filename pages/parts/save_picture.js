// Saves a map as a picture: what is seen, with its colours and letters in it, made in this window.
// Nothing is asked of any machine but the dashboard's own, and that only for its letters.

const STYLES = ["fill", "stroke", "stroke-width", "stroke-linejoin", "paint-order", "font-family", "font-size", "font-weight"]
const LETTERS = "Be Vietnam Pro"
const EDGE = 16, SHARPEST = 2400

/** A colour as every program reads it: browsers write mixed ones as color(srgb ...). */
function plainColour(words) {
  if (!words.startsWith("color(")) return words
  const dot = Object.assign(document.createElement("canvas"), { width: 1, height: 1 }).getContext("2d")
  dot.fillStyle = words
  dot.fillRect(0, 0, 1, 1)
  return `rgb(${[...dot.getImageData(0, 0, 1, 1).data.slice(0, 3)].join(", ")})`
}

/** The letters' files of this server as text within the picture. */
async function letters() {
  const rules = [...document.styleSheets].flatMap((sheet) => {
    try { return [...sheet.cssRules] } catch { return [] }
  })
  const faces = rules.filter((rule) => rule instanceof CSSFontFaceRule
    && rule.style.fontFamily.includes(LETTERS) && ["500", "600"].includes(rule.style.fontWeight))
  return (await Promise.all(faces.map(packed))).join("")
}

/** One face with its file inside. */
async function packed(face) {
  const source = /url\("?([^")]+)"?\)/.exec(face.style.src)
  if (!source) return ""
  const address = new URL(source[1], face.parentStyleSheet.href ?? document.baseURI)
  if (address.origin !== location.origin) return ""
  const bytes = new Uint8Array(await (await fetch(address)).arrayBuffer())
  const text = btoa(bytes.reduce((words, byte) => words + String.fromCharCode(byte), ""))
  const { fontWeight, unicodeRange } = face.style
  return `@font-face{font-family:"${LETTERS}";font-weight:${fontWeight};unicode-range:${unicodeRange};src:url(data:font/woff2;base64,${text})}`
}

/** A copy of the drawing that needs no page: colours written out, links gone, heading above. */
async function alone(drawing, heading) {
  const copy = drawing.cloneNode(true)
  const seen = [...drawing.querySelectorAll("*")], made = [...copy.querySelectorAll("*")]
  seen.forEach((one, at) => {
    const look = getComputedStyle(one)
    if (!one.closest("defs") || one.closest("pattern")) {
      for (const name of STYLES) made[at].style.setProperty(name, plainColour(look.getPropertyValue(name)))
    }
  })
  copy.querySelectorAll(".spot").forEach((one) => one.remove())
  for (const link of copy.querySelectorAll("a")) {
    const group = document.createElementNS(copy.namespaceURI, "g")
    group.append(...link.childNodes)
    link.replaceWith(group)
  }
  const { width, height } = drawing.viewBox.baseVal
  const page = getComputedStyle(document.documentElement)
  const lines = heading.split("\n").filter(Boolean)
  const top = EDGE + lines.length * 20
  const colour = (name) => page.getPropertyValue(name).trim()
  const words = lines.map((line, at) => {
    const text = document.createElementNS(copy.namespaceURI, "text")
    text.textContent = line
    text.setAttribute("x", 0)
    text.setAttribute("y", at * 20 - top + 16)
    text.setAttribute("style", `font:${at ? 500 : 600} ${at ? 12 : 15}px "${LETTERS}",sans-serif;fill:${colour(at ? "--muted" : "--ink")}`)
    return text
  })
  const ground = document.createElementNS(copy.namespaceURI, "rect")
  for (const [name, value] of Object.entries({ x: -EDGE, y: -top - EDGE / 2, width: width + 2 * EDGE, height: height + top + 1.5 * EDGE, fill: colour("--ground") })) ground.setAttribute(name, value)
  const style = document.createElementNS(copy.namespaceURI, "style")
  style.textContent = await letters()
  copy.prepend(style, ground, ...words)
  const size = [width + 2 * EDGE, height + top + 1.5 * EDGE]
  copy.setAttribute("viewBox", `${-EDGE} ${-top - EDGE / 2} ${size[0]} ${size[1]}`)
  copy.setAttribute("width", size[0])
  copy.setAttribute("height", size[1])
  copy.setAttribute("xmlns", copy.namespaceURI)
  return { text: new XMLSerializer().serializeToString(copy), size }
}

/** The sum of a small drawing's dots: it changes when the letters have come. */
function darkness(picture) {
  const canvas = Object.assign(document.createElement("canvas"), { width: 300, height: 300 })
  const context = canvas.getContext("2d", { willReadFrequently: true })
  context.drawImage(picture, 0, 0, 300, 300)
  return context.getImageData(0, 0, 300, 300).data.reduce((sum, dot) => sum + dot, 0)
}

/** Browsers read letters inside a picture only once it is painted: paint until they are there, two seconds at most. */
async function lettered(picture) {
  const first = darkness(picture)
  for (let turn = 0; turn < 40; turn += 1) {
    await new Promise((done) => setTimeout(done, 50))
    if (darkness(picture) !== first) return
  }
}

/** The same as dots, sharp enough for a slide. */
async function dots({ text, size }) {
  const address = URL.createObjectURL(new Blob([text], { type: "image/svg+xml" }))
  try {
    const picture = new Image()
    picture.src = address
    await picture.decode()
    await lettered(picture)
    const scale = SHARPEST / Math.max(...size)
    const canvas = Object.assign(document.createElement("canvas"), { width: size[0] * scale, height: size[1] * scale })
    canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height)
    return await new Promise((done) => canvas.toBlob(done, "image/png"))
  } finally {
    URL.revokeObjectURL(address)
  }
}

/** What a press on `data-save` does: the drawing that is seen in the same box becomes a file. */
window.__save_picture = async (button) => {
  const box = button.closest("[data-picture]")
  const drawing = [...box.querySelectorAll("svg.map")].find((one) => one.getBoundingClientRect().width)
  if (!drawing) return
  button.setAttribute("aria-busy", "true")
  const made = await alone(drawing, box.dataset.picture)
  const kind = button.dataset.save
  const file = kind === "png" ? await dots(made) : new Blob([made.text], { type: "image/svg+xml" })
  const address = URL.createObjectURL(file)
  Object.assign(document.createElement("a"), { href: address, download: `${box.dataset.name}.${kind}` }).click()
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
  button.removeAttribute("aria-busy")
}
