#include "report/workbook/xlsx_chart.hpp"

#include <array>
#include <string_view>

#include <xlsxwriter.h>

#include "report/words/palette.hpp"

namespace timbang {
namespace {

/// Arms differ by dash and marker as well as by colour, so that a print in grey can be read.
struct Look {
  std::string_view colour;  ///< in the palette
  std::uint8_t dash;
  std::uint8_t marker;
  float width;
};

constexpr std::array<Look, 5> looks{
    Look{"base", LXW_CHART_LINE_DASH_DASH, LXW_CHART_MARKER_CIRCLE, 2},
    Look{"a1", LXW_CHART_LINE_DASH_SOLID, LXW_CHART_MARKER_CIRCLE, 2},
    Look{"a2", LXW_CHART_LINE_DASH_SQUARE_DOT, LXW_CHART_MARKER_SQUARE, 2},
    Look{"a3", LXW_CHART_LINE_DASH_DASH_DOT, LXW_CHART_MARKER_TRIANGLE, 2},
    Look{"bound", LXW_CHART_LINE_DASH_SOLID, LXW_CHART_MARKER_SHORT_DASH, 1},
};

std::uint8_t chart_type(ChartKind kind) {
  if (kind == ChartKind::line) return LXW_CHART_LINE;
  return kind == ChartKind::column ? LXW_CHART_COLUMN : LXW_CHART_COLUMN_STACKED;
}

void add_series(lxw_chart* chart, const std::string& sheet, const ChartSeries& series, ChartKind kind) {
  lxw_chart_series* added = chart_add_series(chart, nullptr, nullptr);
  chart_series_set_categories(added, sheet.c_str(), series.categories.first.row, series.categories.first.column,
                              series.categories.last.row, series.categories.last.column);
  chart_series_set_values(added, sheet.c_str(), series.values.first.row, series.values.first.column,
                          series.values.last.row, series.values.last.column);
  chart_series_set_name_range(added, sheet.c_str(), series.name.row, series.name.column);
  const Look& look = looks[static_cast<std::size_t>(series.look)];
  lxw_chart_line line{};
  line.color = colour_number(look.colour);
  line.dash_type = look.dash;
  line.width = look.width;
  lxw_chart_fill fill{};
  fill.color = colour_number(look.colour);
  if (kind != ChartKind::line) {
    chart_series_set_fill(added, &fill);
    return;
  }
  chart_series_set_line(added, &line);
  chart_series_set_marker_type(added, look.marker);
  chart_series_set_marker_fill(added, &fill);
}

}  // namespace

void insert_chart(lxw_workbook* workbook, lxw_worksheet* sheet, const std::string& sheet_name, CellPlace at,
                  const ChartPlan& plan) {
  lxw_chart* chart = workbook_add_chart(workbook, chart_type(plan.kind));
  for (const ChartSeries& series : plan.series) add_series(chart, sheet_name, series, plan.kind);
  chart_title_set_name(chart, plan.title.c_str());
  chart_axis_set_name(chart->y_axis, plan.unit.c_str());
  chart_axis_set_num_format(chart->y_axis, plan.number_format.c_str());
  chart_axis_set_min(chart->y_axis, 0);
  chart_legend_set_position(chart, LXW_CHART_LEGEND_BOTTOM);
  lxw_chart_options options{};
  options.x_scale = 1.4;
  options.y_scale = 1.2;
  std::string description = plan.alternative_text;
  options.description = description.data();
  worksheet_insert_chart_opt(sheet, at.row, at.column, chart, &options);
}

}  // namespace timbang
