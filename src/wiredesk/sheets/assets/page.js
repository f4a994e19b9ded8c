// Click a finding in the panel, the margin or the text, and its other places light up.
const light = (id, from) => {
  document.querySelectorAll(".lit").forEach((e) => e.classList.remove("lit"));
  const places = document.querySelectorAll(`[data-for="${id}"], [data-ids~="${id}"]`);
  places.forEach((e) => e.classList.add("lit"));
  const away = [...places].find((e) => !from.closest(e.closest("aside") ? "aside" : "article") && e !== from);
  if (away) away.scrollIntoView({ block: "center", behavior: "smooth" });
};
document.addEventListener("click", (event) => {
  const row = event.target.closest("[data-for]");
  const words = event.target.closest("[data-ids]");
  if (row) { event.preventDefault(); light(row.dataset.for, row); }
  else if (words && words.dataset.ids) light(words.dataset.ids.split(" ")[0], words);
});
document.querySelectorAll(".show input").forEach((box) => {
  const set = () => {
    document.body.classList.toggle(`show-${box.name}`, box.checked);
    document.body.classList.toggle(`hide-${box.name}`, !box.checked);
  };
  box.addEventListener("change", set);
  set();
});
