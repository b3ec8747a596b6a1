#include "statistics/calibration/approximate_bayes.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "base/check.hpp"
#include "random/distributions.hpp"
#include "random/elementary.hpp"

namespace timbang {

namespace {

/// Kernel of one open side, integrated over a normal outcome: beyond `end`, away from the target. Mirrored so that the
/// target lies above `end`.
double tail_beyond(double end, double sd, double mean, double variance) {
  // A target without an end on this side has no tail there.
  if (std::isinf(end)) return 0;
  // The product of two normal densities is a normal density with this mean and spread, times its peak.
  const double both = variance + sd * sd;
  const double peak = std::sqrt(sd * sd / both) * portable_exp(-(end - mean) * (end - mean) / (2 * both));
  const double middle = (end * variance + mean * sd * sd) / both;
  const double spread = std::sqrt(variance * sd * sd / both);
  return peak * normal_cdf((end - middle) / spread);
}

double below(double end, double mean, double spread) {
  if (std::isinf(end)) return end < 0 ? 0 : 1;
  return normal_cdf((end - mean) / spread);
}

}  // namespace

double discrepancy_kernel(const OutcomeTarget& target, double value) {
  // A setting whose outcome is undefined agrees with nothing.
  if (std::isnan(value)) return 0;
  const double distance = distance_from(target, value) / target.discrepancy_sd;
  return portable_exp(-distance * distance / 2);
}

double discrepancy_kernel(std::span<const OutcomeTarget> targets, std::span<const double> values) {
  TIMBANG_CHECK(targets.size() == values.size(), "every target has a value");
  double kernel = 1;
  // Discrepancies of targets are taken to be independent.
  for (std::size_t i = 0; i < targets.size(); ++i) kernel *= discrepancy_kernel(targets[i], values[i]);
  return kernel;
}

double expected_kernel(const OutcomeTarget& target, const Emulated& emulated) {
  const double sd = target.discrepancy_sd;
  // A variance that is nothing beside the discrepancy would divide by zero.
  if (emulated.variance <= 1e-12 * sd * sd) return discrepancy_kernel(target, emulated.mean);
  const double spread = std::sqrt(emulated.variance);
  const double within = below(target.high, emulated.mean, spread) - below(target.low, emulated.mean, spread);
  // Within the target the kernel is 1; beyond its ends it falls off.
  return within + tail_beyond(target.low, sd, emulated.mean, emulated.variance) +
         tail_beyond(-target.high, sd, -emulated.mean, emulated.variance);
}

std::vector<double> normalised(std::vector<double> weights) {
  const double sum = std::accumulate(weights.begin(), weights.end(), 0.0);
  const bool are_weights = std::ranges::all_of(weights, [](double weight) { return weight >= 0; });
  TIMBANG_CHECK(are_weights && sum > 0 && std::isfinite(sum), "weights are not negative and at least one is positive");
  for (double& weight : weights) weight /= sum;
  return weights;
}

double effective_sample_size(std::span<const double> weights) {
  const double sum = std::accumulate(weights.begin(), weights.end(), 0.0);
  const double squares = std::inner_product(weights.begin(), weights.end(), weights.begin(), 0.0);
  // Kish's number: as many equal weights would estimate a mean as well.
  return squares > 0 ? sum * sum / squares : 0;
}

std::vector<std::size_t> resample(std::span<const double> weights, std::size_t count, StreamKey key) {
  TIMBANG_CHECK(!weights.empty(), "resampling needs at least one point");
  const double start = uniform_open(draw_word(key, 0, Occasion::once(), DrawPurpose::resampling));
  std::vector<std::size_t> chosen;
  double passed = 0;
  std::size_t index = 0;
  for (std::size_t i = 0; i < count; ++i) {
    // Systematic resampling: one random start and equal steps, with less noise than independent draws.
    const double place = (static_cast<double>(i) + start) / static_cast<double>(count);
    // The last point takes what rounding leaves of the weights.
    while (index + 1 < weights.size() && passed + weights[index] < place) passed += weights[index++];
    chosen.push_back(index);
  }
  return chosen;
}

}  // namespace timbang
