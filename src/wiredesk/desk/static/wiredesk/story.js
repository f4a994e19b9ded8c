// The Story screen: a finding in the panel, the margin or the text lights up its other places;
// boxes hide kinds of findings; a sign of life tells others that the story is open.
(() => {
  "use strict";
  const find = (css, from = document) => [...from.querySelectorAll(css)];

  function light(id, from) {
    find(".lit").forEach((e) => e.classList.remove("lit"));
    const places = find(`[data-for="${CSS.escape(id)}"], [data-ids~="${CSS.escape(id)}"]`);
    places.forEach((e) => e.classList.add("lit"));
    const near = from.closest(".side") ? ".side" : ".story-text";
    const away = places.find((e) => !e.closest(near));
    if (away) away.scrollIntoView({ block: "center" });
  }

  document.addEventListener("click", (e) => {
    if (e.target.closest("form, summary, a, input, textarea") && !e.target.closest(".light")) return;
    const row = e.target.closest("[data-for]");
    const words = e.target.closest("[data-ids]");
    if (row) light(row.dataset.for, row);
    else if (words && words.dataset.ids) light(words.dataset.ids.split(" ")[0], words);
  });

  function show(box) {
    document.body.classList.toggle(`no-${box.name}`, !box.checked);
    localStorage.setItem(`show-${box.name}`, box.checked ? "yes" : "no");
  }
  function boxes() {
    for (const box of find(".show input")) {
      const kept = localStorage.getItem(`show-${box.name}`);
      if (kept) box.checked = kept === "yes";
      show(box);
    }
  }
  document.addEventListener("change", (e) => { if (e.target.matches(".show input")) show(e.target); });
  document.addEventListener("DOMContentLoaded", boxes);
  document.addEventListener("htmx:afterSettle", boxes);

  // Next and previous finding in the panel.
  document.addEventListener("keydown", (e) => {
    if (document.body.dataset.singleKeys === "off" || e.target.closest("input, textarea, select, dialog")) return;
    if ((e.key !== "n" && e.key !== "b") || e.ctrlKey || e.metaKey || e.altKey) return;
    const all = find(".panel button.light").filter((b) => b.getClientRects().length);
    const at = all.indexOf(document.activeElement);
    const to = all[e.key === "n" ? at + 1 : Math.max(at - 1, 0)];
    if (to) { to.focus(); to.click(); }
  });
  // An edit not yet saved is not left by accident; and what was typed outlives the session, the
  // connection and the tab: it is kept in this browser until the desk says that it is saved.
  const form = document.querySelector("form.edit");
  const fields = () => find("[name]", form).filter((e) => e.name !== "csrfmiddlewaretoken");
  const who = (document.querySelector(".who") || {}).textContent;
  const draft = `draft:${who}:${location.pathname.replace(/(\/edit)?$/, "/edit")}`;
  let dirty = false, soon = 0;

  function keep() {
    const typed = Object.fromEntries(fields().map((e) => [e.name, e.value]));
    try { localStorage.setItem(draft, JSON.stringify(typed)); } catch { /* no room: the page still warns */ }
  }
  function bringBack() {
    const typed = JSON.parse(localStorage.getItem(draft) || "null");
    const told = document.getElementById("brought-back");
    if (!typed || !told) return;
    const written = fields().filter((e) => e.type !== "hidden");
    if (written.every((e) => (typed[e.name] || "") === e.value)) return;
    for (const e of fields()) if (e.name in typed) e.value = typed[e.name];
    told.hidden = false;
    dirty = true;
  }
  if (document.querySelector(".said .text-saved")) localStorage.removeItem(draft);
  else if (form) bringBack();
  document.addEventListener("input", (e) => {
    if (!e.target.closest("form.edit")) return;
    dirty = true;
    clearTimeout(soon);
    soon = setTimeout(keep, 300);
  });
  document.addEventListener("submit", (e) => { if (e.target === form) { keep(); dirty = false; } });
  document.addEventListener("click", (e) => {
    if (!e.target.closest("[data-drop-draft]")) return;
    localStorage.removeItem(draft);
    dirty = false;
    location.reload();
  });
  window.addEventListener("beforeunload", (e) => { if (dirty) e.preventDefault(); });
})();
