#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "report/charts/chart_rows.hpp"
#include "report/words/number_format.hpp"
#include "results/sweep/key_drivers.hpp"

namespace timbang {

/// How many parameters a tornado shows; the others move the outcome less.
inline constexpr std::size_t most_key_drivers = 8;

/// The scale of changes of a table's outcome.
[[nodiscard]] NumberScale driver_scale(const DriverTable& table, Language language);

/// How high a row has to be for the label that takes most lines.
[[nodiscard]] std::size_t tornado_step(const DriverTable& table, Language language);

/// A row for each end of each parameter's range: "change" is the bar's length from zero, "at" the parameter's value,
/// "text" what stands at the bar's end. Where both ends move the outcome the same way the longer bar names both.
[[nodiscard]] std::vector<ChartRow> tornado_rows(const DriverTable& table, Language language);

/// "parameter: 30 days +0.5, 105 days −1.2; ...".
[[nodiscard]] std::string tornado_points(const DriverTable& table, Language language);

}  // namespace timbang
