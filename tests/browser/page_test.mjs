// Opens a brief in headless Chromium as a reader would: no network, no error, both languages, both widths, print, axe.
//   node tests/browser/page_test.mjs PAGE.html [FOLDER for screenshots]
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const page_file = resolve(process.argv[2]);
const pictures = process.argv[3] ? resolve(process.argv[3]) : null;
const program = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(existsSync);
if (!program) {
  console.error("no Chromium: scripts/install_dependencies --browser installs it");
  process.exit(2);
}
const axe_source = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const largest = 2_000_000;
const failures = [];
const expect = (is_true, what) => {
  console.log(`${is_true ? "ok  " : "FAIL"} ${what}`);
  if (!is_true) failures.push(what);
};

async function open(browser, { language, look, width }) {
  const context = await browser.newContext({ viewport: { width, height: 900 }, offline: true });
  const page = await context.newPage();
  const complaints = [];
  const requests = [];
  page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("request", (request) => requests.push(request.url()));
  const url = `${pathToFileURL(page_file)}#${language}-${look}`;
  await page.goto(url);
  const strangers = () => requests.filter((each) => !each.startsWith("file:") && !each.startsWith("data:"));
  return { page, context, complaints, strangers };
}

async function expect_reader_is_well(browser, view) {
  const name = `${view.language} ${view.look} ${view.width} px`;
  const { page, context, complaints, strangers } = await open(browser, view);
  const edition = `[data-edition="${view.language}"]`;
  expect((await page.locator("html").getAttribute("lang")) === view.language, `${name}: the language is shown`);
  const figures = page.locator(`${edition} figure.chart`);
  const drawn = await page.locator(`${edition} figure.chart svg`).count();
  expect(drawn > 0 && drawn === (await figures.count()), `${name}: every chart is drawn (${drawn})`);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(overflow <= 0, `${name}: nothing is wider than the screen (${overflow} px)`);
  await page.evaluate(axe_source);
  const found = await page.evaluate(() => axe.run(document, { resultTypes: ["violations"] }));
  const serious = found.violations.filter((each) => ["serious", "critical"].includes(each.impact));
  const told = serious.map((each) => `${each.id}: ${each.nodes[0].html.slice(0, 160)}`);
  expect(serious.length === 0, `${name}: axe finds nothing serious ${told.join("; ")}`);
  if (pictures) await page.screenshot({ path: `${pictures}/${name.replaceAll(" ", "-")}.png`, fullPage: true });
  expect(complaints.length === 0, `${name}: no error is reported ${complaints.slice(0, 2).join("; ")}`);
  expect(strangers().length === 0, `${name}: nothing is asked of a network ${strangers().slice(0, 2).join(" ")}`);
  await context.close();
}

async function expect_choices_work(browser) {
  const { page, context, complaints } = await open(browser, { language: "en", look: "light", width: 1280 });
  await page.keyboard.press("Tab");
  expect(await page.evaluate(() => document.activeElement !== document.body), "the keyboard reaches the page");
  await page.locator('button[data-language="id"]').click();
  expect(await page.locator('[data-edition="id"] h1').isVisible(), "the switch shows the other language");
  const arms = page.locator('[data-edition="id"] select[data-choose="arm"]');
  const last = (await arms.locator("option").last().getAttribute("value")) ?? "";
  await arms.selectOption(last);
  const shown = await page.locator('[data-edition="id"] [data-arm]:visible').first().getAttribute("data-arm");
  expect(shown === last, "the chosen option is spoken of");
  const places = page.locator('[data-edition="id"] select[data-choose="place"]');
  const place = (await places.locator("option").nth(1).getAttribute("value")) ?? "";
  await places.selectOption(place);
  const table = await page.locator('[data-edition="id"] [data-place]:visible').first().getAttribute("data-place");
  expect(table === place, "the chosen kecamatan's table is shown");
  expect(complaints.length === 0, `choosing reports no error ${complaints.slice(0, 2).join("; ")}`);
  await context.close();
}

async function expect_tables_have_words(browser) {
  const { page, context } = await open(browser, { language: "id", look: "light", width: 1280 });
  const headings = await page.locator('[data-edition="id"] [data-table] th').allTextContents();
  const raw = headings.filter((each) => /_|^(mean|low|high|label|baseline|order|measure)$/.test(each));
  expect(headings.length > 0 && raw.length === 0, `tables behind charts have words as headings ${raw.slice(0, 3)}`);
  const theme = page.locator("[data-theme-switch]");
  const before = await theme.textContent();
  const tip = (language) => page.locator(`[data-edition="${language}"] a.origin`).first().getAttribute("title");
  expect((await tip("id")).includes("nilai awal acak") && (await tip("en")).includes("seed"), "tooltips are in their language");
  await page.locator('button[data-language="en"]').click();
  expect((await theme.textContent()) !== before, "the switch of looks is in the chosen language");
  const links = await page.locator('[data-edition="en"] .answers a.origin').evaluateAll((all) =>
    all.filter((each) => each.offsetParent !== null).map((each) => document.querySelector(each.hash)?.textContent ?? ""));
  expect(links.length >= 3 && links.every((each) => each.includes("timbang run")),
    `numbers in sentences lead to their command (${links.length})`);
  const tornado = await page.locator('[data-edition="en"] [data-chart="tornado-money-returned"] svg').count();
  expect(tornado === 1, "the key drivers of the answers are drawn");
  await context.close();
}

/// Texts of printed charts are 12 points of a style or more, which are 9 of print.
async function expect_print_is_legible(browser, language) {
  const { page, context } = await open(browser, { language, look: "dark", width: 680 });
  await page.emulateMedia({ media: "print" });
  const sizes = await page.evaluate(async (edition) => {
    dispatchEvent(new Event("beforeprint"));
    await new Promise((drawn) => setTimeout(drawn));
    return [...document.querySelectorAll(`[data-edition="${edition}"] figure:not(.screen) svg`)].map((svg) => {
      const scale = svg.getBoundingClientRect().width / svg.viewBox.baseVal.width;
      const fonts = [...svg.querySelectorAll("text")].map((text) => parseFloat(getComputedStyle(text).fontSize));
      return scale * Math.min(...fonts);
    });
  }, language);
  const least = Math.min(...sizes);
  expect(sizes.length >= 2 && least >= 11.9 && Number.isFinite(least), `${language}: texts of printed charts are legible (${(least * 0.75).toFixed(1)} pt)`);
  await context.close();
}

/// What stands on each printed page, where pdftotext is there to say so.
function printed_texts(pdf) {
  const file = join(mkdtempSync(join(tmpdir(), "timbang-print-")), "page.pdf");
  writeFileSync(file, pdf);
  return execFileSync("pdftotext", ["-layout", file, "-"]).toString().split("\f").slice(0, -1);
}

async function expect_print(browser, language) {
  const { page, context } = await open(browser, { language, look: "dark", width: 1280 });
  const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true, path: pictures ? `${pictures}/${language}.pdf` : undefined });
  const pages = pdf.toString("latin1").match(/\/Type\s*\/Page\b/g)?.length ?? 0;
  expect(pages >= 2 && pages <= 4, `${language}: prints on two to four pages (${pages})`);
  const texts = printed_texts(pdf);
  const number = language === "id" ? "Halaman" : "Page";
  expect(texts.every((each, i) => each.includes(`${number} ${i + 1} / ${texts.length}`)), `${language}: pages are numbered`);
  const [heading, row] = language === "id" ? ["Hitungan resmi di samping", "dasar penduduk lain"]
    : ["Official counts beside", "another population base"];
  const split = texts.filter((each) => each.includes(heading) !== each.includes(row));
  expect(split.length === 0 && texts.some((each) => each.includes(row)), `${language}: the official counts stand together`);
  await context.close();
}

if (pictures) mkdirSync(pictures, { recursive: true });
const bytes = statSync(page_file).size;
expect(bytes < largest, `the page is under 2 MB (${bytes} bytes)`);
const browser = await chromium.launch({ executablePath: program, args: ["--no-sandbox"] });
for (const language of ["id", "en"]) {
  for (const width of [1280, 390]) await expect_reader_is_well(browser, { language, look: "light", width });
  await expect_reader_is_well(browser, { language, look: "dark", width: 1280 });
  await expect_print(browser, language);
  await expect_print_is_legible(browser, language);
}
await expect_choices_work(browser);
await expect_tables_have_words(browser);
await browser.close();
console.log(failures.length === 0 ? "all page tests passed" : `${failures.length} page tests failed`);
process.exit(failures.length === 0 ? 0 : 1);
