#pragma once

#include "report/workbook/workbook_content.hpp"

namespace timbang {

// One function a sheet, each in a file of its own; in the order of the workbook.

/// The headlines of the city over all months, an arm's mean and interval in three columns; charts.
void write_summary_sheet(XlsxFile& file, const WorkbookContent& content);

/// Every outcome of the city by month.
void write_months_sheet(XlsxFile& file, const WorkbookContent& content);

/// Every outcome over all months by kecamatan, in the scenario's order: burdens are shown, nobody is ranked.
void write_kecamatan_sheet(XlsxFile& file, const WorkbookContent& content);

/// Every paired difference of the city over all months.
void write_differences_sheet(XlsxFile& file, const WorkbookContent& content);

/// What an arm costs a year by payer, and by line.
void write_cost_sheet(XlsxFile& file, const WorkbookContent& content);

/// The workload analysis (ABK) as formulas, for the city and every kecamatan of every arm whose scenario is at hand:
/// TKSK needed = hours that arrive / effective hours of one, beside the engine's workload, and the margin that the
/// formula omits; on a sheet of its own the tasks.
void write_workload_sheets(XlsxFile& file, const WorkbookContent& content);

/// Every number of the scenario with its range, evidence and source. Observed counts below 5 are not shown.
void write_assumptions_sheet(XlsxFile& file, const WorkbookContent& content);

/// Every outcome with its unit and definition.
void write_dictionary_sheet(XlsxFile& file, const WorkbookContent& content);

}  // namespace timbang
