// Finds stories by words of their headlines, names and places, in the lists that stand beside the page.
"use strict";
(() => {
  const form = document.querySelector("form.search");
  const status = document.querySelector(".found-n");
  const found = document.querySelector(".found");
  const MOST = 100;
  const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  let lists = null;

  const fetched = () => {
    lists ??= Promise.all(
      form.dataset.lists.trim().split(/\s+/).filter(Boolean).map(async (name) => {
        const answer = await fetch(name);
        if (!answer.ok) throw new Error(name);
        return (await answer.json()).map((row) => ({ row, text: fold([row[1], row[3], row[4]].join(" ")) }));
      }),
    ).then((years) => years.flat());
    return lists;
  };

  const shown = ([path, title, day, section]) => {
    const item = document.createElement("li");
    const link = document.createElement("a");
    link.href = form.dataset.root + path;
    link.textContent = title;
    link.dir = "auto";
    const about = document.createElement("p");
    about.className = "about";
    about.textContent = [section, day].filter(Boolean).join(" · ");
    item.append(link, about);
    return item;
  };

  const search = async () => {
    const words = fold(form.q.value).split(/\s+/).filter(Boolean);
    found.replaceChildren();
    status.textContent = "";
    if (!words.length) return;
    try {
      const all = await fetched();
      const hits = all.filter(({ text }) => words.every((word) => text.includes(word)));
      status.textContent = hits.length ? form.dataset.some.replace("#", hits.length) : form.dataset.none;
      found.replaceChildren(...hits.slice(0, MOST).map(({ row }) => shown(row)));
    } catch {
      lists = null;
      status.textContent = form.dataset.failed;
    }
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const address = new URL(location.href);
    address.searchParams.set("q", form.q.value);
    history.replaceState(null, "", address);
    search();
  });
  form.q.value = new URLSearchParams(location.search).get("q") ?? "";
  search();
})();
