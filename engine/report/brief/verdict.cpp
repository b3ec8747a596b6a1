#include "report/brief/verdict.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "outcomes/catalogue/outcome_catalogue.hpp"
#include "report/brief/brief_source.hpp"
#include "report/words/summary_cells.hpp"

namespace timbang {
namespace {

constexpr std::array decisive{outcome::delivery_returned_to_treasury, outcome::complaints_within_service_level,
                              outcome::complaints_wait_p90};

Better better_of(std::size_t outcome) {
  return outcome_at(outcome).effect.better;
}

Finding finding_of(const DifferenceCell& cell) {
  if (!cell.is_effect) return Finding::too_few;
  // What is known to be too small to matter is not the same as what is not known.
  if (!*cell.is_effect) return cell.is_small ? Finding::small : Finding::unclear;
  const Better better = better_of(cell.outcome);
  if (better == Better::neither) return Finding::change;
  const bool is_lower = cell.paired.difference.mean < 0;
  return is_lower == (better == Better::lower) ? Finding::gain : Finding::harm;
}

/// Whether every member of the ensemble goes the same way.
bool is_unanimous(const DifferenceCell& cell, Finding finding) {
  if (!cell.agreement) return true;
  return finding == Finding::harm ? *cell.agreement <= 0 : *cell.agreement >= 1;
}

bool is_clear(const Verdict& verdict) {
  return verdict.finding == Finding::gain || verdict.finding == Finding::harm || verdict.finding == Finding::change;
}

bool has(const Summary& summary, std::size_t difference, Finding finding, std::size_t outcomes) {
  return std::any_of(decisive.begin(), decisive.begin() + outcomes, [&](std::size_t outcome) {
    return city_verdict(summary, difference, outcome).finding == finding;
  });
}

double cost_of(const ArmSummary& arm) {
  const double cost = city_estimate(arm, outcome::cost_total).mean;
  // An arm without a known cost is never the cheapest.
  return std::isnan(cost) ? std::numeric_limits<double>::infinity() : cost;
}

bool is_too_few(const Summary& summary) {
  const bool has_verdict = std::ranges::any_of(
      decisive, [&](std::size_t outcome) { return city_verdict(summary, 0, outcome).finding != Finding::too_few; });
  return !has_verdict;
}

/// The arm of a difference; the first one is compared with nothing.
const ArmSummary& arm_of(const Summary& summary, std::size_t difference) {
  return summary.arms[difference + 1];
}

}  // namespace

Verdict verdict_of(const Summary& summary, const DifferenceCell& cell) {
  if (summary.replications < fewest_for_verdict) return {};
  Verdict verdict{finding_of(cell), Grade::not_shown};
  if (!is_clear(verdict)) return verdict;
  // Chance alone leaves out what nobody measured, so that no effect over seeds is strong.
  const bool is_strong = summary.interval == IntervalKind::plausible && is_unanimous(cell, verdict.finding);
  verdict.grade = is_strong ? Grade::strong : Grade::conditional;
  return verdict;
}

PlaceSpread place_spread(const Summary& summary, std::size_t difference, std::size_t outcome) {
  PlaceSpread spread;
  double best = 0;
  double worst = 0;
  for (const DifferenceCell& cell : summary.differences[difference].outcomes) {
    if (cell.outcome != outcome || cell.where == 0 || cell.month != 0) continue;
    const Finding finding = verdict_of(summary, cell).finding;
    const double size = std::fabs(cell.paired.difference.mean);
    const std::string& place = summary.wheres[cell.where];
    if (finding == Finding::gain) {
      spread.gains.push_back(place);
      if (size > best) spread.best = place;
      best = std::max(best, size);
    }
    if (finding == Finding::harm) {
      spread.harms.push_back(place);
      if (size > worst) spread.worst = place;
      worst = std::max(worst, size);
    }
  }
  return spread;
}

Verdict city_verdict(const Summary& summary, std::size_t difference, std::size_t outcome) {
  Verdict verdict = verdict_of(summary, city_difference(summary.differences[difference], outcome));
  const PlaceSpread spread = place_spread(summary, difference, outcome);
  if (verdict.grade == Grade::strong && spread.is_mixed()) verdict.grade = Grade::conditional;
  return verdict;
}

Choice choose_arm(const Summary& summary) {
  if (summary.differences.empty()) return {};
  if (is_too_few(summary)) return {Advice::too_few, 1};
  Choice choice{Advice::none, 1};
  for (std::size_t i = 0; i < summary.differences.size(); ++i) {
    const bool is_harm = has(summary, i, Finding::harm, decisive.size());
    const bool is_gain = has(summary, i, Finding::gain, 2);
    // Harm is told only while no arm is better.
    if (is_harm && choice.advice == Advice::none) choice = {Advice::harm, i + 1};
    if (is_harm || !is_gain) continue;
    const bool is_first = choice.advice != Advice::consider;
    // Of arms with a gain and no harm the cheapest is recommended.
    if (is_first || cost_of(arm_of(summary, i)) < cost_of(summary.arms[choice.arm])) choice = {Advice::consider, i + 1};
  }
  return choice;
}

}  // namespace timbang
