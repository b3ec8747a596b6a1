#include "statistics/intervals/two_starts.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "base/check.hpp"

namespace timbang {
namespace {

double mean_of_defined(std::span<const double> values) {
  double sum = 0;
  int count = 0;
  for (const double value : values) {
    // A rate without a denominator in a month has no value; the others make the figure.
    if (std::isnan(value)) continue;
    sum += value;
    ++count;
  }
  return count > 0 ? sum / count : std::numeric_limits<double>::quiet_NaN();
}

/// The paired difference as a share of a level. Nothing of nothing is no difference.
Estimate share_of(const Estimate& difference, double level) {
  // A share of nothing is undefined unless the difference is nothing, too.
  if (level == 0) return difference.mean == 0 ? Estimate{0, 0.0, 0.0} : undefined_estimate();
  const double whole = std::abs(level);
  Estimate result;
  result.mean = difference.mean / whole;
  if (difference.low) result.low = *difference.low / whole;
  if (difference.high) result.high = *difference.high / whole;
  return result;
}

}  // namespace

StartComparison::StartComparison(MonthlyReplications light, MonthlyReplications heavy, std::size_t window)
    : light_(std::move(light)), heavy_(std::move(heavy)), window_(window) {
  TIMBANG_CHECK(!light_.empty() && light_.size() == heavy_.size(), "two starts have the same replications");
  months_ = light_.front().size();
  TIMBANG_CHECK(window_ > 0 && months_ >= window_, "a run is at least as long as its window");
  const auto is_whole = [&](const std::vector<double>& months) { return months.size() == months_; };
  TIMBANG_CHECK(std::ranges::all_of(light_, is_whole) && std::ranges::all_of(heavy_, is_whole),
                "every replication has the same months");
}

std::vector<double> StartComparison::figures(const MonthlyReplications& start, std::size_t warm_up) const {
  TIMBANG_CHECK(warm_up <= longest(), "the runs are long enough for the warm-up");
  std::vector<double> result;
  for (const std::vector<double>& months : start) {
    result.push_back(mean_of_defined(std::span(months).subspan(warm_up, window_)));
  }
  return result;
}

std::vector<double> StartComparison::middles(std::size_t warm_up) const {
  // The middle of both starts: until they agree neither is the long run.
  std::vector<double> result = figures(light_, warm_up);
  const std::vector<double> heavy = figures(heavy_, warm_up);
  for (std::size_t i = 0; i < result.size(); ++i) result[i] = (result[i] + heavy[i]) / 2;
  return result;
}

Estimate StartComparison::level(std::size_t warm_up) const {
  return estimate_mean(middles(warm_up));
}

Estimate StartComparison::gap(std::size_t warm_up) const {
  const PairedDifference paired = paired_difference(figures(heavy_, warm_up), figures(light_, warm_up));
  return share_of(paired.difference, level(warm_up).mean);
}

std::optional<std::size_t> StartComparison::agree_after(double tolerance) const {
  TIMBANG_CHECK(tolerance > 0, "the tolerance is positive");
  std::optional<std::size_t> agreed;
  // From the end backwards: two starts may meet by chance and part again.
  for (std::size_t warm_up = longest() + 1; warm_up-- > 0;) {
    const Estimate seen = gap(warm_up);
    const bool is_within = seen.low && *seen.low >= -tolerance && *seen.high <= tolerance;
    if (!is_within) break;
    agreed = warm_up;
  }
  return agreed;
}

std::optional<Estimate> StartComparison::drift() const {
  // Two windows must not overlap, or the drift would be measured against itself.
  if (longest() < window_) return std::nullopt;
  const std::vector<double> now = middles(longest());
  const PairedDifference paired = paired_difference(now, middles(longest() - window_));
  return share_of(paired.difference, estimate_mean(now).mean);
}

}  // namespace timbang
