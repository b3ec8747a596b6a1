#include "results/summary/claim_judge.hpp"

#include <algorithm>
#include <cmath>

#include "base/check.hpp"
#include "outcomes/catalogue/outcome_catalogue.hpp"
#include "results/summary/cell_sample.hpp"
#include "statistics/intervals/claim_decision.hpp"
#include "statistics/intervals/confidence_sequence.hpp"

namespace timbang {

namespace {

std::size_t position_in(const std::vector<std::string>& labels, const std::string& label) {
  const auto found = std::find(labels.begin(), labels.end(), label);
  TIMBANG_CHECK(found != labels.end(), "no place or month is named " + label);
  return static_cast<std::size_t>(found - labels.begin());
}

std::size_t outcome_of(const Claim& claim) {
  const auto index = find_outcome(claim.outcome);
  TIMBANG_CHECK(index.has_value(), "a claim's outcome was checked before the runs");
  return *index;
}

ClaimedRange range_of(const Claim& claim) {
  return {claim.low, claim.high};
}

/// What a claim rests on: the cells of its arms over the replications that all of them have.
class Evidence {
 public:
  Evidence(const PlacedClaim& placed, std::span<const std::vector<SummaryTrial>> trials, const Summary& labels)
      : replications_(in_all(placed, trials)), arm_(sample(placed, placed.arm, trials, labels)) {
    if (placed.against) against_.emplace(sample(placed, *placed.against, trials, labels));
  }

  [[nodiscard]] std::size_t size() const { return arm_.size(); }
  /// The replications that it has, of all that were asked for.
  [[nodiscard]] const std::vector<std::size_t>& replications() const { return replications_; }

  [[nodiscard]] double value(std::size_t trial) const {
    return against_ ? arm_.value(trial) - against_->value(trial) : arm_.value(trial);
  }

  [[nodiscard]] Estimate estimate(const ClaimRule& rule, double confidence) const {
    if (rule.is_anytime) return anytime_estimate(confidence);
    if (!against_) return arm_.estimate(rule.interval, confidence);
    return CellComparison::difference(rule.interval, arm_, *against_, confidence).difference;
  }

 private:
  static std::vector<std::size_t> in_all(const PlacedClaim& placed, std::span<const std::vector<SummaryTrial>> trials) {
    std::vector<std::size_t> replications;
    for (std::size_t i = 0; i < trials[placed.arm].size(); ++i) {
      const bool has_other = !placed.against || trials[*placed.against][i].table != nullptr;
      if (has_other && trials[placed.arm][i].table != nullptr) replications.push_back(i);
    }
    return replications;
  }

  [[nodiscard]] CellSample sample(const PlacedClaim& placed, std::size_t arm,
                                  std::span<const std::vector<SummaryTrial>> trials, const Summary& labels) const {
    std::vector<const OutcomeTable*> tables;
    for (const std::size_t i : replications_) tables.push_back(trials[arm][i].table);
    const Claim& claim = placed.claim;
    return {outcome_of(claim), tables, position_in(labels.wheres, claim.where),
            position_in(labels.months, claim.month ? claim.month->text() : std::string("all"))};
  }

  /// A ratio of means has no interval that holds at any time.
  [[nodiscard]] Estimate anytime_estimate(double confidence) const {
    if (arm_.is_ratio()) return undefined_estimate();
    std::vector<double> values(size());
    for (std::size_t i = 0; i < values.size(); ++i) values[i] = value(i);
    AnytimePlan plan;
    plan.confidence = confidence;
    return anytime_mean(values, plan);
  }

  std::vector<std::size_t> replications_;
  CellSample arm_;
  std::optional<CellSample> against_;
};

ClaimAnswer answer_of(ClaimVerdict verdict) {
  if (verdict == ClaimVerdict::undecided) return ClaimAnswer::undecided;
  return verdict == ClaimVerdict::holds ? ClaimAnswer::is_true : ClaimAnswer::is_false;
}

/// Takes back verdicts that cannot all be right together often enough over the ensemble's draws. A replication that a
/// claim lacks, because it failed, counts as one in which its verdict is wrong.
void let_stand_together(const std::vector<Evidence>& evidence, std::size_t draws, std::vector<JudgedClaim>& judged) {
  std::vector<std::size_t> decided;
  std::vector<std::vector<bool>> is_wrong;
  for (std::size_t i = 0; i < judged.size(); ++i) {
    const ClaimAnswer answer = judged[i].answer;
    if (answer != ClaimAnswer::is_true && answer != ClaimAnswer::is_false) continue;
    decided.push_back(i);
    const ClaimedRange claimed = range_of(judged[i].claim);
    std::vector<bool>& wrong = is_wrong.emplace_back(draws, true);
    for (std::size_t trial = 0; trial < evidence[i].size(); ++trial) {
      const bool is_claimed = claimed.contains(evidence[i].value(trial));
      wrong[evidence[i].replications()[trial]] = is_claimed != (answer == ClaimAnswer::is_true);
    }
  }
  const std::vector<bool> stands = verdicts_that_stand_together(is_wrong);
  for (std::size_t i = 0; i < decided.size(); ++i) {
    if (stands[i]) continue;
    judged[decided[i]].answer = ClaimAnswer::undecided;
    judged[decided[i]].is_decided_alone = true;
  }
}

}  // namespace

ClaimsReport judge_claims(std::span<const PlacedClaim> claims, const ClaimRule& rule,
                          std::span<const std::vector<SummaryTrial>> trials, const std::vector<std::string>& arms,
                          const Summary& labels) {
  ClaimsReport report;
  report.interval = rule.interval;
  report.is_anytime = rule.is_anytime;
  // An imposed claim is not answered by runs, so that it takes no share of the error.
  report.judged = static_cast<std::size_t>(
      std::count_if(claims.begin(), claims.end(), [](const PlacedClaim& placed) { return !placed.claim.is_imposed; }));
  // Over seeds each claim is a test of its own, and their errors add up (Bonferroni).
  if (rule.interval == IntervalKind::seeds) report.confidence = confidence_for_each(report.judged);
  std::vector<Evidence> evidence;
  for (const PlacedClaim& placed : claims) {
    const Evidence& found = evidence.emplace_back(placed, trials, labels);
    JudgedClaim judged{placed.claim, arms[placed.arm], placed.against ? arms[*placed.against] : "", {}, {}, 0, false};
    judged.replications = static_cast<std::uint32_t>(found.size());
    judged.estimate = found.estimate(rule, report.confidence);
    judged.answer = placed.claim.is_imposed ? ClaimAnswer::imposed
                                            : answer_of(decide_claim(judged.estimate, range_of(placed.claim)));
    report.claims.push_back(std::move(judged));
  }
  // Over an ensemble verdicts are judged together, draw by draw.
  if (rule.interval == IntervalKind::plausible) {
    let_stand_together(evidence, trials.front().size(), report.claims);
  }
  return report;
}

}  // namespace timbang
