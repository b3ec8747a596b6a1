#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "scenario/parameter_table.hpp"

namespace timbang::reading {

/// A unit that a file may write. A value in base units is value * multiply / divide: dividing keeps 4.1 % the same
/// number as 0.041.
struct Unit {
  std::string name;
  double multiply = 1;
  double divide = 1;

  [[nodiscard]] double to_base(double value) const { return value * multiply / divide; }
  [[nodiscard]] double from_base(double value) const { return value * divide / multiply; }
};

/// The units a parameter may be written in, given what it measures and its canonical unit, canonical unit first.
/// A month counts as 30.4375 days, a year as 365.25.
[[nodiscard]] std::vector<Unit> accepted_units(Quantity quantity, std::string_view canonical);

/// The accepted unit of that name; nothing if there is none. "day" counts as "days".
[[nodiscard]] std::optional<Unit> find_unit(const std::vector<Unit>& accepted, std::string_view name);

}  // namespace timbang::reading
