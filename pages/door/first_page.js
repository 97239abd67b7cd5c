// At the top of the page the server sends first, before Streamlit's own scripts. It draws nothing.
(function () {
  "use strict"
  const english = () => new URLSearchParams(location.search).get("lang") === "en"
  // The calendar speaks the browser's language; here it speaks the page's.
  const languages = () => (english() ? ["en-GB", "en"] : ["vi-VN", "vi"])
  Object.defineProperty(navigator, "language", { get: () => languages()[0] })
  Object.defineProperty(navigator, "languages", { get: languages })
  // For who listens to the page: which language its words are in.
  const speak = () => { document.documentElement.lang = languages()[1] }
  speak()

  // A link to an inner page made the browser ask for two addresses that do not exist.
  window.__streamlit = { BACKEND_BASE_URL: new URL(".", location.href).href }

  // One act, one step back. Streamlit made two steps of a period (one a day) and none of a chosen commune.
  let acted = false
  const act = (event) => { acted = event.type !== "click" || event.detail === 0 || acted }
  for (const kind of ["pointerdown", "keydown", "click"]) addEventListener(kind, act, true)
  addEventListener("popstate", () => { acted = false; speak() }, true)
  const push = history.pushState.bind(history)
  const replace = history.replaceState.bind(history)
  function step(state, title, url) {
    const change = url != null && new URL(url, location.href).href !== location.href
    if (change && acted) push(state, title, url)
    else replace(state, title, url)
    acted = acted && !change
    speak()
  }
  history.pushState = step
  history.replaceState = step

  // Escape closes an open explanation and leaves the focus on its mark.
  addEventListener("keydown", (event) => {
    const open = event.key === "Escape" && document.querySelector("details.why[open]")
    if (!open) return
    open.open = false
    open.querySelector("summary").focus()
  })

  // The link past the menu: the sentence that answers the page's question takes the focus.
  addEventListener("click", (event) => {
    if (!event.target.closest?.("a.skip")) return
    event.preventDefault()
    const lead = document.querySelector("h1.lead")
    lead?.setAttribute("tabindex", "-1")
    lead?.focus()
  })

  // When the server is away Streamlit asks, in English, about the internet, which has nothing to do with it.
  const LOST = {
    vi: ["Mất kết nối với máy chủ", "Máy chủ của bảng điều khiển đang dừng hoặc khởi động lại. Không có gì bị mất; trang tự kết nối lại khi máy chủ chạy."],
    en: ["The server does not answer", "The dashboard's server has stopped or is starting anew. Nothing is lost; the page connects again by itself."],
  }
  const said = (dialog) => {
    const title = [...dialog.querySelectorAll("*")].find((one) => one.childElementCount === 0 && one.textContent.trim() === "Connection error")
    if (!title) return
    const [head, words] = LOST[languages()[1]] ?? LOST.vi
    title.textContent = head
    const body = [...dialog.querySelectorAll("p, pre, div")].filter((one) => one.textContent.includes("not responding")).at(-1)
    if (body) body.textContent = words
  }
  addEventListener("DOMContentLoaded", () => {
    new MutationObserver(() => document.querySelectorAll("[role=dialog]").forEach(said))
      .observe(document.body, { childList: true, subtree: true })
  })
})()
