// The look of the picture, as one Vega-Lite specification: small panels that share their horizontal axis.
export const font = '"Segoe UI", -apple-system, Roboto, "Noto Sans", "Liberation Sans", Arial, sans-serif';
export const colour = {
  bg: "#FCFBF8", ink: "#171C21", ink2: "#454E57", ink3: "#606973", rule: "#D6D1C6",
  base: "#5F6871", a1: "#0A4F95", assume: "#7A4F00",
};
const width = 370;
const height = 170;

/** Labels stand where the line does not go: above a falling one, below a rising one. */
function label(field, way, line, style) {
  const dy = (way > 0 ? 14 : -23) + 14 * line;
  const mark = { type: "text", align: "left", baseline: "middle", dx: 7, dy, fontSize: 12, ...style };
  return { mark, encoding: { text: { field } } };
}

/** Room for a label to the right of the last point. */
function ends(points) {
  const levels = points.map((p) => p.level);
  return [Math.min(...levels) - 0.2, Math.max(...levels) + 0.7];
}

function chart(panel) {
  const isBaseline = "datum.baseline";
  return {
    title: { text: panel.title, subtitle: `${panel.unit}  [A]` },
    width,
    height,
    data: { values: panel.points },
    encoding: {
      x: {
        field: "level", type: "quantitative", scale: { domain: ends(panel.points), nice: false },
        axis: { title: "TKSK per kecamatan", values: panel.points.map((p) => p.level), grid: false },
      },
      y: { field: "mean", type: "quantitative", scale: { domain: panel.domain }, axis: { title: null, tickCount: 4, grid: false } },
    },
    layer: [
      { mark: { type: "line", color: colour.a1, strokeWidth: 1.5 } },
      {
        mark: { type: "rule", strokeWidth: 2.5 },
        encoding: { y: { field: "low" }, y2: { field: "high" }, color: arm(isBaseline) },
      },
      {
        mark: { type: "point", size: 64, strokeWidth: 2, opacity: 1 },
        encoding: { color: arm(isBaseline), fill: { condition: { test: isBaseline, value: colour.bg }, value: colour.a1 } },
      },
      label("value", panel.way, 0, { fontWeight: 600, color: colour.ink }),
      label("interval", panel.way, 1, { color: colour.ink3 }),
    ],
  };
}

function arm(isBaseline) {
  return { condition: { test: isBaseline, value: colour.base }, value: colour.a1 };
}

function notes(lines) {
  return {
    width: 2 * width, height: 18 * lines.length, view: { stroke: null },
    layer: lines.map(({ text, tone }, i) => ({
      data: { values: [{}] },
      mark: { type: "text", text, align: "left", baseline: "top", x: 0, y: 18 * i, fontSize: 12, color: colour[tone] },
    })),
  };
}

export function spec(panels, words) {
  return {
    $schema: "https://vega.github.io/schema/vega-lite/v6.json",
    background: colour.bg,
    padding: 20,
    title: {
      text: words.title, subtitle: words.subtitle, anchor: "start", frame: "bounds", fontSize: 20, subtitleFontSize: 13,
      subtitleLineHeight: 18, offset: 24,
    },
    vconcat: [{ concat: panels.map(chart), columns: 2, spacing: 40 }, notes(words.notes)],
    spacing: 16,
    config: {
      font,
      view: { stroke: null },
      title: {
        anchor: "start", frame: "group", fontSize: 16, fontWeight: 600, color: colour.ink, subtitleColor: colour.ink2,
        subtitleFontSize: 12, subtitlePadding: 4, offset: 12,
      },
      axis: {
        labelFontSize: 12, titleFontSize: 12, titleFontWeight: 400, titleColor: colour.ink2, labelColor: colour.ink2,
        domainColor: colour.rule, ticks: false, labelPadding: 6,
      },
    },
  };
}
