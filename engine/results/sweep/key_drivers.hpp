#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "results/sweep/sweep_store.hpp"
#include "statistics/intervals/interval.hpp"

namespace timbang {

/// A parameter alone at one end of its range.
struct DriverEnd {
  std::string value;  ///< as settings write it, with its unit
  Estimate change;    ///< against the scenario's own values, over the runs that both have; Student interval
};

/// What one parameter does to an outcome alone: at both ends of its range, or at the one that makes a sound scenario.
struct KeyDriver {
  std::string path;
  std::vector<DriverEnd> ends;  ///< the low end first

  /// How far the outcome moves between its extremes, the scenario's own value being one of them.
  [[nodiscard]] double width() const;
};

/// The key drivers of one outcome of the city over all months.
struct DriverTable {
  std::size_t outcome = 0;         ///< position in the catalogue
  double base = 0;                 ///< mean with the scenario's own values
  std::uint32_t runs = 0;          ///< of the scenario's own point
  std::vector<KeyDriver> drivers;  ///< the widest first; those of one width in the design's order
};

/// What a sweep of the design one_at_a_time says of each of its outcomes; none if it is of another design, or its first
/// point has not been run.
[[nodiscard]] std::vector<DriverTable> key_drivers(const SweepStore& store);

}  // namespace timbang
