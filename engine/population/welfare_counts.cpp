#include "population/welfare_counts.hpp"

#include <algorithm>

#include "base/check.hpp"

namespace timbang {

namespace {

constexpr double lowest_score = -6;
// Scores from -6 to 6: 2e-9 of a normal distribution lies beyond. Fine enough that interpolating within a bin misplaces
// a few persons of a million.
constexpr double bins_per_unit = 512;

std::size_t cell(std::size_t bin, std::size_t size, bool aided) {
  return ((aided ? WelfareCounts::sizes : 0) + size - 1) * WelfareCounts::bins + bin;
}

}  // namespace

WelfareCounts::WelfareCounts() : counts_(2 * sizes * bins) {}

double WelfareCounts::position(double z) {
  return std::clamp((z - lowest_score) * bins_per_unit, 0.0, static_cast<double>(bins));
}

double WelfareCounts::score_at(double position) {
  return lowest_score + position / bins_per_unit;
}

void WelfareCounts::add(double z, std::uint8_t size, bool aided) {
  TIMBANG_CHECK(size >= 1 && size <= sizes, "a household has 1 to 8 persons");
  // A score on the upper edge belongs to the last bin.
  ++counts_[cell(std::min(static_cast<std::size_t>(position(z)), bins - 1), size, aided)];
}

void WelfareCounts::add(const WelfareCounts& other) {
  for (std::size_t i = 0; i < counts_.size(); ++i) counts_[i] += other.counts_[i];
}

std::int64_t WelfareCounts::households(std::size_t bin, std::size_t size, bool aided) const {
  return counts_[cell(bin, size, aided)];
}

}  // namespace timbang
