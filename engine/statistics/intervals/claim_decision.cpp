#include "statistics/intervals/claim_decision.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "base/check.hpp"

namespace timbang {

namespace {

constexpr double error_rate = 0.05;

}  // namespace

ClaimVerdict decide_claim(const Estimate& estimate, const ClaimedRange& claimed) {
  // An undefined mean or an interval without ends decides nothing.
  if (std::isnan(estimate.mean) || !estimate.low || !estimate.high) return ClaimVerdict::undecided;
  if (claimed.contains(*estimate.low) && claimed.contains(*estimate.high)) return ClaimVerdict::holds;
  if (*estimate.high < claimed.low || claimed.high < *estimate.low) return ClaimVerdict::fails;
  return ClaimVerdict::undecided;
}

double confidence_for_each(std::size_t claims) {
  // Bonferroni, which holds however claims depend on each other.
  return 1 - error_rate / static_cast<double>(std::max<std::size_t>(claims, 1));
}

std::vector<bool> verdicts_that_stand_together(const std::vector<std::vector<bool>>& is_wrong) {
  // Taken up one after the other, so that the verdicts that are kept are all right together
  // (docs/decisions/0007-claims.md).
  std::vector<bool> stands(is_wrong.size(), false);
  if (is_wrong.empty()) return stands;
  const std::size_t draws = is_wrong.front().size();
  const auto wrong_draws = [&](std::size_t verdict) { return std::ranges::count(is_wrong[verdict], true); };
  std::vector<std::size_t> order(is_wrong.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  // Stable, so that verdicts that are equally sure are taken in the order of the claims.
  std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) { return wrong_draws(a) < wrong_draws(b); });
  std::vector<bool> any_wrong(draws, false);
  for (const std::size_t verdict : order) {
    TIMBANG_CHECK(is_wrong[verdict].size() == draws, "all verdicts have the same number of draws");
    std::vector<bool> with_this = any_wrong;
    for (std::size_t draw = 0; draw < draws; ++draw) with_this[draw] = with_this[draw] || is_wrong[verdict][draw];
    const auto wrong = static_cast<double>(std::ranges::count(with_this, true));
    // Greedy from the verdict with fewest wrong draws: draws that are wrong for several verdicts count once.
    if (wrong > error_rate * static_cast<double>(draws)) continue;
    any_wrong = std::move(with_this);
    stands[verdict] = true;
  }
  return stands;
}

}  // namespace timbang
