#include "results/sweep/sweep_claims.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>

#include "base/sha256.hpp"
#include "outcomes/catalogue/outcome_catalogue.hpp"
#include "statistics/intervals/claim_decision.hpp"

namespace timbang {

namespace {

using Values = std::map<std::string, std::string>;  ///< path -> value
using Policy = std::vector<std::pair<std::string, std::string>>;

std::set<std::string> paths_of(const Claim& claim) {
  std::set<std::string> paths;
  for (const auto& setting : claim.under.settings) paths.insert(setting.first);
  if (!claim.than) return paths;
  for (const auto& setting : claim.than->settings) paths.insert(setting.first);
  return paths;
}

/// The values of a point but for these paths, as one text.
std::string others(const Values& point, const std::set<std::string>& paths) {
  std::string written;
  for (const auto& [path, value] : point) {
    if (!paths.contains(path)) written += path + "=" + value + "\n";
  }
  return written;
}

bool has_values(const Values& point, const Policy& wanted) {
  return std::all_of(wanted.begin(), wanted.end(), [&](const auto& setting) {
    const auto found = point.find(setting.first);
    return found != point.end() && found->second == setting.second;
  });
}

std::string policy_text(const Policy& policy, const std::string& otherwise) {
  std::string written;
  for (const auto& [path, value] : policy) written += (written.empty() ? "" : ", ") + path + "=" + value;
  return written.empty() ? otherwise : written;
}

/// A value that a claim is about, and which combination of all that no claim fixes it belongs to.
struct ClaimedValue {
  std::string draw;
  double value = 0;
};

class SweepJudge {
 public:
  SweepJudge(const SweepStore& store, const std::vector<Claim>& claims)
      : store_(store), claims_(claims), means_(claims.size()) {
    // Paths that any claim fixes are no part of the draw that claims share.
    for (const Claim& claim : claims) fixed_.merge(paths_of(claim));
    const DesignRecord design = store.design();
    store.each_point([&](std::size_t index, const SweepPoint& point) {
      if (!point.refusal.empty() || !is_draw(design, index)) return;
      points_[index] = Values(point.settings.begin(), point.settings.end());
      runs_[index] = point.values_sha256;
    });
    for (const auto& point : points_) draws_.insert(others(point.second, fixed_));
    take_means();
  }

  ClaimsReport judge() {
    // The range of the design's points, each of which stands for one draw.
    ClaimsReport report;
    report.interval = IntervalKind::plausible;
    report.is_of_design = true;
    report.sha256 = sha256_hex(canonical_claims(claims_));
    std::vector<std::vector<ClaimedValue>> found;
    for (std::size_t i = 0; i < claims_.size(); ++i) {
      found.push_back(values_of(i));
      report.claims.push_back(judged(claims_[i], found.back()));
      if (!claims_[i].is_imposed) ++report.judged;
    }
    let_stand_together(found, report.claims);
    return report;
  }

 private:
  struct Sum {
    double total = 0;
    std::uint32_t count = 0;
  };

  /// Between the first and the last point of a Saltelli block stand mixtures of those two, which are no further draws.
  static bool is_draw(const DesignRecord& design, std::size_t point) {
    const std::size_t place = point % design.block;
    return design.kind != ExperimentDesign::Kind::saltelli || place == 0 || place + 1 == design.block;
  }

  void take_means() {
    store_.each_value([&](const SweepValue& value) {
      for (std::size_t i = 0; i < claims_.size(); ++i) {
        const Claim& claim = claims_[i];
        const std::string month = claim.month ? claim.month->text() : std::string("all");
        const bool is_it = outcome_catalogue()[value.outcome].name == claim.outcome && value.where == claim.where &&
                           value.month == month;
        if (!is_it) continue;
        Sum& sum = means_[i][value.point];
        sum.total += value.value;
        ++sum.count;
      }
    });
  }

  /// By point; those without a finished run are left out.
  [[nodiscard]] std::map<std::size_t, double> means(std::size_t claim, const Policy& policy) const {
    std::map<std::size_t, double> result;
    for (const auto& [point, sum] : means_[claim]) {
      const auto known = points_.find(point);
      if (known != points_.end() && has_values(known->second, policy)) result[point] = sum.total / sum.count;
    }
    return result;
  }

  [[nodiscard]] std::vector<ClaimedValue> values_of(std::size_t index) const {
    const Claim& claim = claims_[index];
    std::vector<ClaimedValue> values;
    std::map<std::string, double> references;
    std::set<std::string> counted;
    // Policies are compared between points that differ in nothing else.
    const std::set<std::string> own = paths_of(claim);
    if (claim.than) {
      for (const auto& [point, mean] : means(index, claim.than->settings)) {
        references[others(points_.at(point), own)] = mean;
      }
    }
    for (const auto& [point, mean] : means(index, claim.under.settings)) {
      const Values& settings = points_.at(point);
      const auto reference = references.find(others(settings, own));
      // No point without the policy: nothing to compare with.
      if (claim.than && reference == references.end()) continue;
      // Points of the same values are the same runs, however often a design or a table has them.
      if (!counted.insert(runs_.at(point)).second) continue;
      values.push_back({others(settings, fixed_), claim.than ? mean - reference->second : mean});
    }
    return values;
  }

  [[nodiscard]] JudgedClaim judged(const Claim& claim, const std::vector<ClaimedValue>& values) const {
    JudgedClaim result;
    result.claim = claim;
    result.arm = policy_text(claim.under.settings, store_.shape().scenario_name);
    if (claim.than) result.against = policy_text(claim.than->settings, store_.shape().scenario_name);
    std::vector<double> numbers;
    for (const ClaimedValue& each : values) numbers.push_back(each.value);
    // As under an ensemble: the range of single values, not of their mean (docs/decisions/0007-claims.md).
    result.estimate = estimate_range(numbers);
    result.replications = static_cast<std::uint32_t>(numbers.size());
    const ClaimVerdict verdict = decide_claim(result.estimate, {claim.low, claim.high});
    if (verdict == ClaimVerdict::holds) result.answer = ClaimAnswer::is_true;
    if (verdict == ClaimVerdict::fails) result.answer = ClaimAnswer::is_false;
    if (claim.is_imposed) result.answer = ClaimAnswer::imposed;
    return result;
  }

  /// A combination that a claim lacks counts as one in which its answer is wrong.
  void let_stand_together(const std::vector<std::vector<ClaimedValue>>& found, std::vector<JudgedClaim>& judged) const {
    std::vector<std::size_t> decided;
    std::vector<std::vector<bool>> is_wrong;
    for (std::size_t i = 0; i < judged.size(); ++i) {
      const ClaimAnswer answer = judged[i].answer;
      if (answer != ClaimAnswer::is_true && answer != ClaimAnswer::is_false) continue;
      const ClaimedRange range{judged[i].claim.low, judged[i].claim.high};
      std::map<std::string, bool> wrong;
      for (const ClaimedValue& each : found[i]) {
        wrong[each.draw] = wrong[each.draw] || range.contains(each.value) != (answer == ClaimAnswer::is_true);
      }
      decided.push_back(i);
      std::vector<bool>& by_draw = is_wrong.emplace_back();
      for (const std::string& draw : draws_) by_draw.push_back(!wrong.contains(draw) || wrong[draw]);
    }
    // Answers have to hold at once in 95 % of the draws (docs/decisions/0007-claims.md).
    const std::vector<bool> stands = verdicts_that_stand_together(is_wrong);
    for (std::size_t i = 0; i < decided.size(); ++i) {
      if (stands[i]) continue;
      judged[decided[i]].answer = ClaimAnswer::undecided;
      judged[decided[i]].is_decided_alone = true;
    }
  }

  const SweepStore& store_;
  const std::vector<Claim>& claims_;
  std::set<std::string> fixed_;  ///< paths that some claim fixes
  std::map<std::size_t, Values> points_;
  std::map<std::size_t, std::string> runs_;  ///< by point the values that it runs
  std::set<std::string> draws_;
  std::vector<std::map<std::size_t, Sum>> means_;  ///< by claim, then point
};

}  // namespace

ClaimsReport judge_sweep_claims(const SweepStore& store, const std::vector<Claim>& claims) {
  return SweepJudge(store, claims).judge();
}

}  // namespace timbang
