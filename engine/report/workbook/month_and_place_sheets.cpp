#include "report/workbook/matrix_sheet.hpp"
#include "report/workbook/sheets.hpp"

namespace timbang {

void write_months_sheet(XlsxFile& file, const WorkbookContent& content) {
  MatrixPlan plan;
  plan.sheet = content.words("workbook.sheet.months");
  plan.title = content.words("workbook.title.months");
  for (const std::string& month : content.summaries.front().months) plan.columns.push_back(month_text(content, month));
  plan.estimate = [](const WorkbookArm& arm, std::size_t outcome, std::size_t column) {
    return estimate_at(arm, outcome, 0, column);
  };
  plan.charted_from = 1;
  plan.charted = {outcome::delivery_returned_to_treasury, outcome::complaints_backlog, outcome::tksk_workload};
  write_matrix_sheet(file, content, plan);
}

void write_kecamatan_sheet(XlsxFile& file, const WorkbookContent& content) {
  MatrixPlan plan;
  plan.sheet = content.words("workbook.sheet.kecamatan");
  plan.title = content.words("workbook.title.kecamatan");
  plan.notes = {content.words("workbook.note.kecamatan")};
  for (const std::string& where : content.summaries.front().wheres) plan.columns.push_back(where_text(content, where));
  plan.estimate = [](const WorkbookArm& arm, std::size_t outcome, std::size_t column) {
    return estimate_at(arm, outcome, column, 0);
  };
  plan.chart = ChartKind::column;
  plan.charted_from = 1;
  plan.charted = {outcome::tksk_workload, outcome::complaints_wait_p90, outcome::delivery_returned_to_treasury};
  write_matrix_sheet(file, content, plan);
}

}  // namespace timbang
