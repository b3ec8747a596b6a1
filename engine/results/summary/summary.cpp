#include "results/summary/summary.hpp"

#include <algorithm>

#include "base/check.hpp"
#include "outcomes/catalogue/outcome_catalogue.hpp"
#include "results/summary/arm_fingerprint.hpp"
#include "results/summary/cell_sample.hpp"
#include "results/summary/labels.hpp"

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
  const KeptCells everything = KeptCells::everything();
  ArmFingerprint fingerprint;
  for (const SummaryTrial& trial : trials) {
    if (trial.table == nullptr) {
      fingerprint.add_failed();
    } else {
      const KeptCells& kept = trial.kept == nullptr ? everything : *trial.kept;
      fingerprint.add(kept.fingerprint(*trial.table), trial.trajectory);
    }
  }
  return fingerprint_text(fingerprint.value());
}

/// The tables of the trials at these positions.
std::vector<const OutcomeTable*> tables_of(const Trials& trials, const std::vector<std::size_t>& positions) {
  std::vector<const OutcomeTable*> tables;
  for (const std::size_t i : positions) tables.push_back(trials[i].table);
  return tables;
}

/// Positions of the trials that did not fail, in both where there are two.
std::vector<std::size_t> finished(const Trials& trials, const Trials& others) {
  std::vector<std::size_t> positions;
  for (std::size_t i = 0; i < trials.size(); ++i) {
    if (trials[i].table != nullptr && others[i].table != nullptr) positions.push_back(i);
  }
  return positions;
}

ArmSummary summarise_arm(const Summary& summary, const ManifestArm& arm, const Trials& trials) {
  ArmSummary result{arm.name, arm.settings, fingerprint_of(trials), 0, {}, arm.held};
  const std::vector<const OutcomeTable*> tables = tables_of(trials, finished(trials, trials));
  result.replications = static_cast<std::uint32_t>(tables.size());
  for_each_cell(summary, [&](std::size_t outcome, std::size_t where, std::size_t month) {
    const CellSample sample(outcome, tables, where, month);
    result.outcomes.push_back({outcome, where, month, sample.estimate(summary.interval)});
  });
  return result;
}

ArmDifference compare_arms(const Summary& summary, std::span<const Trials> trials, std::size_t arm,
                           std::size_t against) {
  ArmDifference result{summary.arms[arm].name, summary.arms[against].name, {}};
  // A difference is of pairs, so that a failed run takes the other arm's run with it.
  const std::vector<std::size_t> in_both = finished(trials[arm], trials[against]);
  const std::vector<const OutcomeTable*> tables = tables_of(trials[arm], in_both);
  const std::vector<const OutcomeTable*> others = tables_of(trials[against], in_both);
  std::vector<std::uint32_t> members;
  for (const std::size_t i : in_both) {
    // Replication r runs member r mod M (decision 0002).
    if (summary.ensemble_members > 0) members.push_back(static_cast<std::uint32_t>(i % summary.ensemble_members));
  }
  for_each_cell(summary, [&](std::size_t outcome, std::size_t where, std::size_t month) {
    const CellSample sample(outcome, tables, where, month);
    const CellSample reference(outcome, others, where, month);
    const auto compared = CellComparison::of(summary.interval, sample, reference, members);
    result.outcomes.push_back(
        {outcome, where, month, compared.paired, compared.agreement, compared.is_effect, compared.is_small});
  });
  return result;
}

void describe_ensemble(Summary& summary, const Manifest& manifest) {
  const std::string& sha256 = manifest.arms.front().ensemble_sha256;
  // Plausible ranges of arms under different ensembles could not be compared.
  for (const ManifestArm& arm : manifest.arms) {
    TIMBANG_CHECK(arm.ensemble_sha256 == sha256, "all arms are of one ensemble");
  }
  if (sha256.empty()) return;
  const auto found = std::find_if(manifest.ensembles.begin(), manifest.ensembles.end(),
                                  [&](const ManifestEnsemble& each) { return each.sha256 == sha256; });
  TIMBANG_CHECK(found != manifest.ensembles.end() && found->members > 0, "the manifest has the arms' ensemble");
  summary.interval = IntervalKind::plausible;
  summary.ensemble_name = found->name;
  summary.ensemble_sha256 = found->sha256;
  summary.ensemble_members = found->members;
  summary.used = used_values(*found, summary.replications);
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
  summary.is_sequential = manifest.is_sequential;
  describe_ensemble(summary, manifest);
  for (std::size_t arm = 0; arm < trials.size(); ++arm) {
    TIMBANG_CHECK(trials[arm].size() == trials.front().size(), "arms have equally many trials");
    summary.arms.push_back(summarise_arm(summary, manifest.arms[arm], trials[arm]));
  }
  for (std::size_t arm = 1; arm < trials.size(); ++arm) {
    summary.differences.push_back(compare_arms(summary, trials, arm, 0));
    // The step to the second arm is its difference from the first one, which stands there already.
    if (arm >= 2) summary.steps.push_back(compare_arms(summary, trials, arm, arm - 1));
  }
  return summary;
}

}  // namespace timbang
