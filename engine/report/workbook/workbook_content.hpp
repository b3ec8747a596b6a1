#pragma once

#include <string>
#include <vector>

#include "outcomes/catalogue/outcome_catalogue.hpp"
#include "report/words/text_catalogue.hpp"
#include "report/workbook/xlsx_file.hpp"
#include "results/summary/summary.hpp"
#include "scenario/scenario.hpp"

namespace timbang {

/// An arm of one of the summaries.
struct WorkbookArm {
  std::string name;  ///< as the columns call it; with the seed where the folder has several
  const Summary* summary = nullptr;
  const ArmSummary* arm = nullptr;
  const Scenario* scenario = nullptr;  ///< null where its scenario is not at hand
};

/// What all sheets are made of.
struct WorkbookContent {
  Language language = Language::english;
  const std::vector<Summary>& summaries;
  std::vector<WorkbookArm> arms;

  [[nodiscard]] std::string words(std::string_view id, const TextArguments& arguments = {}) const {
    return text(language, id, arguments);
  }
};

/// An outcome's estimate in a cell of an arm; undefined if the summary lacks it.
[[nodiscard]] Estimate estimate_at(const WorkbookArm& arm, std::size_t outcome, std::size_t where, std::size_t month);

/// How an outcome's value is shown: money in whole rupiah, the rest with as many decimals as half the interval's width
/// supports.
[[nodiscard]] CellNumber look_of(Language language, std::size_t outcome, const Estimate& estimate);

/// "city" and "all" in the reader's language; a kecamatan's own name, a month as written.
[[nodiscard]] std::string where_text(const WorkbookContent& content, const std::string& where);
/// "2023-03" as "Mar 2023".
[[nodiscard]] std::string month_text(const WorkbookContent& content, const std::string& month);

/// Writes the sheet's title and, below, what every sheet carries: simulation, not observation; scenario, hash, seeds,
/// replications, months; what intervals cover; notes of the sheet's own. Returns the row of the table's heading.
std::uint32_t write_sheet_heading(XlsxSheet& sheet, const WorkbookContent& content, const std::string& title,
                                  const std::vector<std::string>& notes = {});

/// Writes a row of headings.
void write_headings(XlsxSheet& sheet, std::uint32_t row, const std::vector<std::string>& headings);
/// The texts workbook.<name>.
[[nodiscard]] std::vector<std::string> headings_of(const WorkbookContent& content,
                                                   const std::vector<std::string>& names);

/// Says on a chart's axis what an outcome is counted in; money in millions of rupiah.
void set_unit(ChartPlan& plan, Language language, OutcomeUnit unit);

/// The arms' looks in charts, in turn.
[[nodiscard]] SeriesLook look_of_arm(std::size_t arm);

}  // namespace timbang
