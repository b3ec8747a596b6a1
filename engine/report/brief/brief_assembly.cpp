#include "report/brief/brief_assembly.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

#include "analysis/analyse.hpp"
#include "base/sha256.hpp"
#include "outcomes/catalogue/outcome_catalogue.hpp"
#include "report/brief/stored_brief.hpp"
#include "report/charts/chart_rows.hpp"
#include "results/decision/stored_decision.hpp"
#include "results/sweep/sweep_store.hpp"
#include "trials/store/store_folder.hpp"

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

/// Whether the sweep keeps every outcome that is given a value. What is no outcome is left to whoever analyses.
bool keeps_all(const SweepShape& shape, const std::vector<std::string>& values) {
  return std::all_of(values.begin(), values.end(), [&](const std::string& each) {
    const auto outcome = find_outcome(each.substr(0, each.find('=')));
    return !outcome ||
           std::find(shape.kept.outcomes.begin(), shape.kept.outcomes.end(), *outcome) != shape.kept.outcomes.end();
  });
}

bool has_key_drivers(const BriefSource& source, std::size_t outcome) {
  return std::any_of(source.drivers.begin(), source.drivers.end(),
                     [&](const DriverTable& table) { return table.outcome == outcome; });
}

/// How a file in `folder` names another file, whichever of them is absolute.
std::string seen_from(const fs::path& folder, const fs::path& file) {
  return fs::relative(fs::absolute(file), fs::absolute(folder)).generic_string();
}

/// Adds what a sweep says, or a note why it says nothing here.
void add_sweep(const fs::path& folder, const std::vector<std::string>& values, AssembledBrief& brief,
               Language language) {
  const SweepStore store = SweepStore::read(folder);
  const TextArguments named{{"folder", folder.string()}};
  if (!is_of_scenario(store.shape().scenario_sha256, brief.source)) {
    brief.notes.push_back(text(language, "brief.hinges.other_scenario", named));
    return;
  }
  AnalysisRequest request;
  request.outcomes = drawn_outcomes(store.shape());
  if (request.outcomes.empty()) {
    brief.notes.push_back(text(language, "brief.hinges.other_outcomes", named));
    return;
  }
  if (keeps_all(store.shape(), values)) request.values = values;
  const std::vector<DriverTable> tables = key_drivers(store);
  if (tables.empty()) brief.source.analyses.push_back(analyse(store, request));
  for (const DriverTable& table : tables) {
    if (!has_key_drivers(brief.source, table.outcome)) brief.source.drivers.push_back(table);
  }
}

/// Whether some sweep's options are judged by these values.
bool is_judged_by_values(const BriefSource& source) {
  return std::any_of(source.analyses.begin(), source.analyses.end(), [](const AnalysisReport& report) {
    return std::any_of(report.stakes.begin(), report.stakes.end(), [](const OptionsAtStake& stake) {
      return stake.criterion == Criterion::value && !stake.is_by_value_set();
    });
  });
}

/// The sweeps that were named, and the one in the results folder unless another took its place.
void add_sweeps(const BriefQuestion& question, AssembledBrief& brief, Language language) {
  const fs::path own = one_at_a_time_folder(question.results);
  for (const fs::path& named : question.sweeps) add_sweep(named, question.values, brief, language);
  const bool is_named = std::find(question.sweeps.begin(), question.sweeps.end(), own) != question.sweeps.end();
  if (!is_named && brief.source.drivers.empty() && SweepStore::is_in(own)) {
    add_sweep(own, question.values, brief, language);
  }
  if (!question.values.empty() && !is_judged_by_values(brief.source)) {
    brief.notes.push_back(text(language, "brief.worth.unused"));
  }
}

DecisionReport decision_about(const BriefSource& source, const fs::path& folder) {
  DecisionReport decision = stored_decision(folder);
  if (is_of_scenario(decision.own_sha256, source)) return decision;
  const auto named = [](const std::string& name, const std::string& sha256) { return name + " " + short_hash(sha256); };
  refuse_folder(folder, "decision_other_scenario",
                {{"found", named(decision.scenario_name, decision.own_sha256)},
                 {"wanted", named(source.summary.scenario_name, source.summary.scenario_sha256)}});
}

}  // namespace

fs::path one_at_a_time_folder(const fs::path& results) {
  return results / "one-at-a-time";
}

std::optional<AssembledBrief> assemble_brief(const BriefQuestion& question, Language language) {
  const ResultsStore store = ResultsStore::read(question.results);
  const auto comparison = newest_comparison(store, question.claim_arms);
  if (!comparison) return std::nullopt;
  AssembledBrief brief{stored_brief(store, *comparison, question.date), {}};
  if (brief.source.scenarios.empty()) {
    brief.notes.push_back(text(language, "brief.no_scenario", {{"folder", question.results.string()}}));
  }
  if (question.decision) brief.source.decision = decision_about(brief.source, *question.decision);
  add_sweeps(question, brief, language);
  return brief;
}

std::string one_at_a_time_experiment(const BriefSource& source, const fs::path& folder) {
  return "# Each number that nobody measured alone at both ends of its range: what the brief hinges on.\n"
         "timbang: 1\n"
         "experiment: one-at-a-time\n"
         "scenario: \"" +
         seen_from(folder, source.scenario_file) +
         "\"\n"
         "uncertain: all\n"
         "design: one_at_a_time\n"
         "outcomes: [complaints.backlog, delivery.returned_to_treasury, delivery.stuck_kpm_share]\n"
         "replications: 5\n";
}

}  // namespace timbang
