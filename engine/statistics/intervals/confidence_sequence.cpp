#include "statistics/intervals/confidence_sequence.hpp"

#include <cmath>

#include "base/check.hpp"
#include "random/elementary.hpp"

namespace timbang {

namespace {

/// Variance of the mixture over the effect's size in standard deviations, such that the interval is narrowest at about
/// the number planned (Waudby-Smith, Arbour, Sinha, Kennedy and Ramdas 2024, for a known variance).
double mixture_variance(const AnytimePlan& plan) {
  const double twice_log = -2 * portable_log(1 - plan.confidence);
  return (twice_log + portable_log(twice_log) + 1) / static_cast<double>(plan.narrowest_at);
}

}  // namespace

Estimate anytime_mean(std::span<const double> values, const AnytimePlan& plan) {
  TIMBANG_CHECK(plan.confidence > 0 && plan.confidence < 1, "a confidence lies between 0 and 1");
  TIMBANG_CHECK(plan.narrowest_at > 0, "the planned number of values is positive");
  const Estimate student = estimate_mean(values);
  Estimate result{student.mean, std::nullopt, std::nullopt};
  if (values.size() < 2 || !std::isfinite(student.mean)) return result;
  const auto count = static_cast<double>(values.size());
  double squares = 0;
  for (const double value : values) squares += (value - student.mean) * (value - student.mean);
  // The mixture's likelihood ratio against a mean mu is
  //   spread^(-1/2) ((1 + x) / (1 + x / spread))^(n/2), spread = 1 + n g, x = n (mean - mu)^2 / squares
  // (Gonen, Johnson, Lu and Westfall 2005). The interval is where it stays below 1 / (1 - confidence).
  const double spread = 1 + count * mixture_variance(plan);
  const double limit = std::sqrt(spread) / (1 - plan.confidence);
  const double root = portable_pow(limit, 2 / count);
  // With very few values no mean can be excluded yet.
  if (root >= spread) return result;
  const double reach = std::sqrt((root - 1) / (1 - root / spread) * squares / count);
  result.low = student.mean - reach;
  result.high = student.mean + reach;
  return result;
}

}  // namespace timbang
