#pragma once

#include <functional>
#include <string>
#include <vector>

#include "report/workbook/workbook_content.hpp"

namespace timbang {

/// A sheet with three rows for every outcome and arm (mean, lower and upper end of the interval) and a column for
/// every month or place.
struct MatrixPlan {
  std::string sheet;
  std::string title;
  std::vector<std::string> notes;
  std::vector<std::string> columns;  ///< as headings call them
  std::function<Estimate(const WorkbookArm&, std::size_t outcome, std::size_t column)> estimate;
  ChartKind chart = ChartKind::line;
  std::size_t charted_from = 0;      ///< first column that charts show
  std::vector<std::size_t> charted;  ///< outcomes
};

/// Writes it, charts of the arms' means beside the table.
void write_matrix_sheet(XlsxFile& file, const WorkbookContent& content, const MatrixPlan& plan);

}  // namespace timbang
