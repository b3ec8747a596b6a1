#include "statistics/interval.hpp"

#include <algorithm>
#include <boost/math/distributions/students_t.hpp>
#include <cmath>
#include <cstddef>
#include <limits>
#include <vector>

#include "base/check.hpp"

namespace timbang {
namespace {

constexpr std::size_t fewest_for_variance_reduction = 5;

bool all_defined(std::span<const double> values) {
  return std::all_of(values.begin(), values.end(), [](double value) { return std::isfinite(value); });
}

/// Mean and sum of squared deviations. Sorted first, so that the order of replications cannot reach the last digit;
/// summed as distances from the smallest, so that equal values have exactly their own mean and no spread.
struct Moments {
  explicit Moments(std::span<const double> values) : count(values.size()) {
    std::vector<double> sorted(values.begin(), values.end());
    std::sort(sorted.begin(), sorted.end());
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

/// Student's two-sided critical value. Rounded to 2^-30, since the C library's functions behind it differ in the last
/// bits from one processor to another and tables must not.
double student_critical_value(std::size_t count, double confidence) {
  const boost::math::students_t distribution(static_cast<double>(count - 1));
  const double exact = boost::math::quantile(distribution, 0.5 + confidence / 2);
  constexpr double steps = 1 << 30U;
  return std::floor(exact * steps + 0.5) / steps;
}

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

}  // namespace

Estimate estimate_mean(std::span<const double> values, double confidence) {
  TIMBANG_CHECK(confidence > 0 && confidence < 1, "a confidence lies between 0 and 1");
  Estimate estimate{std::numeric_limits<double>::quiet_NaN(), std::nullopt, std::nullopt};
  if (values.empty() || !all_defined(values)) return estimate;
  const Moments moments(values);
  estimate.mean = moments.mean;
  if (values.size() < 2) return estimate;
  double half_width = 0;
  if (moments.squares > 0) {
    half_width = student_critical_value(moments.count, confidence) *
                 std::sqrt(moments.variance() / static_cast<double>(moments.count));
  }
  estimate.low = moments.mean - half_width;
  estimate.high = moments.mean + half_width;
  return estimate;
}

PairedDifference paired_difference(std::span<const double> a, std::span<const double> b, double confidence) {
  TIMBANG_CHECK(a.size() == b.size(), "paired values come in equal numbers");
  std::vector<double> differences(a.size());
  for (std::size_t i = 0; i < a.size(); ++i) differences[i] = a[i] - b[i];
  PairedDifference paired{estimate_mean(differences, confidence), std::nullopt};
  if (a.size() < fewest_for_variance_reduction || !all_defined(differences)) return paired;
  const double magnitude = std::max(largest_magnitude(a), largest_magnitude(b));
  if (varies_by_rounding_only(differences, magnitude)) return paired;
  paired.variance_reduction = (Moments(a).variance() + Moments(b).variance()) / Moments(differences).variance();
  return paired;
}

}  // namespace timbang
