#include "cli/brief/hinges.hpp"

#include <algorithm>
#include <string_view>

#include "analysis/analyse.hpp"
#include "cli/common/console.hpp"
#include "cli/common/failed_trials.hpp"
#include "outcomes/catalogue/outcome_catalogue.hpp"
#include "report/brief/stored_brief.hpp"
#include "report/charts/chart_rows.hpp"
#include "results/sweep/sweep_store.hpp"
#include "text/atomic_file.hpp"

namespace timbang {
namespace {

namespace fs = std::filesystem;

/// Those that the sweep keeps and charts of a brief draw.
std::vector<std::string> drawn_outcomes(const SweepShape& shape) {
  std::vector<std::string> names;
  for (const std::size_t outcome : shape.kept.outcomes) {
    if (measure_of(outcome) != nullptr) names.emplace_back(outcome_catalogue()[outcome].name);
  }
  return names;
}

/// Whether the sweep keeps every outcome that is given a worth. What is no outcome is left to whoever analyses.
bool keeps_all(const SweepShape& shape, const std::vector<std::string>& worth) {
  return std::all_of(worth.begin(), worth.end(), [&](const std::string& each) {
    const auto outcome = find_outcome(each.substr(0, each.find('=')));
    return !outcome ||
           std::find(shape.kept.outcomes.begin(), shape.kept.outcomes.end(), *outcome) != shape.kept.outcomes.end();
  });
}

bool has_hinges(const BriefSource& source, std::size_t outcome) {
  return std::any_of(source.hinges.begin(), source.hinges.end(),
                     [&](const HingeTable& table) { return table.outcome == outcome; });
}

/// How a file in `folder` names another file, whichever of them is absolute.
std::string seen_from(const fs::path& folder, const fs::path& file) {
  return fs::relative(fs::absolute(file), fs::absolute(folder)).generic_string();
}

}  // namespace

fs::path hinges_folder(const fs::path& results) {
  return results / "one-at-a-time";
}

void add_hinges(const fs::path& folder, const std::vector<std::string>& worth, BriefSource& source, Language language) {
  const SweepStore store = SweepStore::read(folder);
  const TextArguments named{{"folder", folder.string()}};
  if (!is_of_scenario(store.shape().scenario_sha256, source))
    return complain(text(language, "brief.hinges.other_scenario", named));
  AnalysisRequest request;
  request.outcomes = drawn_outcomes(store.shape());
  if (request.outcomes.empty()) return complain(text(language, "brief.hinges.other_outcomes", named));
  if (keeps_all(store.shape(), worth)) request.worth = worth;
  const std::vector<HingeTable> tables = sweep_hinges(store);
  if (tables.empty()) source.analyses.push_back(analyse(store, request));
  for (const HingeTable& table : tables) {
    if (!has_hinges(source, table.outcome)) source.hinges.push_back(table);
  }
}

std::string write_hinges_experiment(const BriefSource& source, const fs::path& folder, const fs::path& out) {
  const fs::path file = out / "one-at-a-time.yaml";
  write_atomically(file,
                   "# Each number that nobody measured alone at both ends of its range: what the brief hinges on.\n"
                   "timbang: 1\n"
                   "experiment: one-at-a-time\n"
                   "scenario: \"" +
                       seen_from(out, source.scenario_file) +
                       "\"\n"
                       "uncertain: all\n"
                       "design: one_at_a_time\n"
                       "outcomes: [complaints.backlog, delivery.returned_to_treasury, delivery.stuck_kpm_share]\n"
                       "replications: 5\n");
  return "timbang sweep " + shell_word(file.generic_string()) + " --out " + shell_word(folder.generic_string());
}

}  // namespace timbang
