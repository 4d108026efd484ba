"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const lists = JSON.parse(document.getElementById("lists").textContent);
  const main = document.getElementById("main"), toc = document.getElementById("toc");
  const charts = [];

  // Elements from names, attributes and children; texts are always texts.
  const el = (name, attributes = {}, ...children) => {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes))
      if (key === "onclick") made.addEventListener("click", value);
      else if (value !== null && value !== undefined && value !== false) made.setAttribute(key, value === true ? "" : value);
    made.append(...children.filter((c) => c !== null && c !== undefined));
    return made;
  };
  const name = (text) => el("bdi", { title: text }, text);
  const whole = (n) => n.toLocaleString("en-US");
  const figure = (v) => (v === null || v === undefined ? "–" : Number.isInteger(v) ? whole(v) : String(Math.round(v * 1e4) / 1e4));
  const share = (v) => (v === null || v === undefined ? "–" : Math.floor(v * 1000 + 1e-9) / 10 + " %");
  const date = (t) => (t ? t.slice(0, 10) : "–");
  const span = (s) => (s === null || s === undefined ? "–" : s < 60 ? figure(s) + " s" : s < 3600 ? Math.round(s / 6) / 10 + " min" : Math.round(s / 360) / 10 + " h");
  const css = (variable) => getComputedStyle(document.documentElement).getPropertyValue(variable).trim();

  // A chart's element, a matrix's cell: which items are in it, and what lists them all.
  const panel = document.getElementById("panel"), panelBody = document.getElementById("panel-body"), panelTitle = document.getElementById("panel-title");
  let opener = null;
  const openPanel = (kind, key, title, count) => {
    const list = (lists[kind] || {})[key];
    opener = document.activeElement;
    panelTitle.textContent = title;
    panelBody.replaceChildren();
    if (list && list.items.length) {
      panelBody.append(el("p", { class: "note" }, count > list.items.length ? `The first ${list.items.length} of ${whole(count)}:` : `${whole(count)} in all:`));
      panelBody.append(el("ul", { id: "panel-items" }, ...list.items.map((path) => el("li", {}, name(path)))));
    } else panelBody.append(el("p", { class: "note" }, count === 0 ? "Nothing is there." : `${whole(count)} in all. They are not in this page.`));
    if (list && list.commands.length) panelBody.append(el("p", { class: "note" }, "The whole list:"), el("pre", { id: "panel-command" }, list.commands.join("\n")));
    panel.hidden = false;
    panelTitle.focus();
  };
  const closePanel = () => {
    panel.hidden = true;
    if (opener && opener.focus) opener.focus();
  };
  document.getElementById("panel-close").addEventListener("click", closePanel);
  document.addEventListener("keydown", (event) => event.key === "Escape" && !panel.hidden && closePanel());

  const section = (id, title, ...children) => {
    toc.append(el("li", {}, el("a", { href: "#" + id }, title)));
    const made = el("section", { id, "aria-labelledby": id + "-h" }, el("h2", { id: id + "-h" }, title), ...children);
    main.append(made);
    return made;
  };
  // columns: [title, row → text or element, is a number]
  const table = (rows, columns, id) =>
    el("div", { class: "scroll" }, el("table", { id },
      el("thead", {}, el("tr", {}, ...columns.map(([title, , n]) => el("th", { class: n ? "n" : null, scope: "col" }, title)))),
      el("tbody", {}, ...rows.map((row) => el("tr", {}, ...columns.map(([, cell, n]) => el("td", { class: n ? "n" : null }, cell(row))))))));
  const opens = (kind, key, title, count, text) => el("button", { type: "button", class: "link", onclick: () => openPanel(kind, key, title, count) }, name(text));

  // make() answers Chart.js's configuration with the colours of now; pick(index) opens what was clicked.
  const chart = (into, id, label, make, pick) => {
    const canvas = el("canvas", { id, role: "img", "aria-label": label + "; the table below has the figures" });
    into.append(el("div", { class: "chart" }, canvas));
    const draw = () => {
      const configuration = make();
      const options = configuration.options;
      options.animation = false;
      options.responsive = true;
      options.maintainAspectRatio = false;
      if (pick) {
        options.onClick = (event, hit) => hit.length && pick(hit[0].index);
        options.onHover = (event, hit) => (event.native.target.style.cursor = hit.length ? "pointer" : "default");
      }
      for (const scale of Object.values(options.scales || {})) {
        scale.ticks = Object.assign({ color: css("--soft") }, scale.ticks);
        scale.grid = { color: css("--line") };
      }
      options.plugins = Object.assign({ legend: { labels: { color: css("--ink") } } }, options.plugins);
      return new Chart(canvas, configuration);
    };
    const entry = { draw, made: draw() };
    charts.push(entry);
  };
  const redraw = () => charts.forEach((entry) => { entry.made.destroy(); entry.made = entry.draw(); });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", redraw);
  addEventListener("beforeprint", () => charts.forEach((entry) => entry.made.resize()));

  const tasks = data.analytics;
  const title = tasks.length === 1 ? tasks[0].task : `${tasks.length} tasks`;
  document.title = title;
  document.getElementById("title").replaceChildren(name(title));
  document.getElementById("subtitle").textContent = `${tasks.length === 1 ? tasks[0].dataset + ", " : ""}as of ${lists.made_at.slice(0, 16).replace("T", " ")} UTC`;

  const sum = (field) => tasks.reduce((all, task) => all + task[field], 0);
  const total = sum("items_total"), done = sum("items_done");
  const one = tasks.length === 1 ? tasks[0] : null;
  const card = (value, what) => el("div", {}, el("b", {}, value), el("span", {}, what));
  const cards = [card(share(total ? done / total : 0), `${whole(done)} of ${whole(total)} items`), card(whole(sum("items_remaining")), "remaining"),
    card(whole(sum("items_discarded")), "discarded"), card(whole(sum("items_skipped")), "skipped"), card(whole(sum("annotations")), "annotations")];
  if (one) {
    cards.push(card(figure(one.items_per_day), "items a day"));
    if (one.finish_at) cards.push(card(date(one.finish_at), `done, probably; ${date(one.finish_early_at)} to ${date(one.finish_late_at)}`));
    if (one.due_at) cards.push(card(date(one.due_at), "due"));
    if (one.seconds_per_item !== null) cards.push(card(span(one.seconds_per_item), "an item"), card(span(one.seconds_per_annotation), "an annotation"));
    if (one.score !== null) cards.push(card(figure(one.score), "score"), card(figure(one.agreement), "agreement"));
    if (one.iou !== null) cards.push(card(figure(one.iou), "mean IoU"));
    if (one.label_consensus !== null) cards.push(card(figure(one.label_consensus), "label consensus"));
  }
  const overview = section("overview", "Overview", el("progress", { max: total || 1, value: done, "aria-label": "progress" }), el("div", { class: "cards" }, ...cards));
  if (!one)
    overview.append(table(tasks, [["Task", (t) => name(t.task)], ["Items", (t) => figure(t.items_total), true], ["Done", (t) => figure(t.items_done), true], ["Progress", (t) => share(t.progress), true],
      ["Items a day", (t) => figure(t.items_per_day), true], ["Done by", (t) => date(t.finish_at)], ["Due", (t) => date(t.due_at)], ["Score", (t) => figure(t.score), true]], "tasks-table"));

  const details = (what) => el("details", {}, el("summary", {}, "Table"), what);
  const days = data.analytics_days;
  if (days.length) {
    const labels = days.map((d) => d.day);
    const into = section("days", "Days");
    const pick = (i) => openPanel("day", days[i].day, days[i].day, days[i].done);
    // What is left of one task, and until when it may take: straight to the day that is told, and to the early and the late one.
    const k_day = 86400000, last = Date.parse(days[days.length - 1].day + "T00:00:00Z"), dayOf = (t) => Math.max(1, Math.floor((Date.parse(t) - last) / k_day));
    const ahead = one && one.finish_late_at && dayOf(one.finish_late_at) <= 120 ? dayOf(one.finish_late_at) : 0;
    const future = Array.from({ length: ahead }, (_, i) => new Date(last + (i + 1) * k_day).toISOString().slice(0, 10));
    const left = days[days.length - 1].remaining, until = (t) => [...Array(days.length).fill(null), ...Array.from({ length: ahead + 1 }, (_, i) => (i <= dayOf(t) ? left * (1 - i / dayOf(t)) : null))];
    const line = (label, values, colour, dash) => ({ label, data: values, borderColor: css(colour), backgroundColor: css(colour), borderDash: dash, tension: 0, pointRadius: dash || days.length > 60 ? 0 : 3 });
    const forecasts = () => (ahead ? [line("probably", until(one.finish_at), "--second", [6, 4]), line("early", until(one.finish_early_at), "--soft", [2, 4]), line("late", until(one.finish_late_at), "--soft", [2, 4])] : []);
    chart(into, "burndown", "Items remaining by day", () => ({ type: "line", data: { labels: ["before", ...labels, ...future], datasets: [line("remaining", [days[0].remaining + days[0].done, ...days.map((d) => d.remaining)], "--accent"), ...forecasts()] }, options: { scales: { x: {}, y: { beginAtZero: true } } } }), (i) => i > 0 && i <= days.length && pick(i - 1));
    chart(into, "throughput", "Items done by day", () => ({ type: "bar", data: { labels, datasets: [{ label: "done", data: days.map((d) => d.done - d.discarded), backgroundColor: css("--accent") }, { label: "discarded", data: days.map((d) => d.discarded), backgroundColor: css("--second") }] }, options: { scales: { x: { stacked: true }, y: { stacked: true, beginAtZero: true } } } }), pick);
    into.append(details(table(days, [["Day", (d) => opens("day", d.day, d.day, d.done, d.day)], ["Done", (d) => figure(d.done), true], ["Discarded", (d) => figure(d.discarded), true], ["Remaining", (d) => figure(d.remaining), true], ["Work items", (d) => figure(d.work_items), true], ["Annotations", (d) => figure(d.annotations), true]], "days-table")));
  }

  // Bars that lie: as many as fit, the greatest first; the table has all.
  const bars = (into, id, label, rows, text, value, pick) => {
    const shown = rows.slice(0, 30), most = innerWidth < 480 ? 12 : 24, short = (t) => (t.length > most ? t.slice(0, most - 1) + "…" : t);
    chart(into, id, label, () => ({ type: "bar", data: { labels: shown.map((r) => short(text(r))), datasets: [{ label, data: shown.map(value), backgroundColor: css("--accent") }] }, options: { indexAxis: "y", plugins: { legend: { display: false } }, scales: { x: { beginAtZero: true }, y: { ticks: { autoSkip: false } } } } }), (i) => pick(shown[i]));
    into.lastElementChild.style.height = Math.max(8, shown.length * 1.7 + 3) + "rem";
    if (rows.length > shown.length) into.append(el("p", { class: "note" }, `The first ${shown.length} of ${rows.length}; the table has all.`));
  };
  const people = [...data.analytics_contributors].sort((a, b) => b.done - a.done);
  if (people.length) {
    const into = section("contributors", "Contributors");
    const pick = (c) => openPanel("contributor", c.contributor, c.contributor, c.done);
    bars(into, "people", "work items done", people, (c) => c.contributor, (c) => c.done, pick);
    into.append(table(people, [["Contributor", (c) => opens("contributor", c.contributor, c.contributor, c.done, c.contributor)], ["Done", (c) => figure(c.done), true], ["Discarded", (c) => figure(c.discarded), true],
      ["Skipped", (c) => figure(c.skipped), true], ["Left", (c) => figure(c.remaining), true], ["Annotations", (c) => figure(c.annotations), true], ["Time", (c) => span(c.duration_s), true], ["Items/h", (c) => (c.items_per_hour === null ? "–" : figure(Math.round(c.items_per_hour * 10) / 10)), true],
      ["Issues", (c) => figure(c.issues), true], ["Approved", (c) => share(c.approval), true], ["Score", (c) => figure(c.score), true], ["Agreement", (c) => figure(c.agreement), true]], "people-table"));
  }
  const labelRows = data.analytics_labels;
  if (labelRows.length) {
    const into = section("labels", "Labels");
    bars(into, "label-bars", "annotations", labelRows, (l) => l.label, (l) => l.annotations, (l) => openPanel("label", l.label, l.label, l.annotations));
    into.append(details(table(labelRows, [["Label", (l) => opens("label", l.label, l.label, l.annotations, l.label)], ["Annotations", (l) => figure(l.annotations), true], ["Precision", (l) => figure(l.precision), true], ["Recall", (l) => figure(l.recall), true], ["F1", (l) => figure(l.f1), true]], "labels-table")));
  }
  const statusRows = data.analytics_statuses;
  if (statusRows.length) {
    const into = section("statuses", "Statuses"), text = (s) => (s.skipped ? "skipped" : s.status === null ? "none" : s.status) + ", " + s.stage;
    const key = (s) => (s.skipped ? "skipped" : s.status === null ? "none" : s.status) + "," + s.stage;
    bars(into, "status-bars", "items", statusRows, text, (s) => s.items, (s) => openPanel("status", key(s), text(s), s.items));
    into.append(details(table(statusRows, [["Status", (s) => opens("status", key(s), text(s), s.items, s.skipped ? "skipped" : s.status === null ? "none" : s.status)], ["Stage", (s) => s.stage], ["Items", (s) => figure(s.items), true]], "statuses-table")));
  }
  const scoreRows = data.analytics_scores;
  if (scoreRows.length) {
    const into = section("scores", "Scores of items"), text = (b) => `${figure(b.from)} to ${figure(b.to)}`;
    const pick = (b) => openPanel("score", String(figure(b.from)), "Scores from " + text(b), b.items);
    chart(into, "histogram", "Items by score", () => ({ type: "bar", data: { labels: scoreRows.map(text), datasets: [{ label: "items", data: scoreRows.map((b) => b.items), backgroundColor: css("--accent"), barPercentage: 1, categoryPercentage: 0.96 }] }, options: { plugins: { legend: { display: false } }, scales: { x: {}, y: { beginAtZero: true } } } }), (i) => pick(scoreRows[i]));
    into.append(details(table(scoreRows, [["Score", (b) => opens("score", String(figure(b.from)), "Scores from " + text(b), b.items, text(b))], ["Items", (b) => figure(b.items), true]], "scores-table")));
  }

  // A matrix as a table of buttons. Of many names those that differ most; a search finds the others.
  const matrix = (id, kind, heading, note, least) => {
    const cells = data.analytics_cells.filter((c) => c.matrix === kind);
    if (!cells.length) return;
    const into = section(id, heading, el("p", { class: "note" }, note));
    const by = new Map(cells.map((c) => [JSON.stringify([c.reference, c.scored]), c]));
    const weight = new Map();
    for (const c of cells) for (const n of [c.reference, c.scored]) weight.set(n, (weight.get(n) || 0) + (c.reference === c.scored ? 0 : least ? 1 - c.value : c.value));
    const names = [...weight.keys()].sort(), most = Math.max(...cells.map((c) => c.value), 0), k_most = 25;
    const holder = el("div", {});
    const show = (words) => {
      const wanted = words.trim().toLowerCase();
      let shown = names.filter((n) => n.toLowerCase().includes(wanted));
      const cut = shown.length > k_most;
      if (cut) shown = [...shown].sort((a, b) => weight.get(b) - weight.get(a)).slice(0, k_most);
      const button = (r, s) => {
        const c = by.get(JSON.stringify([r, s]));
        if (!c) return el("td", {});
        const strength = (least ? c.value : most ? c.value / most : 0) * 0.85 + 0.05;
        return el("td", {}, el("button", { type: "button", class: strength > 0.55 ? "dark" : null, style: `background: rgba(var(--heat), ${strength.toFixed(3)})`, "data-reference": r, "data-scored": s,
          title: `${r} → ${s}: ${figure(c.value)}, items: ${c.items}`, "aria-label": `${r}, ${s}: ${figure(c.value)}, items: ${c.items}`, onclick: () => openPanel(kind, r + "," + s, `${r} → ${s}: ${figure(c.value)}`, c.items) }, least ? c.value.toFixed(2) : figure(c.value)));
      };
      holder.replaceChildren(cut ? el("p", { class: "note" }, `The ${k_most} that differ most, of ${names.length}.`) : "",
        el("div", { class: "scroll" }, el("table", { class: "matrix", id: id + "-matrix" }, el("thead", {}, el("tr", {}, el("th", { scope: "col" }, least ? "" : "reference ↓ given →"), ...shown.map((n) => el("th", { class: "c n", scope: "col" }, name(n))))),
          el("tbody", {}, ...shown.map((r) => el("tr", {}, el("th", { class: "r", scope: "row" }, name(r)), ...shown.map((s) => button(r, s))))))));
    };
    if (names.length > 12) {
      const search = el("input", { type: "search", placeholder: "search", "aria-label": "search in " + heading });
      search.addEventListener("input", () => show(search.value));
      into.append(search);
    }
    into.append(holder);
    show("");
    const different = cells.filter((c) => c.reference !== c.scored).sort((a, b) => (least ? a.value - b.value : b.value - a.value)).slice(0, 200);
    if (different.length)
      into.append(el("details", {}, el("summary", {}, least ? "Who agrees least" : "What differs most"), table(different, [["Reference", (c) => name(c.reference)], [least ? "Other" : "Given", (c) => opens(kind, c.reference + "," + c.scored, `${c.reference} → ${c.scored}: ${figure(c.value)}`, c.items, c.scored)], [least ? "Agreement" : "How often", (c) => figure(c.value), true], ["Items", (c) => figure(c.items), true]], id + "-table")));
  };
  matrix("confusion", "labels", "Label confusion", "Rows: the other contributor's label, or the truth's. Columns: the label that was given. A cell opens its items.", false);
  matrix("agreement", "contributors", "Agreement of contributors", "Rows: compared with whom. Columns: whose work. A cell opens the items that both have.", true);

  if (data.analytics_models.length)
    section("models", "Models", table(data.analytics_models, [["Model", (m) => name(m.model + (m.model_version ? " " + m.model_version : ""))], ["Accepted", (m) => figure(m.acceptance), true], ["Kept", (m) => figure(m.kept), true], ["Changed", (m) => figure(m.changed), true], ["Deleted", (m) => figure(m.deleted), true], ["Drafts", (m) => figure(m.drafts), true]], "models-table"));
  if (data.analytics_costs.length)
    section("costs", "Cost of scoring", table(data.analytics_costs, [["Task", (c) => name(c.task)], ["Function", (c) => c.score_function], ["Runs", (c) => figure(c.runs), true], ["Items", (c) => figure(c.items), true], ["Figures", (c) => figure(c.scores), true], ["Seconds", (c) => figure(c.wall_s), true], ["Computing", (c) => figure(c.cpu_s), true]], "costs-table"));
  document.documentElement.dataset.ready = "1";
})();
