// Opens a brief in headless Chromium as a reader would: no network, no error, both languages, both widths, print, axe.
//   node tests/browser/page_test.mjs PAGE.html [FOLDER for screenshots]
import { existsSync, mkdirSync, readFileSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { resolve } from "node:path";
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

async function expect_print(browser, language) {
  const { page, context } = await open(browser, { language, look: "dark", width: 1280 });
  const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true, path: pictures ? `${pictures}/${language}.pdf` : undefined });
  const pages = pdf.toString("latin1").match(/\/Type\s*\/Page\b/g)?.length ?? 0;
  expect(pages >= 2 && pages <= 4, `${language}: prints on two to four pages (${pages})`);
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
}
await expect_choices_work(browser);
await browser.close();
console.log(failures.length === 0 ? "all page tests passed" : `${failures.length} page tests failed`);
process.exit(failures.length === 0 ? 0 : 1);
