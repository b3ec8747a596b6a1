#include "report/workbook/workbook.hpp"

#include "report/workbook/sheets.hpp"
#include "results/store/stored_scenarios.hpp"

namespace timbang {
void write_workbook(const ResultsStore& store, Language language, const std::filesystem::path& file,
                    ClaimArms claim_arms) {
  const auto comparison = newest_comparison(store, claim_arms);
  if (!comparison) refuse_folder(store.trials().paths().folder, "results_empty");
  const auto scenarios = stored_scenarios(store, *comparison);
  const std::vector<Summary> summaries{stored_summary(store, *comparison)};
  WorkbookContent content{language, summaries, {}};
  for (std::size_t i = 0; i < comparison->arms.size(); ++i) {
    const ArmSummary& arm = summaries.front().arms.at(i);
    const auto& scenario = scenarios[i];
    content.arms.push_back({arm.name, &summaries.front(), &arm, scenario ? &*scenario : nullptr});
  }
  XlsxFile workbook(file, content.words("workbook.title.summary") + ": " + store.manifest().scenario_name);
  for (const auto write : {write_summary_sheet, write_months_sheet, write_kecamatan_sheet, write_differences_sheet,
                           write_cost_sheet, write_workload_sheets, write_assumptions_sheet, write_dictionary_sheet}) {
    write(workbook, content);
  }
  workbook.finish();
}

}  // namespace timbang
