#include "results/summary.hpp"

#include "base/check.hpp"
#include "outcomes/outcome_catalogue.hpp"
#include "results/arm_fingerprint.hpp"
#include "results/labels.hpp"

namespace timbang {
namespace {

using Trials = std::vector<SummaryTrial>;

/// Calls visit(outcome, where, month) for every cell of a table, in its order.
template <typename Visit>
void for_each_cell(const Summary& summary, Visit visit) {
  for (std::size_t outcome = 0; outcome < outcome_catalogue().size(); ++outcome) {
    for (std::size_t where = 0; where < summary.wheres.size(); ++where) {
      for (std::size_t month = 0; month < summary.months.size(); ++month) visit(outcome, where, month);
    }
  }
}

std::string fingerprint_of(const Trials& trials) {
  ArmFingerprint fingerprint;
  for (const SummaryTrial& trial : trials) {
    if (trial.table == nullptr) {
      fingerprint.add_failed();
    } else {
      fingerprint.add(trial.table->fingerprint(), trial.trajectory);
    }
  }
  return fingerprint_text(fingerprint.value());
}

ArmSummary summarise_arm(const Summary& summary, const ManifestArm& arm, const Trials& trials) {
  ArmSummary result{arm.name, arm.settings, fingerprint_of(trials), 0, {}};
  std::vector<const OutcomeTable*> tables;
  for (const SummaryTrial& trial : trials) {
    if (trial.table != nullptr) tables.push_back(trial.table);
  }
  result.replications = static_cast<std::uint32_t>(tables.size());
  std::vector<double> values(tables.size());
  for_each_cell(summary, [&](std::size_t outcome, std::size_t where, std::size_t month) {
    for (std::size_t i = 0; i < tables.size(); ++i) values[i] = tables[i]->at(outcome, where, month);
    result.outcomes.push_back({outcome, where, month, estimate_mean(values)});
  });
  return result;
}

ArmDifference compare_arms(const Summary& summary, std::span<const Trials> trials, std::size_t arm,
                           std::size_t against) {
  ArmDifference result{summary.arms[arm].name, summary.arms[against].name, {}};
  std::vector<std::size_t> in_both;
  for (std::size_t i = 0; i < trials[arm].size(); ++i) {
    if (trials[arm][i].table != nullptr && trials[against][i].table != nullptr) in_both.push_back(i);
  }
  std::vector<double> values(in_both.size());
  std::vector<double> reference(in_both.size());
  for_each_cell(summary, [&](std::size_t outcome, std::size_t where, std::size_t month) {
    for (std::size_t i = 0; i < in_both.size(); ++i) {
      values[i] = trials[arm][in_both[i]].table->at(outcome, where, month);
      reference[i] = trials[against][in_both[i]].table->at(outcome, where, month);
    }
    result.outcomes.push_back({outcome, where, month, paired_difference(values, reference)});
  });
  return result;
}

}  // namespace

Summary summarise(const Manifest& manifest, std::span<const std::vector<SummaryTrial>> trials) {
  TIMBANG_CHECK(!trials.empty() && trials.size() == manifest.arms.size(), "every arm has its trials");
  Summary summary;
  summary.scenario_name = manifest.scenario_name;
  summary.scenario_sha256 = manifest.scenario_sha256;
  summary.seed = manifest.seed;
  summary.replications = static_cast<std::uint32_t>(trials.front().size());
  summary.wheres = where_labels(manifest);
  summary.months = month_labels(manifest);
  summary.fit = manifest.fit;
  for (std::size_t arm = 0; arm < trials.size(); ++arm) {
    TIMBANG_CHECK(trials[arm].size() == trials.front().size(), "arms have equally many trials");
    summary.arms.push_back(summarise_arm(summary, manifest.arms[arm], trials[arm]));
  }
  for (std::size_t arm = 1; arm < trials.size(); ++arm) {
    summary.differences.push_back(compare_arms(summary, trials, arm, 0));
    if (arm >= 2) summary.steps.push_back(compare_arms(summary, trials, arm, arm - 1));
  }
  return summary;
}

}  // namespace timbang
