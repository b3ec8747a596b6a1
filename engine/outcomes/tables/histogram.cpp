#include "outcomes/tables/histogram.hpp"

#include <algorithm>
#include <limits>

#include "base/check.hpp"

namespace timbang {

std::size_t Histogram::limit_bin() const {
  return static_cast<std::size_t>((limit_.minutes() + bin_minutes - 1) / bin_minutes);
}

std::int32_t Histogram::lower_edge(std::size_t bin) const {
  return std::min(static_cast<std::int32_t>(bin) * bin_minutes, limit_.minutes());
}

void Histogram::add(Duration value) {
  add(std::span(&value, 1));
}

void Histogram::add(std::span<const Duration> values) {
  // Made at the first value: an empty histogram takes no memory.
  if (counts_.empty()) counts_.resize(limit_bin() + 1);
  for (const Duration value : values) {
    TIMBANG_CHECK(value >= Duration(), "a duration is not negative");
    ++counts_[bin_of(value.minutes())];
  }
  count_ += values.size();
}

std::size_t Histogram::bin_of(std::int32_t minutes) const {
  // All values at or above the limit share the last bin, which a restricted mean cuts to the limit.
  return minutes >= limit_.minutes() ? limit_bin() : static_cast<std::size_t>(minutes / bin_minutes);
}

void Histogram::add(const Histogram& other) {
  if (other.count_ == 0) return;
  if (counts_.empty()) counts_.resize(limit_bin() + 1);
  // Below both limits the bins are the same; one loop of plain sums.
  const std::size_t shared = std::min(limit_bin(), other.limit_bin());
  for (std::size_t bin = 0; bin < shared; ++bin) counts_[bin] += other.counts_[bin];
  // Above the smaller limit bins differ; what lies there goes in by its lower edge.
  for (std::size_t bin = shared; bin < other.counts_.size(); ++bin) {
    counts_[bin_of(other.lower_edge(bin))] += other.counts_[bin];
  }
  count_ += other.count_;
}

double Histogram::percentile(int percent) const {
  if (count_ == 0) return std::numeric_limits<double>::quiet_NaN();
  // Ranks are compared in hundredths: integers, so that no rounding decides between two bins.
  const std::uint64_t rank_in_hundredths = count_ * static_cast<std::uint64_t>(percent);
  std::uint64_t below = 0;
  std::size_t bin = 0;
  while ((below + counts_[bin]) * 100 < rank_in_hundredths) below += counts_[bin++];
  const double lower = lower_edge(bin);
  // The last bin holds values of exactly the limit.
  const double upper = bin == limit_bin() ? lower : lower_edge(bin + 1);
  // Evenly spread within the bin, as far as a histogram can tell.
  const double share =
      static_cast<double>(rank_in_hundredths - below * 100) / (100.0 * static_cast<double>(counts_[bin]));
  return lower + share * (upper - lower);
}

}  // namespace timbang
