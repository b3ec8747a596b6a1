// Draws the README's picture from the answer of `timbang compare`. Needs Node 20, and once: npm --prefix scripts/picture install
//
//   build/release/timbang compare scenarios/bekasi-2023.yaml --vary staffing.tksk_per_kecamatan=1,2,3,4 \
//       --out results/demo --json --quiet > results/demo.json
//   node scripts/picture/draw.mjs results/demo.json scripts/picture/staffing.png "24 November 2026"
//
// Prints the alternative text that goes with the picture. Debian's fonts-liberation gives the picture its letters.
import { readFileSync, writeFileSync } from "node:fs";
import { Resvg } from "@resvg/resvg-js";
import * as vega from "vega";
import { compile } from "vega-lite";
import { measures } from "./measures.mjs";
import { colour, spec } from "./spec.mjs";

const lever = "staffing.tksk_per_kecamatan";

const [source, target, date] = process.argv.slice(2);
if (!date) {
  console.error('usage: node scripts/picture/draw.mjs COMPARISON.json PICTURE.png "DATE"');
  process.exit(2);
}
const comparison = JSON.parse(readFileSync(source, "utf8"));

/** The one cell of an outcome over the whole city and all months. */
function whole(cells, outcome) {
  const found = cells.find((c) => (c.name ?? c.outcome) === outcome && c.where === "city" && c.month === "all");
  if (!found) throw new Error(`${source} has no ${outcome} of the whole city`);
  return found;
}

function paired(from, to, outcome) {
  const cells = comparison.differences.filter((d) => d.against === from.name && d.arm === to.name);
  return whole(cells, outcome);
}

const arms = comparison.arms.map((arm) => ({ ...arm, level: Number(arm.set[lever]) }));
const first = arms[0];
const last = arms[arms.length - 1];

/** -1 or 1 if the paired difference of the last level to the first is clear of zero, else 0. */
function direction(outcome) {
  const { low, high } = paired(first, last, outcome);
  return low > 0 ? 1 : high < 0 ? -1 : 0;
}

/** As many decimals as half of the narrowest interval supports, and two digits of every value at least. */
function decimals(points) {
  const half = Math.min(...points.map((p) => (p.high - p.low) / 2).filter((h) => h > 0));
  const least = Math.min(...points.map((p) => Math.abs(p.mean)).filter((m) => m > 0));
  const supported = Number.isFinite(half) ? Math.ceil(-Math.log10(half)) : 1;
  const legible = Number.isFinite(least) ? 1 - Math.floor(Math.log10(least)) : 0;
  return Math.max(0, supported, legible);
}

function panel(measure) {
  const points = arms.map((arm) => {
    const { mean, low, high } = whole(arm.outcomes, measure.outcome);
    return { level: arm.level, mean: mean * measure.scale, low: low * measure.scale, high: high * measure.scale };
  });
  const digits = decimals(points);
  for (const p of points) {
    p.value = p.mean.toFixed(digits);
    p.interval = `${p.low.toFixed(digits)}–${p.high.toFixed(digits)}`;
    p.baseline = p.level === first.level;
  }
  const way = direction(measure.outcome);
  const room = 1.2;  // above the highest value, for its label
  const domain = [0, room * Math.max(...points.map((p) => p.high))];
  return { ...measure, domain, points, way, title: way > 0 ? measure.rises : way < 0 ? measure.falls : measure.name };
}

/** The headline: true only if every measure changes most at the first step and clearly at each one. */
function headline() {
  const flattens = measures.every(({ outcome }) => {
    const steps = arms.slice(1).map((arm, i) => paired(arms[i], arm, outcome));
    const sizes = steps.map((s) => Math.abs(s.mean));
    return steps.every((s) => s.low > 0 || s.high < 0) && sizes.every((s, i) => i === 0 || s < sizes[i - 1]);
  });
  return flattens
    ? "Each further TKSK per kecamatan changes less than the one before"
    : "Staffing levels of TKSK, compared in the same simulated city";
}

function costs() {
  const billion = (arm) => (whole(arm.outcomes, "cost.total").mean / 1e9).toFixed(2);
  return `TKSK cost Rp ${billion(first)} billion a year with ${first.level} per kecamatan, Rp ${billion(last)} billion with ${last.level}.`;
}

/** What the ranges cover, in words. */
function coverage() {
  return comparison.interval === "plausible"
    ? "95 % plausible range, over chance and every number that nobody measured."
    : "95 % interval. It covers chance only.";
}

/** What the first step changes: far surer than the levels, since both share what is assumed. */
function firstStep() {
  const { mean, low, high } = paired(first, arms[1], "delivery.returned_to_treasury");
  const billion = (rupiah) => (Math.abs(rupiah) / 1e9).toFixed(2);
  if (mean >= 0 || high >= 0) return "";
  return `From ${first.level} to ${arms[1].level}: Rp ${billion(mean)} billion less goes back ` +
    `(${billion(high)} to ${billion(low)}), in pairs of runs that share all that is assumed.`;
}

function alternative(panels) {
  const parts = panels.map((p) => `${p.name} (${p.unit}): ${p.points.map((q) => q.value).join(", ")}`);
  return `Four line charts of a simulation with ${arms.map((a) => a.level).join(", ")} TKSK per kecamatan, the baseline first. ` +
    `${parts.join("; ")}.`;
}

const panels = measures.map(panel);
const words = {
  title: headline(),
  subtitle: [
    "Kota Bekasi 2023. Simulation, not observation: it works out what would follow from its assumptions.",
    costs(), ...[firstStep()].filter(Boolean),
  ],
  notes: [
    { text: "[A] All four rest on assumed numbers, such as the minutes a visit takes. Hollow circle: the baseline.", tone: "assume" },
    { text: `Under each value, and as a bar where it is wider than the point: ${coverage()}`, tone: "ink3" },
    {
      text: `Source: Timbang ${comparison.timbang}, scenario ${comparison.scenario.name} ${comparison.scenario.sha256.slice(0, 8)}, ` +
        `seed ${comparison.seed}, ${comparison.replications} replications, ${date}.`,
      tone: "ink3",
    },
  ],
};
// Without a browser Vega guesses how wide a text is; this is the mean width of a letter here.
vega.textMetrics.width = (item, text) => 0.52 * (item.fontSize ?? 11) * String(text).length;
const view = new vega.View(vega.parse(compile(spec(panels, words)).spec), { renderer: "none" });
const svg = await view.toSVG();
const png = new Resvg(svg, {
  fitTo: { mode: "zoom", value: 2 },
  background: colour.bg,
  font: { loadSystemFonts: true, defaultFontFamily: "Liberation Sans", sansSerifFamily: "Liberation Sans" },
}).render().asPng();
writeFileSync(target, png);
console.log(alternative(panels));
