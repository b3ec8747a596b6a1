// The reader's choices: language, look, option, place; and the charts, drawn from the data in the page.
(() => {
  "use strict";
  const root = document.documentElement;
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const element = document.getElementById("brief-data");
  const book = element && window.vega && window.vegaLite ? JSON.parse(element.textContent) : null;
  // Rows are coded by what they share with the row before: see brief_html.cpp.
  const decoded = (text) => {
    let before = "";
    return text.split("\n").filter(Boolean).map((line) => {
      const blank = line.indexOf(" ");
      before = before.slice(0, Number(line.slice(0, blank))) + line.slice(blank + 1);
      return JSON.parse(before);
    });
  };
  for (const rows of book ? all("[data-rows]") : []) {
    (book[rows.dataset.language].data ??= {})[rows.dataset.rows] = decoded(rows.textContent);
  }
  let isPrinting = false;
  const chosen = { language: root.lang, place: "city", arm: null };
  const first = document.querySelector('select[data-choose="arm"]');
  if (first) chosen.arm = first.value;

  const rowsOf = (chart) => chart.datasets.flatMap((name) => book[chosen.language].data[name]);

  /// The rows of a chart as a table, in the columns that people read.
  function fillTable(place, chart) {
    const shown = rowsOf(chart).filter((row) =>
      (row.where === undefined || row.where === chosen.place) && (!chart.rows || row.measure === chart.rows));
    const columns = book[chosen.language].columns.filter(([field]) => shown.some((row) => field in row));
    const table = document.createElement("table");
    const addRow = (cells, tag) => {
      const row = table.appendChild(document.createElement("tr"));
      for (const cell of cells) {
        const made = row.appendChild(document.createElement(tag));
        made.textContent = typeof cell === "number" ? cell.toLocaleString(chosen.language) : (cell ?? "");
        if (typeof cell === "number") made.className = "number";
        if (tag === "th") made.scope = "col";
      }
    };
    addRow(columns.map(([, label]) => label), "th");
    for (const row of shown) addRow(columns.map(([field]) => row[field]), "td");
    place.replaceChildren(table);
  }

  // Width of what is printed, in the points of a page's style: A4 without its margins, or half of it.
  const printed = { whole: 676, half: 328, height: 150, step: 30 };
  const narrowest = 150;

  /// Draws a specification and returns how wide it became, which is known only when all of it is laid out.
  async function render(place, spec) {
    // Expressions are interpreted, not compiled: the page's policy allows no evaluation of texts.
    const view = new vega.View(vega.parse(vegaLite.compile(spec).spec, null, { ast: true }),
      { expr: vegaInterpreter, renderer: "svg", container: place, hover: true });
    await view.runAsync();
    return Number(place.querySelector("svg")?.getAttribute("width") ?? 0);
  }

  // A place may be asked for another drawing, for paper, say, before the last one is done: the newest counts.
  const newest = new WeakMap();

  async function draw(place, chart) {
    const own = {};
    newest.set(place, own);
    const spec = structuredClone(chart.spec);
    const data = book[chosen.language].data;
    spec.datasets = Object.fromEntries(chart.datasets.map((name) => [name, data[name]]));
    for (const parameter of spec.params ?? []) if (parameter.name === "where") parameter.value = chosen.place;
    const style = getComputedStyle(root);
    // What is printed keeps the specification's own colours, which are those of paper.
    for (const parameter of isPrinting ? [] : spec.params ?? []) {
      const colour = style.getPropertyValue(`--${parameter.name}`).trim();
      if (colour) parameter.value = colour;
    }
    const isHalf = place.closest("figure").classList.contains("narrow");
    const room = !isPrinting ? place.clientWidth : isHalf ? printed.half : printed.whole;
    // Texts keep their size: a wide drawing becomes narrower rather than smaller, where its width is free.
    if (isPrinting && typeof spec.height === "number") spec.height = Math.min(spec.height, printed.height);
    if (isPrinting && spec.height?.step) spec.height.step = Math.min(spec.height.step, printed.step);
    const wide = await render(place, spec);
    if (newest.get(place) !== own) return;
    if (wide > room && typeof spec.width === "number") {
      spec.width = Math.max(narrowest, Math.floor(spec.width - (wide - room)));
      await render(place, spec);
    }
    place.querySelector("svg")?.setAttribute("aria-hidden", "true");
  }

  function drawAll() {
    if (!book) return;
    const edition = document.querySelector(`[data-edition="${chosen.language}"]`);
    for (const place of all(isPrinting ? "figure:not(.screen) [data-chart]" : "[data-chart]", edition)) {
      const chart = book[chosen.language].charts[place.dataset.chart];
      place.closest("figure").querySelector("h3").textContent = chosen.place === "city" ? chart.title : chart.measure;
      draw(place, chart);
    }
    for (const place of all("[data-table]", edition)) fillTable(place, book[chosen.language].charts[place.dataset.table]);
  }

  // What every printed page says at its foot; a page's margin takes its texts from a style alone.
  const foot = document.head.appendChild(document.createElement("style"));
  function writeFoot(edition) {
    // Without the program's version, which stands with the commands, they fit on a line.
    const facts = JSON.stringify(edition.querySelector("footer").textContent.split(" · ").slice(1).join(" · "));
    const number = JSON.stringify(`${edition.dataset.pageNumber} `);
    foot.textContent = `@page { @bottom-left { content: ${facts}; }
      @bottom-right { content: ${number} counter(page) " / " counter(pages); } }`;
  }

  function show() {
    for (const edition of all("[data-edition]")) edition.hidden = edition.dataset.edition !== chosen.language;
    for (const button of all("button[data-language]")) {
      button.setAttribute("aria-pressed", String(button.dataset.language === chosen.language));
    }
    for (const block of all("[data-arm]")) block.hidden = block.dataset.arm !== chosen.arm;
    for (const block of all("[data-place]")) block.hidden = block.dataset.place !== chosen.place;
    for (const row of all("[data-row-arm]")) row.classList.toggle("chosen", row.dataset.rowArm === chosen.arm);
    for (const select of all("[data-choose]")) select.value = chosen[select.dataset.choose];
    root.lang = chosen.language;
    const edition = document.querySelector(`[data-edition="${chosen.language}"]`);
    document.title = edition.querySelector("h1").textContent;
    const switches = document.querySelector(".bar");
    switches.setAttribute("aria-label", switches.dataset[chosen.language]);
    const theme = switches.querySelector("[data-theme-switch]");
    theme.textContent = theme.dataset[chosen.language];
    writeFoot(edition);
    drawAll();
  }

  for (const button of all("button[data-language]")) {
    button.addEventListener("click", () => { chosen.language = button.dataset.language; show(); });
  }
  for (const select of all("[data-choose]")) {
    select.addEventListener("change", () => { chosen[select.dataset.choose] = select.value; show(); });
  }
  document.querySelector("[data-theme-switch]").addEventListener("click", () => {
    root.dataset.theme = root.dataset.theme === "dark" ? "light" : "dark";
    drawAll();
  });
  // What is printed is drawn in the colours of paper.
  addEventListener("beforeprint", () => { isPrinting = true; drawAll(); });
  addEventListener("afterprint", () => { isPrinting = false; drawAll(); });
  const wanted = location.hash.slice(1).split("-");
  if (wanted.includes("en") || wanted.includes("id")) chosen.language = wanted.includes("en") ? "en" : "id";
  if (wanted.includes("dark") || (!wanted.includes("light") && matchMedia("(prefers-color-scheme: dark)").matches)) {
    root.dataset.theme = "dark";
  }
  show();
})();
