#include "outcomes/histogram.hpp"

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

void Histogram::add(std::size_t bin, std::uint32_t times) {
  if (counts_.empty()) counts_.resize(limit_bin() + 1);
  counts_[bin] += times;
  count_ += times;
}

void Histogram::add(Duration value) {
  TIMBANG_CHECK(value >= Duration(), "a negative duration");
  add(value >= limit_ ? limit_bin() : static_cast<std::size_t>(value.minutes() / bin_minutes), 1);
}

void Histogram::add(const Histogram& other) {
  for (std::size_t bin = 0; bin < other.counts_.size(); ++bin) {
    if (other.counts_[bin] == 0) continue;
    const std::int32_t edge = other.lower_edge(bin);
    add(edge >= limit_.minutes() ? limit_bin() : static_cast<std::size_t>(edge / bin_minutes), other.counts_[bin]);
  }
}

double Histogram::percentile(int percent) const {
  if (count_ == 0) return std::numeric_limits<double>::quiet_NaN();
  const std::uint64_t rank_in_hundredths = count_ * static_cast<std::uint64_t>(percent);
  std::uint64_t below = 0;
  std::size_t bin = 0;
  while ((below + counts_[bin]) * 100 < rank_in_hundredths) below += counts_[bin++];
  const double lower = lower_edge(bin);
  const double upper = bin == limit_bin() ? lower : lower_edge(bin + 1);
  const double share =
      static_cast<double>(rank_in_hundredths - below * 100) / (100.0 * static_cast<double>(counts_[bin]));
  return lower + share * (upper - lower);
}

}  // namespace timbang
