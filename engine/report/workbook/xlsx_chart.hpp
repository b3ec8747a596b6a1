#pragma once

#include <string>

#include "report/workbook/xlsx_file.hpp"

namespace timbang {

/// Puts a native chart over the cells of a sheet, its first corner at a cell.
void insert_chart(lxw_workbook* workbook, lxw_worksheet* sheet, const std::string& sheet_name, CellPlace at,
                  const ChartPlan& plan);

}  // namespace timbang
