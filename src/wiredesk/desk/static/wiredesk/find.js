// Find: j and k go from story to story; o opens the one that is reached.
(() => {
  "use strict";
  const all = () => [...document.querySelectorAll("#hits [data-row]")];
  const off = () => document.body.dataset.singleKeys === "off";
  const typing = (e) => e.target.closest("input, textarea, select, dialog") || e.ctrlKey || e.metaKey || e.altKey;

  function choose(row) {
    for (const one of all()) one.removeAttribute("aria-current");
    row.setAttribute("aria-current", "true");
  }
  document.addEventListener("keydown", (e) => {
    if (typing(e) || off() || (e.key !== "j" && e.key !== "k")) return;
    const rows = all(), at = rows.findIndex((row) => row.hasAttribute("aria-current"));
    const row = rows[e.key === "j" ? Math.min(at + 1, rows.length - 1) : Math.max(at - 1, 0)];
    if (!row) return;
    row.querySelector("a.title").focus();
    e.preventDefault();
  });
  document.addEventListener("focusin", (e) => {
    const row = e.target.closest("#hits [data-row]");
    if (row) choose(row);
  });
})();
