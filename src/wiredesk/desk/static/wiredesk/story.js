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
    if ((e.key !== "n" && e.key !== "p") || e.ctrlKey || e.metaKey || e.altKey) return;
    const all = find(".panel button.light").filter((b) => b.getClientRects().length);
    const at = all.indexOf(document.activeElement);
    const to = all[e.key === "n" ? at + 1 : Math.max(at - 1, 0)];
    if (to) { to.focus(); to.click(); }
  });
  // An edit not yet saved is not left by accident.
  let dirty = false;
  document.addEventListener("input", (e) => { if (e.target.closest("form.edit")) dirty = true; });
  document.addEventListener("submit", () => { dirty = false; });
  window.addEventListener("beforeunload", (e) => { if (dirty) e.preventDefault(); });
})();
