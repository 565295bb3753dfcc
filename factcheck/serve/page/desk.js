"use strict";
(() => {
  const $ = (id) => document.getElementById(id);
  const PAUSE = 700; // milliseconds without a key, after which the text is checked again
  const kept = document.body.dataset.kept === "yes";
  const person = decodeURIComponent(document.body.dataset.person);
  const HOWS = { source: "source", call: "call", sum: "sum" };
  const NAMES = { amend: "Amend", review: "Review", ok: "Adds up", unchecked: "Not checked" };
  const fresh = () => ({ id: null, file: null, sources: [], text: "", slug: "", dateline: "", marks: { ticks: {}, suppressed: {} } });
  let now = fresh(); // what stands on the page
  let shown = null; // the last answer, what was asked, and when it came
  let timer = 0;
  let asking = null;
  let checks = 0;

  const element = (tag, name, text) => {
    const made = document.createElement(tag);
    if (name) made.className = name;
    if (text !== undefined) made.textContent = text;
    return made;
  };
  const clock = (date) => date.toLocaleTimeString([], { hour: "2-digit", minute: "2-digit", second: "2-digit" });
  const say = (words, wrong = false) => { $("status").textContent = words; $("status").classList.toggle("wrong", wrong); };

  /* What the tab remembers when it is loaded again: nothing of it leaves the browser. */
  const remember = () => {
    const { id, text, slug, dateline, marks } = now;
    try { sessionStorage.setItem("factcheck", JSON.stringify({ id, text, slug, dateline, marks })); } catch { /* too long, or not allowed */ }
  };
  const recalled = () => { try { return JSON.parse(sessionStorage.getItem("factcheck")) || {}; } catch { return {}; } };
  const recall = (name) => { try { return localStorage.getItem(name) || ""; } catch { return ""; } };

  /* Asking the service. */
  class Refused extends Error {}
  const ask = async (path, body, options = {}) => {
    const isForm = body instanceof FormData;
    const answer = await fetch(path, {
      method: body === undefined ? "GET" : "POST",
      headers: body === undefined || isForm ? {} : { "Content-Type": "application/json" },
      body: body === undefined || isForm ? body : JSON.stringify(body),
      ...options,
    });
    if (answer.status === 401) { await login(); return ask(path, body, options); }
    if (answer.ok) return answer;
    const told = await answer.json().catch(() => ({ detail: "The service answered in a way that is not understood." }));
    throw Object.assign(new Refused(told.detail), { status: answer.status });
  };
  const nameOf = () => (now.slug || "article").replace(/\.\w{1,5}$/, "") + ".txt";
  const asked = () => {
    const rest = { slug: now.slug, dateline: now.dateline, ...(now.id ? { article: now.id } : { marks: JSON.stringify(now.marks) }) };
    if (!now.file && !now.sources.length) return { text: now.text, name: nameOf(), ...rest };
    const form = new FormData();
    if (now.file) form.append("file", now.file, now.file.name);
    else { form.append("text", now.text); form.append("name", nameOf()); }
    for (const source of now.sources) form.append("sources", source, source.name);
    for (const [name, value] of Object.entries(rest)) form.append(name, value);
    return form;
  };
  const isSame = (one, other) => one.file === other.file && one.text === other.text && one.dateline === other.dateline && one.sources === other.sources;

  const later = (pause = PAUSE) => { clearTimeout(timer); timer = setTimeout(check, pause); tellAge(); };
  const check = async () => {
    clearTimeout(timer);
    if (!now.file && !now.text.trim()) { clear(); return; }
    if (asking) asking.abort();
    const mine = (asking = new AbortController());
    const wanted = { ...now };
    say("Checking…");
    $("result").setAttribute("aria-busy", "true");
    try {
      const answer = await (await ask("/desk/check", asked(), { signal: mine.signal })).json();
      if (mine !== asking) return;
      show(answer, wanted);
    } catch (error) {
      if (mine.signal.aborted || mine !== asking) return;
      const age = shown ? ` What is shown is the answer of ${clock(shown.at)}.` : "";
      if (error instanceof Refused && error.status < 500 && error.status !== 429) { say(error.message + age, true); return; }
      say((error instanceof Refused ? error.message : "The service does not answer; it is asked again.") + age, true);
      timer = setTimeout(check, 3000);
    } finally {
      if (mine === asking) { asking = null; $("result").removeAttribute("aria-busy"); tellAge(); }
    }
  };

  /* Showing an answer. The parts are made by the service from the templates of the report, with all text of the article escaped. */
  const show = (answer, wanted) => {
    const was = window.factcheck.opened();
    const label = was && $(was) ? $(was).getAttribute("aria-label") : "";
    const focused = document.activeElement && document.activeElement.id;
    shown = { answer, wanted, at: new Date() };
    if (wanted.file && now.file === wanted.file && $("text").value !== answer.text) { $("text").value = answer.text; now.text = answer.text; shown.wanted.text = answer.text; }
    if (answer.dateline && !$("dateline").value) $("dateline").title = `Read from the article: ${answer.dateline}`;
    $("result").hidden = false;
    $("verdict").textContent = answer.verdict;
    $("closing").textContent = answer.closing;
    $("notices").replaceChildren(...answer.notices.map((words) => element("li", "", words)));
    $("article").style.minHeight = $("article").offsetHeight + "px";
    $("key").innerHTML = answer.key;
    $("article").innerHTML = answer.article;
    $("article").style.minHeight = "";
    window.factcheck.mount();
    if (label && $(was) && $(was).getAttribute("aria-label") === label && document.activeElement !== $("text")) window.factcheck.open($(was));
    setLedger();
    if (focused && $(focused) && document.activeElement === document.body) $(focused).focus({ preventScroll: true });
    document.title = `${answer.verdict} ${now.slug || "article"} – factcheck`;
    checks += 1;
    document.body.dataset.checks = checks;
    say(`Checked ${clock(shown.at)}.`);
    remember();
  };
  const tellAge = () => {
    if (!shown) return;
    const old = !isSame(now, shown.wanted);
    $("stale").hidden = !old;
    $("stale").textContent = old ? `The text has changed since. What is shown is the check of ${clock(shown.at)}.` : "";
    $("result").classList.toggle("old", old);
  };
  const clear = () => {
    if (asking) asking.abort();
    asking = null;
    shown = null;
    $("result").hidden = true;
    document.title = "factcheck";
    say("");
  };

  /* The ledger. */
  const setLedger = () => {
    const { rows, suppressed } = shown.answer;
    const body = $("ledger").tBodies[0];
    const place = document.activeElement.closest && document.activeElement.closest("#ledger tr");
    const at = place ? [place.dataset.print, document.activeElement.dataset.act] : null;
    body.replaceChildren(...rows.map(rowOf));
    const left = rows.filter((row) => !isSettled(row)).length;
    $("remaining").textContent = left ? `${left} of ${rows.length} remain` : rows.length ? "nothing remains" : "";
    $("asides").hidden = !suppressed.length;
    $("asides").querySelector("ul").replaceChildren(...suppressed.map(asideOf));
    if (at) focusIn(body.querySelector(`tr[data-print="${at[0]}"]`), at[1]);
  };
  const isSettled = (row) => row.state === "ok" || row.fingerprint in now.marks.ticks;
  const cell = (name, ...parts) => {
    const td = element("td");
    td.setAttribute("role", "cell");
    if (name && parts.length) td.dataset.name = name;
    td.append(...parts);
    return td;
  };
  const act = (words, what, label, name) => {
    const button = element("button", name, words);
    button.type = "button";
    button.dataset.act = what;
    if (label) button.setAttribute("aria-label", label);
    return button;
  };
  const rowOf = (row) => {
    const tr = element("tr");
    tr.setAttribute("role", "row");
    const tick = now.marks.ticks[row.fingerprint];
    tr.dataset.print = row.fingerprint;
    tr.classList.toggle("done", Boolean(tick));
    tr.classList.toggle("settled", isSettled(row));
    const link = element("a", "", row.figure);
    link.href = "#" + row.mark;
    link.dataset.act = "go";
    link.title = `Read as ${row.reading}`;
    const verdict = element("span", row.state);
    verdict.append(element("span", "badge", NAMES[row.state]));
    const disputes = row.disputes.flatMap((dispute) => {
      const aside = act("Right as it stands…", "aside", `Lay aside: ${dispute.message}`, "quiet");
      aside.dataset.print = dispute.fingerprint;
      return [element("p", "message", dispute.message), aside];
    });
    const sums = row.disputes.length ? [] : row.against.map((sum) => element("small", "", sum));
    const again = row.told_again.flatMap((number, n) => {
      const other = element("a", "", String(number));
      other.href = "#" + (shown.answer.rows[number - 1] || row).mark;
      return n ? [", ", other] : [other];
    });
    tr.append(
      cell("", String(row.number)),
      cell("", link, element("small", "", row.place), ...(row.about && row.about !== row.figure ? [element("small", "of", row.about)] : [])),
      cell("", verdict),
      cell("", ...disputes, ...sums),
      cell("Told again in", ...again),
      cell("", ...(tick ? tickOf(row, tick) : hows(row))),
    );
    return tr;
  };
  const hows = (row) => {
    const group = element("span", "how");
    group.setAttribute("role", "group");
    group.setAttribute("aria-label", `Tick ${row.figure} as checked`);
    for (const how of Object.keys(HOWS)) group.append(act(how[0].toUpperCase() + how.slice(1), how, `${row.figure}: checked, ${HOWS[how]}`));
    return [group];
  };
  const tickOf = (row, tick) => [
    element("span", "by", `${HOWS[tick.how]}, ${tick.by}`),
    element("small", "", new Date(tick.at).toLocaleString([], { dateStyle: "medium", timeStyle: "short" })),
    act("Undo", "undo", `${row.figure}: take the tick back`, "quiet"),
  ];
  const asideOf = (found) => {
    const item = element("li");
    const aside = now.marks.suppressed[found.fingerprint];
    item.append(`${found.figure} (${found.rule})` + (aside ? `: ${aside.reason}, ${aside.by}, ${new Date(aside.at).toLocaleDateString()} ` : ": by an order in the text "));
    if (aside) {
      const back = act("Take back", "back", `${found.figure}: take back`);
      back.dataset.print = found.fingerprint;
      item.append(back);
    }
    return item;
  };
  const focusIn = (tr, what) => {
    if (!tr) return;
    const wanted = tr.querySelector(`[data-act="${what}"]`) || tr.querySelector("td:last-child button") || tr.querySelector("a");
    if (wanted) wanted.focus();
  };

  /* Marks: kept by the service where it keeps any, and then shown only once it has; else in this tab. */
  const mark = async (verb, body) => {
    try {
      if (now.id) now.marks = (await (await ask(`/desk/articles/${now.id}/${verb}`, body)).json()).marks;
      else {
        const { fingerprint, ...rest } = body;
        const kind = verb.endsWith("tick") ? "ticks" : "suppressed";
        if (verb.startsWith("un")) delete now.marks[kind][fingerprint];
        else now.marks[kind][fingerprint] = { note: "", ...rest, at: new Date().toISOString() };
      }
      remember();
      if (shown) setLedger();
      if (verb.endsWith("suppress")) check();
    } catch (error) {
      say(error instanceof Refused ? error.message : "The service does not answer: this was not noted.", true);
    }
  };
  const rowWith = (print) => shown.answer.rows.find((row) => row.fingerprint === print);
  const tick = (print, how) => {
    const by = $("by").value.trim();
    if (!by) { $("by").focus(); say("Say who checks: your name, above the ledger.", true); return; }
    mark("tick", { fingerprint: print, figure: rowWith(print).figure, by, how });
  };
  const layAside = (print, tr) => {
    const row = rowWith(tr.dataset.print);
    const dispute = row.disputes.find((one) => one.fingerprint === print);
    const form = $("aside").querySelector("form");
    $("aside-what").textContent = dispute.message;
    form.by.value = $("by").value;
    form.reason.value = "";
    $("aside").returnValue = "";
    $("aside").onclose = () => {
      if ($("aside").returnValue !== "yes") return;
      mark("suppress", { fingerprint: print, figure: row.figure, rule: dispute.rule, by: form.by.value, reason: form.reason.value });
    };
    $("aside").showModal();
  };
  const doing = (tr, what, button) => {
    const print = tr.dataset.print;
    if (what in HOWS) tick(print, what);
    else if (what === "undo") mark("untick", { fingerprint: print });
    else if (what === "aside") layAside(button.dataset.print, tr);
  };
  $("ledger").addEventListener("click", (event) => {
    const link = event.target.closest("a");
    if (link) { event.preventDefault(); event.stopPropagation(); go(link.getAttribute("href").slice(1)); return; }
    const button = event.target.closest("button");
    if (button) doing(button.closest("tr"), button.dataset.act, button);
  });
  $("ledger").addEventListener("keydown", (event) => {
    const tr = event.target.closest("tbody tr");
    if (!tr || event.ctrlKey || event.metaKey || event.altKey) return;
    const how = { s: "source", c: "call", m: "sum", u: "undo" }[event.key.toLowerCase()];
    const down = { ArrowDown: "nextElementSibling", ArrowUp: "previousElementSibling" }[event.key];
    if (!how && !down) return;
    event.preventDefault();
    if (how) { if (how !== "undo" || tr.classList.contains("done")) doing(tr, how); return; }
    let next = tr[down];
    while (next && next.offsetParent === null) next = next[down];
    focusIn(next, event.target.dataset.act);
  });
  $("asides").addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (button) mark("unsuppress", { fingerprint: button.dataset.print });
  });
  const go = (id) => {
    view("report");
    const figure = $(id);
    if (!figure) return;
    figure.scrollIntoView({ block: "center" });
    window.factcheck.open(figure);
  };

  /* From a figure's note to its place in the text. */
  const edit = (row) => {
    const text = $("text").value;
    const place = (offset) => [...text].slice(0, offset).join("").length; // offsets come in code points
    let [start, end] = [place(row.start), place(row.end)];
    if (text.slice(start, end) !== row.figure && text.includes(row.figure)) { start = text.indexOf(row.figure); end = start + row.figure.length; }
    $("text").blur();
    $("text").setSelectionRange(start, end);
    $("text").focus();
  };
  const offerEdit = () => {
    const row = shown && shown.answer.rows.find((one) => one.mark === window.factcheck.opened());
    const close = row && document.querySelector("#article .card.open button");
    if (!close || close.parentNode.querySelector(".edit")) return;
    const button = act("Edit in the text", "edit", `${row.figure}: edit in the text`, "edit");
    button.addEventListener("click", () => edit(row));
    close.before(button, " ");
    window.factcheck.setAll();
  };
  for (const event of ["click", "keyup"]) document.addEventListener(event, offerEdit);

  /* Views. */
  const view = (name) => {
    for (const one of ["report", "ledger"]) {
      $(`tab-${one}`).setAttribute("aria-selected", String(one === name));
      $(`tab-${one}`).tabIndex = one === name ? 0 : -1;
      $(`panel-${one}`).hidden = one !== name;
    }
    if (name === "report") window.factcheck.setAll();
  };
  for (const one of ["report", "ledger"]) {
    $(`tab-${one}`).addEventListener("click", () => view(one));
    $(`tab-${one}`).addEventListener("keydown", (event) => {
      if (!["ArrowLeft", "ArrowRight", "Home", "End"].includes(event.key)) return;
      event.preventDefault();
      const other = { Home: "report", End: "ledger" }[event.key] || (one === "report" ? "ledger" : "report");
      view(other);
      $(`tab-${other}`).focus();
    });
  }
  $("only").addEventListener("change", () => $("ledger").classList.toggle("only-open", $("only").checked));

  /* The article: typed, pasted, dropped, opened. */
  const begin = async (slug) => {
    if (!kept || now.id) return;
    const mine = now;
    mine.id = "…"; // one at a time
    try {
      mine.id = (await (await ask("/desk/articles", { slug })).json()).id;
      if (mine === now) history.replaceState(null, "", `?article=${mine.id}`);
    } catch { mine.id = null; }
    remember();
  };
  const changed = async (pause) => {
    if (!now.id && (now.text.trim() || now.file)) await begin(now.slug);
    if (now.id === "…") return;
    remember();
    later(pause);
  };
  const setSources = (sources) => {
    now.sources = sources;
    $("sources").hidden = !sources.length;
    $("sources").replaceChildren(...sources.map((source) => {
      const item = element("li", "", source.name);
      const button = element("button", "", "×");
      button.type = "button";
      button.setAttribute("aria-label", `Without ${source.name}`);
      button.addEventListener("click", () => { setSources(now.sources.filter((one) => one !== source)); $("add-source").focus(); });
      item.append(button);
      return item;
    }));
    if (now.text.trim() || now.file) later(0);
  };
  const take = (file) => {
    if (!file) return;
    now = { ...fresh(), file, slug: file.name, sources: now.sources };
    history.replaceState(null, "", location.pathname);
    clear();
    $("text").value = "";
    $("slug").value = file.name;
    changed(0);
  };
  const restart = (start = {}) => {
    clear();
    now = { ...fresh(), ...start };
    setSources([]);
    $("text").value = now.text;
    $("slug").value = now.slug;
    $("dateline").value = now.dateline;
    history.replaceState(null, "", now.id ? `?article=${now.id}` : location.pathname);
    remember();
    if (now.text.trim()) later(0);
    $("text").focus();
  };
  $("text").addEventListener("input", () => {
    now.text = $("text").value;
    now.file = null;
    changed();
  });
  $("slug").addEventListener("change", () => { now.slug = $("slug").value.trim(); if (shown || now.text) changed(0); });
  $("dateline").addEventListener("change", () => { now.dateline = $("dateline").value; if (now.text || now.file) changed(0); });
  $("by").addEventListener("change", () => { try { localStorage.setItem("factcheck-by", $("by").value.trim()); } catch { /* not allowed */ } });
  $("new").addEventListener("click", () => restart());
  $("pick").addEventListener("click", () => $("file").click());
  $("file").addEventListener("change", () => { take($("file").files[0]); $("file").value = ""; });
  $("add-source").addEventListener("click", () => $("source-file").click());
  $("source-file").addEventListener("change", () => { setSources([...now.sources, ...$("source-file").files]); $("source-file").value = ""; });
  const entry = document.querySelector(".entry");
  addEventListener("dragover", (event) => { if (event.dataTransfer.types.includes("Files")) { event.preventDefault(); entry.classList.add("over"); } });
  addEventListener("dragleave", (event) => { if (!event.relatedTarget) entry.classList.remove("over"); });
  addEventListener("drop", (event) => {
    entry.classList.remove("over");
    if (!event.dataTransfer.files.length) return;
    event.preventDefault();
    const [first, ...rest] = event.dataTransfer.files;
    const beside = event.target.closest && event.target.closest("#sources, #add-source");
    if (beside) setSources([...now.sources, first, ...rest]);
    else { now.sources = rest.length ? [...now.sources, ...rest] : now.sources; take(first); setSources(now.sources); }
  });

  /* Exports. */
  $("export").addEventListener("click", async (event) => {
    const button = event.target.closest("[data-export]");
    if (!button) return;
    $("export").open = false;
    if (!now.file && !now.text.trim()) { say("There is nothing to export yet.", true); return; }
    try {
      const answer = await ask(`/desk/export/${button.dataset.export}`, asked());
      const link = element("a");
      link.href = URL.createObjectURL(await answer.blob());
      link.download = decodeURIComponent((answer.headers.get("Content-Disposition") || "").split("UTF-8''")[1] || "report");
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 10000);
    } catch (error) {
      say(error instanceof Refused ? error.message : "The service does not answer; nothing was exported.", true);
    }
  });
  document.addEventListener("click", (event) => {
    for (const menu of document.querySelectorAll(".menu[open]")) if (!menu.contains(event.target)) menu.open = false;
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    for (const menu of document.querySelectorAll(".menu[open]")) { menu.open = false; menu.querySelector("summary").focus(); }
  });

  /* What is kept. */
  const listArticles = async () => {
    const { articles } = await (await ask("/desk/articles")).json();
    $("articles").replaceChildren(...articles.map((one) => {
      const item = element("li");
      const button = element("button", "", one.slug);
      button.type = "button";
      button.append(element("span", "when", new Date(one.touched).toLocaleString([], { dateStyle: "medium", timeStyle: "short" })));
      button.addEventListener("click", () => { $("articles-menu").open = false; reopen(one.id); });
      item.append(button);
      return item;
    }));
    if (!articles.length) $("articles").append(element("p", "", "None yet."));
  };
  const reopen = async (id, text = "", dateline = "") => {
    try {
      const found = await (await ask(`/desk/articles/${encodeURIComponent(id)}`)).json();
      restart({ id, text: text || found.text || "", slug: found.slug === "untitled" ? "" : found.slug, dateline, marks: found.marks });
      if (!now.text) say("Its ticks are kept, its text is not: paste it again.");
    } catch (error) { restart({ text, dateline }); say(error.message, true); }
  };
  const poll = async () => {
    if (!now.id || now.id === "…" || document.hidden || !shown) return;
    const mine = now;
    try {
      const { marks } = await (await ask(`/desk/articles/${mine.id}`)).json();
      if (mine !== now || JSON.stringify(marks) === JSON.stringify(mine.marks)) return;
      const again = JSON.stringify(Object.keys(marks.suppressed)) !== JSON.stringify(Object.keys(mine.marks.suppressed));
      mine.marks = marks;
      setLedger();
      if (again) check();
    } catch { /* the next check says so */ }
  };

  let waiting = null;
  const login = () => waiting || (waiting = new Promise((done) => {
    const form = $("login").querySelector("form");
    $("login").oncancel = (event) => event.preventDefault();
    form.onsubmit = async (event) => {
      event.preventDefault();
      const answer = await fetch("/session", { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ token: form.token.value }) });
      form.token.value = "";
      if (!answer.ok) { $("login-what").textContent = "This is not the token."; return; }
      $("login").close();
      waiting = null;
      done();
    };
    $("login").showModal();
  }));

  /* The start: what the address names, else what this tab had. */
  $("by").value = person || recall("factcheck-by");
  $("by").readOnly = Boolean(person);
  $("kept").textContent = kept ? "" : "Ticks are kept in this tab alone: factcheck serve --data DIR keeps them.";
  $("articles-menu").hidden = !kept;
  $("articles-menu").addEventListener("toggle", () => { if ($("articles-menu").open) listArticles().catch((error) => say(error.message, true)); });
  const before = recalled();
  const named = kept && new URLSearchParams(location.search).get("article");
  if (named) reopen(named, before.id === named ? before.text : "", before.id === named ? before.dateline : "");
  else if (before.text && !before.id) restart(before);
  else $("text").focus();
  if (kept) setInterval(poll, 4000);
})();
