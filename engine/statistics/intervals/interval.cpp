#include "statistics/intervals/interval.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <vector>

#include "base/check.hpp"
#include "statistics/intervals/quantile.hpp"
#include "statistics/intervals/student.hpp"

namespace timbang {
namespace {

constexpr std::size_t fewest_for_variance_reduction = 5;

std::vector<double> ascending(std::span<const double> values) {
  std::vector<double> sorted(values.begin(), values.end());
  std::ranges::sort(sorted);
  return sorted;
}

/// Mean and sum of squared deviations. Sorted first, so that the order of replications cannot reach the last digit;
/// summed as distances from the smallest, so that equal values have exactly their own mean and no spread.
struct Moments {
  explicit Moments(std::span<const double> values) : count(values.size()) {
    const std::vector<double> sorted = ascending(values);
    double above_smallest = 0;
    for (const double value : sorted) above_smallest += value - sorted.front();
    mean = sorted.front() + above_smallest / static_cast<double>(count);
    for (const double value : sorted) squares += (value - mean) * (value - mean);
  }

  [[nodiscard]] double variance() const { return squares / static_cast<double>(count - 1); }

  std::size_t count;
  double mean = 0;
  double squares = 0;
};

double largest_magnitude(std::span<const double> values) {
  double largest = 0;
  for (const double value : values) largest = std::max(largest, std::fabs(value));
  return largest;
}

/// Whether differences vary by no more than the rounding of the values they come from.
bool varies_by_rounding_only(std::span<const double> differences, double magnitude) {
  const auto [least, most] = std::minmax_element(differences.begin(), differences.end());
  return *most - *least <= 8 * std::numeric_limits<double>::epsilon() * magnitude;
}

std::vector<double> differences_of(std::span<const double> a, std::span<const double> b) {
  TIMBANG_CHECK(a.size() == b.size(), "paired values come in equal numbers");
  std::vector<double> differences(a.size());
  for (std::size_t i = 0; i < a.size(); ++i) differences[i] = a[i] - b[i];
  return differences;
}

std::optional<double> variance_reduction(std::span<const double> a, std::span<const double> b,
                                         std::span<const double> differences) {
  if (a.size() < fewest_for_variance_reduction || !all_defined(differences)) return std::nullopt;
  const double magnitude = std::max(largest_magnitude(a), largest_magnitude(b));
  // Division by a variance that is rounding would print an arbitrary factor.
  if (varies_by_rounding_only(differences, magnitude)) return std::nullopt;
  return (Moments(a).variance() + Moments(b).variance()) / Moments(differences).variance();
}

}  // namespace

bool all_defined(std::span<const double> values) {
  return std::ranges::all_of(values, [](double value) { return std::isfinite(value); });
}

Estimate undefined_estimate() {
  return {std::numeric_limits<double>::quiet_NaN(), std::nullopt, std::nullopt};
}

Estimate estimate_mean(std::span<const double> values, double confidence) {
  TIMBANG_CHECK(confidence > 0 && confidence < 1, "a confidence lies between 0 and 1");
  Estimate estimate = undefined_estimate();
  if (values.empty() || !all_defined(values)) return estimate;
  const Moments moments(values);
  estimate.mean = moments.mean;
  if (values.size() < 2) return estimate;
  double half_width = 0;
  if (moments.squares > 0) {
    half_width = student_critical_value(moments.count - 1, confidence) *
                 std::sqrt(moments.variance() / static_cast<double>(moments.count));
  }
  estimate.low = moments.mean - half_width;
  estimate.high = moments.mean + half_width;
  return estimate;
}

Estimate estimate_range(std::span<const double> values) {
  Estimate estimate = undefined_estimate();
  if (values.empty() || !all_defined(values)) return estimate;
  estimate.mean = Moments(values).mean;
  // Fewer values have no ranks so far out (docs/decisions/0002-plausible-ranges.md).
  if (values.size() < fewest_for_range) return estimate;
  const std::vector<double> sorted = ascending(values);
  estimate.low = quantile(sorted, 0.025);
  estimate.high = quantile(sorted, 0.975);
  return estimate;
}

Estimate estimate(IntervalKind kind, std::span<const double> values, double confidence) {
  return kind == IntervalKind::plausible ? estimate_range(values) : estimate_mean(values, confidence);
}

PairedDifference paired_difference(std::span<const double> a, std::span<const double> b, double confidence) {
  const std::vector<double> differences = differences_of(a, b);
  // Values and not only the differences: the reduction compares with independent runs.
  return {estimate_mean(differences, confidence), variance_reduction(a, b, differences)};
}

PairedDifference paired_difference(IntervalKind kind, std::span<const double> a, std::span<const double> b,
                                   double confidence) {
  const std::vector<double> differences = differences_of(a, b);
  return {estimate(kind, differences, confidence), variance_reduction(a, b, differences)};
}

}  // namespace timbang
