#pragma once

#include <cstddef>
#include <span>

#include "statistics/intervals/interval.hpp"

namespace timbang {

/// An interval for a mean that may be looked at after every value.
struct AnytimePlan {
  double confidence = 0.95;
  /// The number of values at which it is nearly as narrow as such an interval can be; it holds at every number.
  std::size_t narrowest_at = 100;
};

/// The mean and an interval out of a confidence sequence: the chance that the true mean ever leaves it, however many
/// looks there are and whenever somebody stops, is at most 1 - confidence, if values are independent and normal with
/// whatever variance (Lai 1976, Annals of Statistics 4, 265-280, with the proper mixture over the effect's size of Wang
/// and Ramdas 2025, Anytime-valid t-tests and confidence sequences for Gaussian means with unknown variance, Sequential
/// Analysis 44). Of other outcomes it holds nearly, as Student's does. No interval while there are too few values for
/// one; equal values give one of no width. Undefined values make it undefined. Requires: 0 < confidence < 1,
/// narrowest_at > 0 (CheckFailed).
[[nodiscard]] Estimate anytime_mean(std::span<const double> values, const AnytimePlan& plan = {});

}  // namespace timbang
