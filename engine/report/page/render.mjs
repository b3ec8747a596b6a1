// Draws every *.vl.json of a folder as SVG, and as PDF and PNG (300 dots per inch) where rsvg-convert is there.
//
//   node engine/report/page/render.mjs FOLDER
//
// Exit codes: 0 all drawn, 3 no rsvg-convert, so SVG alone.
import { execFileSync } from "node:child_process";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as vega from "vega";
import { compile } from "vega-lite";

const [folder] = process.argv.slice(2);
if (!folder) {
  console.error("usage: node render.mjs FOLDER");
  process.exit(2);
}

// Without a browser Vega guesses how wide a text is; these are mean widths of letters in Liberation Sans.
vega.textMetrics.width = (item, text) => {
  const ofLetter = Number(item.fontWeight) >= 600 || item.fontWeight === "bold" ? 0.56 : 0.51;
  return ofLetter * (item.fontSize ?? 11) * String(text ?? "").length;
};

/** 96 of SVG's dots make an inch. */
const zoom = 300 / 96;

function convert(from, to, ...options) {
  execFileSync("rsvg-convert", [...options, "--output", to, from], { stdio: ["ignore", "ignore", "inherit"] });
}

let canConvert = true;
try {
  execFileSync("rsvg-convert", ["--version"], { stdio: "ignore" });
} catch {
  canConvert = false;
}

for (const file of readdirSync(folder).filter((name) => name.endsWith(".vl.json")).sort()) {
  const specification = JSON.parse(readFileSync(join(folder, file), "utf8"));
  const { spec } = compile(specification, { logger: vega.logger(vega.Error) });
  const view = new vega.View(vega.parse(spec), { renderer: "none", logger: vega.logger(vega.Error) });
  const svg = join(folder, file.replace(".vl.json", ".svg"));
  writeFileSync(svg, await view.toSVG());
  if (!canConvert) continue;
  convert(svg, svg.replace(/svg$/, "pdf"), "--format=pdf");
  convert(svg, svg.replace(/svg$/, "png"), "--format=png", `--zoom=${zoom}`, "--background-color=white");
}
process.exit(canConvert ? 0 : 3);
