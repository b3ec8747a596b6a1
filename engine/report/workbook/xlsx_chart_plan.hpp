#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace timbang {

/// A cell by row and column, counted from 0.
struct CellPlace {
  std::uint32_t row = 0;
  std::uint16_t column = 0;
};

/// A rectangle of cells, both ends included.
struct CellRange {
  CellPlace first;
  CellPlace last;
};

enum class SeriesLook : std::uint8_t { base, first, second, third, bound };

/// One series of a chart; name and categories are cells of the same sheet.
struct ChartSeries {
  CellPlace name;
  CellRange categories;
  CellRange values;
  SeriesLook look = SeriesLook::base;
};

enum class ChartKind : std::uint8_t { line, column, stacked_column };

struct ChartPlan {
  ChartKind kind = ChartKind::line;
  std::string title;
  std::string unit;
  std::string number_format;  ///< of the axis, as Excel writes it
  std::string alternative_text;
  std::vector<ChartSeries> series;
};

}  // namespace timbang
