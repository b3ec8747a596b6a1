#pragma once

#include <span>
#include <string_view>

#include "scenario/parameters/parameter_row.hpp"

namespace timbang {

/// Every scalar parameter, in the order in which people should read them.
[[nodiscard]] std::span<const ParameterRow> parameter_table();

/// A parameter that holds several numbers (a list, or a map by name). The reader knows its shape; this says the rest.
struct SeriesRow {
  std::string_view path;
  std::string_view unit;
  double low;  ///< lowest and highest meaningful entry, in base units
  double high;
  ParameterKind kind;
  std::string_view authority;
};

/// The parameters that the reader reads by a rule of their own.
[[nodiscard]] std::span<const SeriesRow> series_table();

}  // namespace timbang
