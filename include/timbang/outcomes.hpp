#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "timbang/problem.hpp"

namespace timbang::api {

/// Which way an outcome should go; neither where a change is no gain by itself.
enum class Better : std::uint8_t { neither, lower, higher };

/// How the value of all months follows from the months. Over places, counts are added, and everything else is computed
/// anew from what the places hold together.
enum class Pooling : std::uint8_t {
  sum,             ///< flows
  mean,            ///< stocks: of the ends of months
  ratio,           ///< numerators and denominators are pooled
  percentile,      ///< durations are pooled
  half_year_ends,  ///< pooled over the ends of half-years
  pooled,          ///< computed anew
  ratio_of_means   ///< of two other outcomes; over trials the ratio of their means
};

/// One outcome of a trial.
struct Outcome {
  std::size_t position = 0;  ///< in outcomes(); may change with the library's version, the name does not
  std::string name;          ///< such as "delivery.credited"
  std::string unit;          ///< "IDR", "KPM", "persons", "days", "%", "1" ...
  Better better = Better::neither;
  Pooling pooling = Pooling::sum;
  bool needs_welfare = false;        ///< counted over every household after a run, which takes time
  double smallest_effect = 0;        ///< that matters, in the unit; 0 where it is given as a share
  double smallest_effect_share = 0;  ///< the same as a share of the level compared with; else 0
  std::string english;               ///< its label
  std::string indonesian;
};

/// Every outcome, in the order of tables. Safe on any thread.
[[nodiscard]] const std::vector<Outcome>& outcomes();

/// The outcome of a name. Throws InputError, with the name that was probably meant, if there is none. Safe on any
/// thread.
[[nodiscard]] const Outcome& outcome(std::string_view name);

}  // namespace timbang::api
