// Makes the README's picture from a comparison of staffing levels. Needs the npm packages vega and vega-lite.
//
//   build/release/timbang compare scenarios/bekasi-2023.yaml --vary staffing.tksk_per_kecamatan=1,2,3,4 --json > out.json
//   npm install --no-save vega vega-lite && node scripts/picture/render.mjs out.json scripts/picture/staffing.svg
import { readFileSync, writeFileSync } from "node:fs";
import * as vega from "vega";
import { compile } from "vega-lite";

const measures = [
  { outcome: "delivery.returned_to_treasury", name: "Returned to the treasury, Rp billion", scale: 1e-9, digits: 2 },
  { outcome: "complaints.within_service_level", name: "Complaints resolved in time, %", scale: 1, digits: 1 },
  { outcome: "complaints.wait_p90", name: "9 of 10 resolved within, days", scale: 1, digits: 1 },
  { outcome: "tksk.utilisation", name: "Share of TKSK time used, %", scale: 100, digits: 0 },
];

function rows(arm) {
  return measures.map(({ outcome, name, scale, digits }) => {
    const cell = arm.outcomes.find((o) => o.name === outcome && o.where === "city" && o.month === "all");
    const [mean, low, high] = [cell.mean, cell.low, cell.high].map((value) => value * scale);
    return { measure: name, tksk: arm.set["staffing.tksk_per_kecamatan"], mean, low, high, label: mean.toFixed(digits) };
  });
}

const [input, output] = process.argv.slice(2);
const comparison = JSON.parse(readFileSync(input, "utf8"));
const specification = JSON.parse(readFileSync(new URL("staffing.vl.json", import.meta.url), "utf8"));
const data = comparison.arms.flatMap(rows);
specification.data.values = data.sort((a, b) => measures.findIndex((m) => m.name === a.measure) - measures.findIndex((m) => m.name === b.measure));
const view = new vega.View(vega.parse(compile(specification).spec), { renderer: "none" });
writeFileSync(output, await view.toSVG());
