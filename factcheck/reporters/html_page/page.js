"use strict";
(() => {
  const all = (selector, from = document) => [...from.querySelectorAll(selector)];
  const byId = (id) => document.getElementById(id);
  const wide = matchMedia("(min-width: 60rem)");
  let figures = [];
  let place = new Map();
  let opened = null;

  /* Margin notes: each beside its figure, below the one before; the opened one keeps its place and pushes the others. */
  const gap = 14;
  const setNotes = (article) => {
    const list = article.querySelector(".cards");
    const spread = article.querySelector(".spread");
    spread.style.minHeight = "";
    for (const card of list.children) card.style.top = "";
    if (!wide.matches) return;
    const top = list.getBoundingClientRect().top;
    const cards = [...list.children].filter((card) => card.offsetParent !== null).map((card) => {
      const mark = byId(card.dataset.mark);
      return { card, height: card.offsetHeight, at: mark ? Math.max(0, mark.getBoundingClientRect().top - top - 8) : 0 };
    });
    cards.sort((one, other) => one.at - other.at);
    let free = 0;
    for (const one of cards) { one.y = Math.max(one.at, free); free = one.y + one.height + gap; }
    const first = cards.findIndex((one) => one.card.classList.contains("open"));
    if (first >= 0) {
      let limit = (cards[first].y = cards[first].at);
      for (let n = first - 1; n >= 0; n--) limit = cards[n].y = Math.min(cards[n].y, limit - gap - cards[n].height);
      free = cards[first].y + cards[first].height + gap;
      for (const one of cards.slice(first + 1)) { one.y = Math.max(one.at, free); free = one.y + one.height + gap; }
      const over = -Math.min(0, ...cards.map((one) => one.y));
      for (const one of cards) one.y += over;
      free += over;
    }
    for (const one of cards) one.card.style.top = one.y + "px";
    spread.style.minHeight = free + "px";
  };
  const setAll = () => all(".article").forEach(setNotes);

  /* What a figure was read as, from its row in the table: the note of a figure that nothing speaks of. */
  const readingCard = (row, figure) => {
    const list = figure.closest(".article").querySelector(".cards");
    const card = document.createElement("li");
    card.className = "card read";
    card.dataset.mark = figure.id;
    const line = (tag, name, text) => {
      const element = document.createElement(tag);
      element.className = name;
      element.textContent = text;
      card.append(element);
    };
    line("h3", "badge", figure.textContent);
    line("p", "message", document.querySelector(".sample.unchecked").textContent + ".");
    line("p", "rule", "Read as " + row.querySelector(".reading").textContent);
    line("p", "rule", row.querySelector(".about").firstChild?.nodeValue ?? "");
    for (const other of all(".again", row)) card.append(other.cloneNode(true));
    list.append(card);
    return card;
  };
  const cardsOf = (figure) => figure.dataset.cards.split(" ").map((id) => {
    const found = byId(id);
    return found && found.matches("tr") ? readingCard(found, figure) : found;
  }).filter(Boolean);

  const close = (back) => {
    if (!opened) return;
    const { figure, cards } = opened;
    opened = null;
    for (const one of all(".linked")) one.classList.remove("linked");
    cards[0].parentNode.classList.remove("sheet");
    for (const card of cards) {
      card.classList.remove("open");
      card.removeAttribute("tabindex");
      all("button", card).forEach((button) => button.remove());
      if (card.classList.contains("read")) card.remove();
    }
    figure.setAttribute("aria-expanded", "false");
    setNotes(figure.closest(".article"));
    if (back) figure.focus();
  };
  const closer = () => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = "Close";
    button.addEventListener("click", () => close(true));
    return button;
  };
  const open = (figure) => {
    close(false);
    const cards = cardsOf(figure);
    opened = { figure, cards };
    for (const card of cards) card.classList.add("open");
    cards[0].parentNode.classList.add("sheet");
    const ids = new Set(cards.map((card) => card.id).filter(Boolean));
    for (const one of all(".figure", figure.closest(".article"))) {
      if (one === figure || (one.hasAttribute("href") && one.dataset.cards.split(" ").some((id) => ids.has(id)))) one.classList.add("linked");
    }
    figure.setAttribute("aria-expanded", "true");
    cards[cards.length - 1].append(closer());
    setNotes(figure.closest(".article"));
    cards[0].tabIndex = -1;
    cards[0].focus({ preventScroll: true });
    if (wide.matches) cards[0].scrollIntoView({ block: "nearest" });
    else figure.scrollIntoView({ block: "start" });
  };
  const step = (by) => {
    const here = opened ? opened.figure : document.activeElement;
    for (let n = place.get(here) + by; n >= 0 && n < figures.length; n += by) {
      if (!figures[n].hasAttribute("href")) continue;
      figures[n].focus();
      if (opened) open(figures[n]);
      return;
    }
  };

  const filter = () => {
    close(false);
    const off = new Set(all(".key input:not(:checked)").map((input) => input.name));
    for (const element of all(".figure, .card")) {
      const hide = [...off].some((state) => element.classList.contains(state));
      element.classList.toggle("off", hide);
      if (!element.matches(".figure")) continue;
      if (hide) element.removeAttribute("href");
      else element.setAttribute("href", "#" + element.dataset.cards.split(" ")[0]);
    }
    setAll();
  };

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a");
    const figure = link && (link.matches(".figure") ? link : byId((link.getAttribute("href") || "").slice(1)));
    if (figure && figure.matches(".figure[href]")) {
      event.preventDefault();
      if (opened && opened.figure === figure && link === figure) { close(true); return; }
      if (link !== figure) figure.scrollIntoView({ block: "center" });
      open(figure);
    } else if (opened && !event.target.closest(".card, .key")) close(false);
  });
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
    const inside = document.activeElement.closest(".figure, .card.open");
    if (event.key === "Escape") close(true);
    else if (inside && (event.key === "ArrowRight" || event.key === "ArrowDown")) { event.preventDefault(); step(1); }
    else if (inside && (event.key === "ArrowLeft" || event.key === "ArrowUp")) { event.preventDefault(); step(-1); }
    else if (event.key === " " && document.activeElement.matches(".figure")) { event.preventDefault(); open(document.activeElement); }
  });

  /* Once, or again where another page has set a new report. */
  const mount = () => {
    opened = null;
    figures = all(".figure");
    place = new Map(figures.map((figure, n) => [figure, n]));
    for (const figure of figures) {
      figure.setAttribute("role", "button");
      figure.setAttribute("aria-expanded", "false");
    }
    for (const hidden of all(".key [hidden]")) hidden.hidden = false;
    for (const input of all(".key input")) { input.checked = true; input.addEventListener("change", filter); }
    setAll();
  };

  document.documentElement.classList.add("js");
  wide.addEventListener("change", () => { close(false); setAll(); });
  addEventListener("resize", setAll);
  mount();
  const named = byId(location.hash.slice(1));
  if (named && named.matches(".figure")) open(named);
  window.factcheck = { mount, open, setAll, opened: () => opened && opened.figure.id };
})();
