#pragma once

#include "report/workbook/workbook_content.hpp"

namespace timbang {

// One function a sheet, each in a file of its own; in the order of the workbook.

/// The headlines of the city over all months, an arm's mean and interval in three columns; charts.
void write_summary_sheet(XlsxFile& file, const WorkbookContent& content);

}  // namespace timbang
