// The Wire: j and k move a cursor over rows that stay where they are; news is announced, never
// pushed in; the chosen story's claims stand beside the list.
(() => {
  "use strict";
  const pane = document.querySelector(".wire");
  const all = () => [...document.querySelectorAll("#rows [data-row]")];
  const current = () => document.querySelector("#rows [data-row][aria-current]");
  const keysOff = () => document.body.dataset.singleKeys === "off";
  const busy = (e) => e.target.closest("input:not([type=checkbox]):not([type=radio]), textarea, select, dialog") || e.ctrlKey || e.metaKey || e.altKey;
  let asked = 0;

  function choose(row) {
    const was = current();
    if (was) was.removeAttribute("aria-current");
    if (!row) return;
    row.setAttribute("aria-current", "true");
    sessionStorage.setItem("wire-row", row.dataset.id);
    sessionStorage.setItem("wire-at", `${all().indexOf(row)} ${location.search}`);
    row.scrollIntoView({ block: "nearest" });
    const preview = document.getElementById("preview");
    if (!preview || !preview.getClientRects().length) return;
    clearTimeout(asked);
    asked = setTimeout(() => htmx.ajax("GET", row.dataset.preview, { target: "#preview", swap: "innerHTML" }), 150);
  }

  document.addEventListener("keydown", (e) => {
    if (busy(e) || keysOff() || (e.key !== "j" && e.key !== "k" && e.key !== "v")) return;
    const rows = all(), at = rows.indexOf(current());
    if (e.key === "v") { window.getSelection().removeAllRanges(); toggleDensity(); return; }
    choose(rows[e.key === "j" ? Math.min(at + 1, rows.length - 1) : Math.max(at - 1, 0)]);
    e.preventDefault();
  });
  document.addEventListener("click", (e) => {
    const row = e.target.closest("#rows [data-row]");
    if (row && !e.target.closest("a, button, input, form")) choose(row);
  });
  document.addEventListener("focusin", (e) => {
    const row = e.target.closest("#rows [data-row]");
    if (row && row !== current()) choose(row);
  });

  // Selection: a bar for many at once.
  function bar() {
    const n = document.querySelectorAll("#rows input[name=story]:checked").length;
    const bulk = document.getElementById("bulk");
    bulk.hidden = n === 0;
    document.getElementById("chosen").innerText = n ? String(n) : "";
  }
  document.addEventListener("change", (e) => {
    if (e.target.name === "story") bar();
    if (e.target.name === "density") density(e.target.value);
  });

  function density(lines) {
    pane.classList.toggle("three", lines === "three");
    localStorage.setItem("density", lines);
    const box = document.querySelector(`input[name=density][value=${lines}]`);
    if (box) box.checked = true;
  }
  function toggleDensity() { density(pane.classList.contains("three") ? "one" : "three"); }

  density(localStorage.getItem("density") || pane.dataset.dense || "one");
  bar();
  const kept = sessionStorage.getItem("wire-row");
  const [at, of] = (sessionStorage.getItem("wire-at") || "").split(" ");
  // A story that was decided on and is off this list leaves the cursor to the one after it.
  const row = kept && (document.querySelector(`#rows [data-id="${CSS.escape(kept)}"]`)
    || (of === location.search && all()[Math.min(Number(at), all().length - 1)]));
  if (row) choose(row);

  // News: the stream pokes, the line above the list asks; where no stream is to be had, it asks by
  // itself every minute.
  if (window.EventSource) {
    const stream = new EventSource(pane.dataset.stream);
    stream.addEventListener("poke", () => document.body.dispatchEvent(new CustomEvent("poke")));
  }
})();
