#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace timbang {

/// How precise the mean of an outcome is to be, as somebody writes it.
struct WrittenPrecision {
  std::string outcome;       ///< a name that nobody has looked up yet
  double half_width = 0;     ///< above 0: a share of the mean, or in the outcome's unit
  bool is_relative = false;  ///< of the mean
};

/// Reads "OUTCOME ± NUMBER" (in the outcome's unit) or "OUTCOME ± NUMBER %" (of the mean); +- and +/- stand for ±.
/// Nothing if it is written otherwise.
[[nodiscard]] std::optional<WrittenPrecision> read_precision(std::string_view written);

/// The fewest replications after which precision is looked at.
inline constexpr unsigned fewest_for_precision = 20;
/// The most replications to be run for it, unless somebody says otherwise.
inline constexpr unsigned most_for_precision = 1000;

}  // namespace timbang
