#pragma once

#include <string>

#include "report/workbook/xlsx_chart_plan.hpp"

struct lxw_worksheet;
struct lxw_workbook;

namespace timbang {

/// Puts a native chart over the cells of a sheet, its first corner at a cell.
void insert_chart(lxw_workbook* workbook, lxw_worksheet* sheet, const std::string& sheet_name, CellPlace at,
                  const ChartPlan& plan);

}  // namespace timbang
