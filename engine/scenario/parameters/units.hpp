#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "scenario/parameters/parameter_table.hpp"

namespace timbang::reading {

/// A unit that a file may write. A value in base units is value * multiply * 10^decimal_shift; the shift is made in
/// decimal, so that 4.10 % is the very number 0.041 and 131.3 thousand is 131300.
struct Unit {
  std::string name;
  double multiply = 1;
  int decimal_shift = 0;

  [[nodiscard]] double to_base(double value) const;
  [[nodiscard]] double from_base(double value) const;
};

/// The units a parameter may be written in, given what it measures and its canonical unit, canonical unit first.
/// A month counts as 30.4375 days, a year as 365.25.
[[nodiscard]] std::vector<Unit> accepted_units(Quantity quantity, std::string_view canonical);

/// The accepted unit of that name; nothing if there is none. "day" counts as "days".
[[nodiscard]] std::optional<Unit> find_unit(const std::vector<Unit>& accepted, std::string_view name);

}  // namespace timbang::reading
