#include "report/workbook/workbook.hpp"

#include "base/check.hpp"
#include "report/workbook/sheets.hpp"
#include "results/stored_summary.hpp"

namespace timbang {
namespace {

/// Arms of one set are in the order of the manifest's arms that the set has.
void add_arms(WorkbookContent& content, const Manifest& manifest, const StoredSet& set, const Summary& summary,
              const std::vector<std::optional<Scenario>>& scenarios) {
  std::size_t position = 0;
  for (std::size_t i = 0; i < manifest.arms.size(); ++i) {
    if (!set.has(manifest.arms[i])) continue;
    const ArmSummary& arm = summary.arms.at(position++);
    const bool is_only_seed = content.summaries.size() == 1;
    const std::string name =
        is_only_seed
            ? arm.name
            : content.words(
                  "workbook.arm_of_seed",
                  {{"arm", arm.name},
                   {"seed", std::to_string(set.seed)},
                   {"interval", content.words("workbook.interval." + std::string(interval_word(summary.interval)))}});
    content.arms.push_back({name, &summary, &arm, scenarios[i] ? &*scenarios[i] : nullptr});
  }
}

}  // namespace

void write_workbook(const ResultsStore& store, const std::vector<std::optional<Scenario>>& scenarios, Language language,
                    const std::filesystem::path& file) {
  const Manifest& manifest = store.manifest();
  TIMBANG_CHECK(scenarios.size() == manifest.arms.size(), "every arm has a place for its scenario");
  const std::vector<StoredSet> sets = stored_sets(store);
  std::vector<Summary> summaries;
  for (const StoredSet& set : sets) summaries.push_back(stored_summary(store, set));
  WorkbookContent content{language, summaries, {}};
  for (std::size_t i = 0; i < sets.size(); ++i) add_arms(content, manifest, sets[i], summaries[i], scenarios);
  XlsxFile workbook(file, content.words("workbook.title.summary") + ": " + manifest.scenario_name);
  for (const auto write : {write_summary_sheet, write_months_sheet, write_kecamatan_sheet, write_differences_sheet,
                           write_cost_sheet, write_workload_sheets, write_assumptions_sheet, write_dictionary_sheet}) {
    write(workbook, content);
  }
  workbook.finish();
}

}  // namespace timbang
