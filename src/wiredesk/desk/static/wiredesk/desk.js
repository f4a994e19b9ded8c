// Keys for those who want them: g and a letter goes to a screen, a single key does what the
// control that bears it (data-key) does. Typing in a field is never a shortcut; all of it can be
// turned off in the list of keys (WCAG 2.1.4), which the desk keeps for the person.
(() => {
  "use strict";
  const typing = (e) => e.target.closest("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable], dialog");
  const off = () => document.body.dataset.singleKeys === "off";
  const shown = (e) => e.getClientRects().length > 0 && !e.disabled;
  let going = 0;

  // The control a key stands for: in the chosen row first, then anywhere on the page.
  function control(key) {
    const all = [...document.querySelectorAll(`[data-key="${CSS.escape(key)}"]`)].filter(shown);
    const row = document.querySelector("[data-row][aria-current]");
    return all.find((e) => row && row.contains(e)) || all.find((e) => !e.closest("[data-row]"));
  }

  document.addEventListener("keydown", (e) => {
    if (e.ctrlKey || e.metaKey || e.altKey || e.defaultPrevented || typing(e)) return;
    if (e.key === "?") { keys(); e.preventDefault(); return; }
    if (off()) return;
    if (Date.now() - going < 1500) {
      going = 0;
      const to = document.querySelector(`[data-go="${CSS.escape(e.key)}"]`);
      if (to) { to.click(); e.preventDefault(); }
      return;
    }
    if (e.key === "g") { going = Date.now(); return; }
    const it = control(e.key);
    if (!it) return;
    e.preventDefault();
    if (it.matches("input:not([type=checkbox]), textarea, select")) it.focus();
    else it.click();
  });

  // The list of keys, made of what the page holds.
  function keys() {
    const box = document.getElementById("keys");
    const list = box.querySelector("dl");
    list.replaceChildren();
    const seen = new Set();
    const add = (key, words) => {
      if (!words || seen.has(key)) return;
      seen.add(key);
      const k = document.createElement("dt"), w = document.createElement("dd");
      k.append(Object.assign(document.createElement("kbd"), { textContent: key }));
      w.textContent = words.trim();
      list.append(k, w);
    };
    for (const e of document.querySelectorAll("[data-go]")) add(`g ${e.dataset.go}`, e.textContent);
    for (const e of document.querySelectorAll("[data-key]"))
      add(e.dataset.key, e.dataset.keyWords || e.getAttribute("aria-label") || e.textContent);
    box.querySelector("input").checked = !off();
    box.showModal();
  }

  document.addEventListener("change", (e) => {
    if (e.target.id !== "keys-on") return;
    const on = e.target.checked, to = document.body.dataset.keysKept;
    document.body.dataset.singleKeys = on ? "on" : "off";
    if (to) htmx.ajax("POST", to, { swap: "none", values: { on: on ? "yes" : "no" } });
  });
  document.addEventListener("click", (e) => {
    if (e.target.closest("[data-close]")) e.target.closest("dialog").close();
    if (e.target.closest("[data-keys]")) keys();
  });
  // A file dropped anywhere on the page of a form that takes one is the form's.
  const taker = () => document.querySelector("form[data-drop] input[type=file]");
  document.addEventListener("dragover", (e) => {
    if (!taker()) return;
    e.preventDefault();
    document.body.classList.add("dropping");
  });
  document.addEventListener("dragleave", () => document.body.classList.remove("dropping"));
  document.addEventListener("drop", (e) => {
    document.body.classList.remove("dropping");
    const field = taker();
    if (!field || !e.dataTransfer.files.length) return;
    e.preventDefault();
    field.files = e.dataTransfer.files;
    field.form.requestSubmit();
  });

  // Alerts that stand already are left alone, or the reason somebody writes into one is lost; new
  // ones push nothing about: the page moves with them, so what is under the cursor stays there.
  const root = document.documentElement;
  const ids = (from) => [...from.querySelectorAll("[data-alert]")].map((e) => e.dataset.alert).join();
  let tall = 0;
  document.addEventListener("htmx:oobBeforeSwap", (e) => {
    const now = document.getElementById("alerts");
    if (e.detail.target !== now) return;
    if (ids(e.detail.fragment) === ids(now)) e.detail.shouldSwap = false;
    tall = now.offsetHeight;
  });
  document.addEventListener("htmx:oobAfterSwap", () => {
    const more = document.getElementById("alerts").offsetHeight - tall;
    tall += more;
    measure();
    if (!more) return;
    const room = root.scrollHeight - root.clientHeight - window.scrollY;
    if (more > room) document.body.style.minHeight = `${root.scrollHeight + more - room}px`;
    window.scrollBy({ top: more, behavior: "instant" });
  });
  function measure() {
    root.style.setProperty("--bar", `${document.querySelector(".bar").offsetHeight}px`);
    root.style.setProperty("--alerts", `${document.getElementById("alerts").offsetHeight}px`);
  }
  measure();
  window.addEventListener("resize", measure);

  // After a form is sent and the same page comes back, one is where one was: scrolled as before,
  // and the focus on what stands now in the place of what was used.
  const here = () => location.pathname + location.search;
  document.addEventListener("submit", (e) => {
    if (e.target.method !== "post" || e.defaultPrevented || !e.submitter) return;
    const near = e.submitter.closest("#panel > li, #rows > li") || e.target;
    const list = near.matches("form") ? "form" : `#${near.parentElement.id} > li`;
    const at = [...document.querySelectorAll(list)].indexOf(near);
    const side = document.querySelector(".side");
    const was = { path: here(), y: window.scrollY, side: side ? side.scrollTop : 0, list, at, id: near.dataset.id };
    sessionStorage.setItem("place", JSON.stringify(was));
  });
  const was = JSON.parse(sessionStorage.getItem("place") || "null");
  sessionStorage.removeItem("place");
  // On load, for by then other scripts have hidden what is not to be seen.
  if (was && was.path === here()) window.addEventListener("load", () => {
    const side = document.querySelector(".side");
    window.scrollTo({ top: was.y, behavior: "instant" });
    if (side) side.scrollTop = was.side;
    const all = [...document.querySelectorAll(was.list)];
    const same = all.filter((e) => was.id && e.dataset.id === was.id);
    const stop = [...same, ...all.slice(was.at), ...all.slice(0, was.at).reverse()]
      .flatMap((e) => [".title", ".light", "button"].flatMap((css) => [...e.querySelectorAll(css)]))
      .find(shown);
    (stop || document.getElementById("main")).focus({ preventScroll: true });
  });
  // Who logs out leaves no text of theirs behind on the machine.
  document.addEventListener("submit", (e) => {
    if (!e.target.matches("[data-leaving]") || e.defaultPrevented) return;
    for (const key of Object.keys(localStorage)) if (key.startsWith("draft:")) localStorage.removeItem(key);
  });

  // What an action answers with a sentence is said aloud; a failed one says so.
  document.addEventListener("htmx:responseError", (e) => {
    document.getElementById("said").innerText = e.detail.xhr.getResponseHeader("X-Said") || document.body.dataset.failed;
  });
  document.addEventListener("htmx:sendError", () => {
    document.getElementById("said").innerText = document.body.dataset.unreachable;
  });
})();
