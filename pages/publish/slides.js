// Turns the slides of a meeting by itself: keys, touch, notes, the period's form, a second window that follows.
// It asks the server only for another period, for newer figures, or to leave; it makes no words of its own.

const NEXT = ["ArrowRight", "ArrowDown", "PageDown", " ", "Enter"]
const BACK = ["ArrowLeft", "ArrowUp", "PageUp", "Backspace"]
const SWIPE = 50
const PATIENCE = 10_000
const LEAST = 0.5

/** A slide with more on it than it holds is written smaller, so that nothing is cut; sizes are in em of the slide. */
function fit(slide) {
  const { hidden } = slide
  const body = slide.querySelector(".body")
  slide.hidden = false
  for (let size = 1; size > LEAST; size -= 0.05) {
    body.style.setProperty("--fit", size.toFixed(2))
    if (body.scrollHeight <= body.clientHeight + 1) break
  }
  slide.hidden = hidden
}

/** "15/9/2021", "15-9-21" or "15.09.2021" as "2021-09-15"; "" for what is no day. */
function iso(words) {
  const found = /^\s*(\d{1,2})[\/.\- ](\d{1,2})[\/.\- ](\d{4}|\d{2})\s*$/.exec(words)
  if (!found) return ""
  const [day, month, year] = [found[1], found[2], found[3].length === 2 ? `20${found[3]}` : found[3]].map(Number)
  const date = new Date(Date.UTC(year, month - 1, day))
  if (date.getUTCFullYear() !== year || date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return ""
  return date.toISOString().slice(0, 10)
}

class Meeting {
  constructor(root) {
    this.root = root
    this.listeners = new AbortController()
    this.channel = new BroadcastChannel(`meeting ${location.host}`)
    this.channel.onmessage = ({ data }) => this.heard(data)
    this.speaker = new URLSearchParams(location.search).has("notes")
    this.typed = ""
    this.index = -1
    this.key = null
    this.started = Number(sessionStorage.getItem("meeting-start")) || Date.now()
    sessionStorage.setItem("meeting-start", this.started)
    root.classList.toggle("speaker", this.speaker)
    this.listen()
    // Measured before its font has come, text is narrower or wider than it will be.
    document.fonts.ready.then(() => (this.slides.forEach(fit), this.fitNotes()))
    this.ticking = setInterval(() => this.tick(), 1000)
  }

  listen() {
    const { signal } = this.listeners
    const on = (target, name, what, options = {}) => target.addEventListener(name, what, { signal, ...options })
    on(window, "keydown", (event) => this.pressed(event), { capture: true })
    on(window, "resize", () => this.fitNotes())
    on(window, "meeting-news", () => this.news())
    on(this.root, "click", (event) => this.clicked(event))
    on(this.root, "submit", (event) => this.submitted(event))
    on(this.root, "input", () => this.preview())
    on(this.root, "touchstart", (event) => (this.touch = event.changedTouches[0]), { passive: true })
    on(this.root, "touchend", (event) => this.swiped(event), { passive: true })
  }

  off() {
    this.listeners.abort()
    this.channel.close()
    clearInterval(this.ticking)
    clearTimeout(this.waiting)
  }

  find(what) {
    return this.root.querySelector(what)
  }

  get slides() {
    return [...this.root.querySelectorAll(".slide")]
  }

  /** New slides from the server, or the same again: the slide of the same name stays in sight. */
  take({ html, version, run }, ask) {
    this.ask = ask
    const answered = run !== this.run
    this.run = run
    if (html !== this.html) {
      const inForm = this.find(".ask")?.contains(document.activeElement)
      this.html = html
      this.root.innerHTML = html
      this.version = version
      const kept = this.slides.findIndex((slide) => slide.dataset.key === this.key)
      const asked = Number(new URLSearchParams(location.search).get("slide")) - 1
      const first = this.index < 0 ? asked : this.index
      this.slides.forEach(fit)
      this.show(kept >= 0 ? kept : first, { quiet: true })
      if (inForm) this.find(".foot .period")?.focus()
      this.news()
      this.tick()
    }
    if (answered) this.rest()
    this.address()
  }

  show(index, { quiet = false } = {}) {
    const { slides } = this
    this.index = Math.max(0, Math.min(slides.length - 1, index || 0))
    this.key = slides[this.index].dataset.key
    slides.forEach((slide, at) => (slide.hidden = at !== this.index))
    this.root.querySelectorAll(".notes .said").forEach((said, at) => (said.hidden = at !== this.index))
    this.find(".foot .page b").textContent = this.index + 1
    this.find(".blank").hidden = true
    this.fitNotes()
    if (!quiet) {
      this.find("[data-said]").textContent = `${this.index + 1}/${slides.length}. ${slides[this.index].querySelector("h1").textContent}`
      this.tell()
    }
    this.address()
  }

  /** In a window of their own notes are as large as they fit, so that nothing is scrolled while one speaks. */
  fitNotes() {
    const notes = this.speaker && this.find(".notes")
    for (let size = 1; notes && size > LEAST; size -= 0.05) {
      notes.style.setProperty("--fit", size.toFixed(2))
      if (notes.scrollHeight <= notes.clientHeight + 1) break
    }
  }

  /** The URL names the slide and the version, so that a reload or a second window shows the same. */
  address() {
    const url = new URL(location.href)
    url.searchParams.set("slide", this.index + 1)
    url.searchParams.set("as", this.version)
    if (url.href !== location.href) history.replaceState(history.state, "", url)
  }

  tell() {
    this.channel.postMessage({ key: this.key, search: this.filters(), started: this.started })
  }

  /** What makes two windows show the same slides, apart from the number of the slide. */
  filters() {
    const url = new URL(location.href)
    for (const own of ["slide", "notes"]) url.searchParams.delete(own)
    url.searchParams.sort()
    return url.search
  }

  heard({ key, search, started }) {
    this.started = started
    sessionStorage.setItem("meeting-start", started)
    this.tick()
    if (search !== this.filters()) {
      // Only the notes follow to another period or version: the room never changes by itself.
      if (this.speaker) this.follow(search)
      return
    }
    const at = this.slides.findIndex((slide) => slide.dataset.key === key)
    if (at >= 0 && at !== this.index) {
      this.show(at, { quiet: true })
    }
  }

  follow(search) {
    const url = new URL(location.href)
    url.search = search
    url.searchParams.set("notes", "1")
    url.searchParams.set("slide", this.index + 1)
    location.replace(url)
  }

  pressed(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || !this.root.isConnected) return
    const { target, key } = event
    if (key === "Escape") return this.escape(event)
    if (target.closest?.(".ask, input, select, textarea")) return
    if (target.closest?.("button, a, summary") && (key === "Enter" || key === " ")) return
    const done = this.turn(key) || this.act(key)
    if (!done) return
    event.preventDefault()
    event.stopPropagation()
  }

  turn(key) {
    if (/^[0-9]$/.test(key)) {
      this.typed = (this.typed + key).slice(-2)
      return true
    }
    const number = Number(this.typed)
    this.typed = ""
    if (key === "Enter" && number) this.show(number - 1)
    else if (NEXT.includes(key)) this.show(this.index + 1)
    else if (BACK.includes(key)) this.show(this.index - 1)
    else if (key === "Home") this.show(0)
    else if (key === "End") this.show(this.slides.length - 1)
    else return false
    return true
  }

  act(key) {
    const acts = { n: "notes", f: "full", p: "period", w: "window", u: "newer", b: "blank", ".": "blank", "?": "keys" }
    const what = acts[key.toLowerCase()]
    if (what) this.do(what)
    return Boolean(what)
  }

  do(what) {
    const toggle = (box) => (box.hidden = !box.hidden)
    if (what === "on") this.show(this.index + 1)
    else if (what === "back") this.show(this.index - 1)
    else if (what === "notes") this.root.classList.toggle("with-notes")
    else if (what === "full") document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen()
    else if (what === "period") this.openForm()
    else if (what === "close") this.closeForm()
    else if (what === "window") this.openNotes()
    else if (what === "blank") toggle(this.find(".blank"))
    else if (what === "keys") toggle(this.find(".keys")) || this.find(".keys").focus()
    else if (what === "anew") this.anew()
    else if (what === "newer" && !this.find(".news").hidden) this.work("newer", true)
    else if (what === "leave") this.leave()
  }

  escape(event) {
    const open = this.root.querySelector(".ask:not([hidden]), .keys:not([hidden]), .blank:not([hidden])")
    if (!open) return
    event.stopPropagation()
    if (open.matches(".ask")) this.closeForm()
    else open.hidden = true
  }

  clicked(event) {
    const ready = event.target.closest(".ready button")
    if (ready) return this.choose(ready.dataset)
    const pressed = event.target.closest("[data-do]")
    if (pressed?.matches("a") && (event.ctrlKey || event.metaKey || event.shiftKey)) return
    if (pressed) {
      event.preventDefault()
      this.do(pressed.dataset.do)
    } else if (event.target.closest(".blank, .keys")) event.target.closest(".blank, .keys").hidden = true
  }

  swiped(event) {
    const [start, end] = [this.touch, event.changedTouches[0]]
    if (!start || event.target.closest(".ask, .foot, .keys")) return
    const [dx, dy] = [end.clientX - start.clientX, end.clientY - start.clientY]
    if (Math.abs(dx) > SWIPE && Math.abs(dx) > 1.5 * Math.abs(dy)) this.show(this.index + (dx < 0 ? 1 : -1))
  }

  openForm() {
    const form = this.find(".ask")
    form.hidden = false
    this.preview()
    form.querySelector("[aria-pressed=true], button").focus()
  }

  closeForm() {
    this.find(".ask").hidden = true
    this.find(".foot .period").focus()
  }

  /** The two days as ISO, "" for what is none; they are written as the country writes them, whatever the browser. */
  days() {
    const { since, until } = this.find(".ask").elements
    return { since: iso(since.value), until: iso(until.value) }
  }

  /** What the two days say: they are read back, or what is wrong with them is said. */
  preview() {
    const form = this.find(".ask")
    const { since, until } = this.days()
    const written = (day) => day.split("-").map(Number).reverse().join("/")
    const wrong = !since || !until ? form.dataset.unread : since > until ? form.dataset.turned : ""
    form.querySelector("output").textContent = wrong || `${written(since)} – ${written(until)}`
    form.classList.toggle("turned", Boolean(wrong))
    return !wrong
  }

  submitted(event) {
    event.preventDefault()
    if (this.preview()) this.choose(this.days())
  }

  choose({ since, until }) {
    this.find(".ask").hidden = true
    this.find(".foot .period").focus()
    this.work("period", { since, until })
  }

  /** Ask the server; the word stands until it answers, and says so when that takes long. */
  work(name, value) {
    const word = this.find(".working")
    word.textContent = word.dataset.working
    clearTimeout(this.waiting)
    this.waiting = setTimeout(() => (this.find(".working").textContent = word.dataset.late), PATIENCE)
    this.ask(name, value)
  }

  rest() {
    clearTimeout(this.waiting)
    this.find(".working").textContent = ""
    if (this.told) this.tell()
    this.told = true
  }

  news() {
    const news = window.__meeting_news
    const sign = this.find(".news")
    if (!sign) return
    const newer = Boolean(news?.words) && news.version > this.version
    sign.hidden = !newer
    if (newer && sign.textContent !== news.words) sign.textContent = news.words
  }

  openNotes() {
    const url = new URL(location.href)
    url.searchParams.set("notes", "1")
    window.open(url, "meeting-notes", "width=1100,height=720")
  }

  anew() {
    this.started = Date.now()
    sessionStorage.setItem("meeting-start", this.started)
    this.tick()
    this.tell()
  }

  /** A lost server is said in the foot; the dialog that would cover the slide is closed. */
  lost() {
    const dialog = document.querySelector("[data-testid=stDialog]")
    if (!dialog) return
    dialog.querySelector("button")?.click()
    const word = this.find(".working")
    if (word) word.textContent = word.dataset.late
  }

  tick() {
    this.lost()
    const clock = this.find("[data-clock]")
    if (!clock) return
    const seconds = Math.max(0, Math.floor((Date.now() - this.started) / 1000))
    const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
    clock.textContent = parts.map((part, at) => (at ? String(part).padStart(2, "0") : part)).slice(parts[0] ? 0 : 1).join(":").replace(/^0(?=\d:)/, "")
  }

  leave() {
    if (document.fullscreenElement) document.exitFullscreen()
    this.ask("leave", true)
  }
}

export default function ({ data, parentElement, setTriggerValue }) {
  let root = parentElement.querySelector(":scope > .slides")
  if (!root) {
    root = document.createElement("div")
    root.className = "slides"
    parentElement.append(root)
  }
  // Called again for each answer of the server: one meeting a page, else one key would turn two slides.
  root.meeting ??= new Meeting(root)
  root.meeting.take(data, setTriggerValue)
  return () => {
    root.meeting?.off()
    root.meeting = undefined
  }
}
