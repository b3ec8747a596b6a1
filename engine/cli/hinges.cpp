#include "cli/hinges.hpp"

#include "cli/console.hpp"
#include "cli/failed_trials.hpp"
#include "results/atomic_file.hpp"
#include "results/sweep_store.hpp"
#include "scenario/read_scenario.hpp"

namespace timbang {
namespace {

namespace fs = std::filesystem;

/// How a file in `folder` names another file, whichever of them is absolute.
std::string seen_from(const fs::path& folder, const fs::path& file) {
  return fs::relative(fs::absolute(file), fs::absolute(folder)).generic_string();
}

}  // namespace

bool is_of_scenario(const std::string& values_sha256, const BriefSource& source) {
  if (values_sha256 == source.summary.scenario_sha256) return true;
  try {
    return read_scenario(source.scenario_file).values_sha256 == values_sha256;
  } catch (const ScenarioError&) {
    return false;
  }
}

fs::path hinges_folder(const fs::path& results) {
  return results / "one-at-a-time";
}

std::vector<HingeTable> read_hinges(const fs::path& folder, const BriefSource& source, Language language) {
  const SweepStore store = SweepStore::read(folder);
  if (!is_of_scenario(store.shape().scenario_sha256, source)) {
    complain(text(language, "brief.hinges.other_scenario", {{"folder", folder.string()}}));
    return {};
  }
  std::vector<HingeTable> tables = sweep_hinges(store);
  if (tables.empty()) complain(text(language, "brief.hinges.other_design", {{"folder", folder.string()}}));
  return tables;
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
