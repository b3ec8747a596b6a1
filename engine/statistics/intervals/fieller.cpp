#include "statistics/intervals/fieller.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>
#include <vector>

#include "base/check.hpp"
#include "statistics/intervals/student.hpp"

namespace timbang {
namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();

using Shape = RatioSet::Shape;

/// Around the ratio of the means, where the numerator's residual has mean 0: no large terms cancel.
RatioSet bounded_set(const RatioMoments& m, double squared, double divisor) {
  const double ratio = m.numerator / m.denominator;
  const double residual_covariance = m.covariance - ratio * m.denominator_variance;
  // Rounding may make a variance of nearly perfect pairs negative.
  const double residual_variance =
      std::max(0.0, m.numerator_variance - 2 * ratio * m.covariance + ratio * ratio * m.denominator_variance);
  const double shift = -squared * residual_covariance / divisor;
  const double half_width = std::sqrt(shift * shift + squared * residual_variance / divisor);
  return {Shape::bounded, ratio, ratio + shift - half_width, ratio + shift + half_width};
}

RatioSet unbounded_set(const RatioMoments& m, double squared, double divisor) {
  const double ratio = m.denominator == 0 ? none : m.numerator / m.denominator;
  const double middle = m.numerator * m.denominator - squared * m.covariance;
  const double constant = m.numerator * m.numerator - squared * m.numerator_variance;
  const double discriminant = middle * middle - divisor * constant;
  // A denominator that may be zero allows every ratio.
  if (divisor == 0 || discriminant < 0) return {Shape::everything, ratio, none, none};
  const double root = std::sqrt(discriminant);
  return {Shape::outside, ratio, (middle + root) / divisor, (middle - root) / divisor};
}

using Pair = std::pair<double, double>;

/// Sorted, so that the order of replications cannot reach the last digit.
std::vector<Pair> sorted_pairs(const RatioTerms& terms) {
  std::vector<Pair> pairs;
  for (std::size_t i = 0; i < terms.numerators.size(); ++i) {
    pairs.emplace_back(terms.numerators[i], terms.denominators[i]);
  }
  std::ranges::sort(pairs);
  return pairs;
}

RatioMoments moments_of(const std::vector<Pair>& pairs) {
  const auto count = static_cast<double>(pairs.size());
  RatioMoments m;
  for (const Pair& pair : pairs) {
    // Sums of distances from the first pair, so that large levels do not cost digits.
    m.numerator += pair.first - pairs.front().first;
    m.denominator += pair.second - pairs.front().second;
  }
  m.numerator = pairs.front().first + m.numerator / count;
  m.denominator = pairs.front().second + m.denominator / count;
  if (pairs.size() < 2) return m;
  for (const Pair& pair : pairs) {
    const double a = pair.first - m.numerator;
    const double b = pair.second - m.denominator;
    m.numerator_variance += a * a;
    m.denominator_variance += b * b;
    m.covariance += a * b;
  }
  for (double* moment : {&m.numerator_variance, &m.denominator_variance, &m.covariance}) {
    // Variances and covariance of means.
    *moment /= (count - 1) * count;
  }
  return m;
}

/// The replications' own ratios; none if a denominator is not positive.
std::vector<double> own_ratios(const RatioTerms& terms) {
  std::vector<double> ratios(terms.numerators.size());
  for (std::size_t i = 0; i < ratios.size(); ++i) {
    if (!(terms.denominators[i] > 0)) return {};
    ratios[i] = terms.numerators[i] / terms.denominators[i];
  }
  return ratios;
}

/// Values whose mean is the ratio of means and whose spread is that ratio's.
std::vector<double> linearised_ratios(const RatioTerms& terms, double ratio) {
  const double denominator = moments_of(sorted_pairs(terms)).denominator;
  std::vector<double> values(terms.numerators.size());
  // The first-order expansion of the ratio around the two means (the delta method).
  for (std::size_t i = 0; i < values.size(); ++i) {
    values[i] = ratio + (terms.numerators[i] - ratio * terms.denominators[i]) / denominator;
  }
  return values;
}

}  // namespace

bool RatioSet::contains(double value) const {
  switch (shape) {
    case Shape::bounded:
      return low <= value && value <= high;
    case Shape::outside:
      return value <= low || high <= value;
    case Shape::everything:
      return true;
    case Shape::undefined:
      break;
  }
  return false;
}

RatioSet fieller_set(const RatioMoments& moments, double critical_value) {
  const double squared = critical_value * critical_value;
  // Positive if the denominator differs from zero at this confidence; only then is the set an interval.
  const double divisor = moments.denominator * moments.denominator - squared * moments.denominator_variance;
  if (divisor > 0) return bounded_set(moments, squared, divisor);
  const bool is_always_zero = moments.denominator == 0 && moments.denominator_variance == 0;
  // The second condition is also met by NaN, of which nothing can be said.
  if (is_always_zero || !(divisor <= 0)) return {Shape::undefined, none, none, none};
  return unbounded_set(moments, squared, divisor);
}

RatioSet fieller_set(const RatioTerms& terms, double confidence) {
  const std::size_t count = terms.numerators.size();
  TIMBANG_CHECK(terms.denominators.size() == count, "a ratio's terms come in equal numbers");
  RatioSet set{Shape::undefined, none, none, none};
  if (count == 0 || !all_defined(terms.numerators) || !all_defined(terms.denominators)) return set;
  const RatioMoments moments = moments_of(sorted_pairs(terms));
  if (count > 1) return fieller_set(moments, student_critical_value(count - 1, confidence));
  if (moments.denominator != 0) set.ratio = moments.numerator / moments.denominator;
  return set;
}

Estimate estimate_ratio(IntervalKind kind, const RatioTerms& terms, double confidence) {
  const RatioSet set = fieller_set(terms, confidence);
  if (kind == IntervalKind::plausible) {
    const Estimate range = estimate_range(own_ratios(terms));
    return std::isnan(range.mean) ? undefined_estimate() : Estimate{set.ratio, range.low, range.high};
  }
  if (terms.numerators.size() < 2) return {set.ratio, std::nullopt, std::nullopt};
  // An unbounded set is no interval: better no figure than one that hides it.
  return set.shape == Shape::bounded ? Estimate{set.ratio, set.low, set.high} : undefined_estimate();
}

PairedDifference paired_ratio_difference(IntervalKind kind, const RatioTerms& a, const RatioTerms& b,
                                         double confidence) {
  TIMBANG_CHECK(a.numerators.size() == b.numerators.size(), "paired values come in equal numbers");
  const double ratio_a = estimate_ratio(kind, a, confidence).mean;
  const double ratio_b = estimate_ratio(kind, b, confidence).mean;
  // Without a ratio on one side there is no difference either.
  if (std::isnan(ratio_a) || std::isnan(ratio_b)) return {undefined_estimate(), std::nullopt};
  const bool is_plausible = kind == IntervalKind::plausible;
  PairedDifference paired = paired_difference(kind, is_plausible ? own_ratios(a) : linearised_ratios(a, ratio_a),
                                              is_plausible ? own_ratios(b) : linearised_ratios(b, ratio_b), confidence);
  // The ratio of means itself, of which the linearised values are only means up to rounding.
  paired.difference.mean = ratio_a - ratio_b;
  return paired;
}

}  // namespace timbang
