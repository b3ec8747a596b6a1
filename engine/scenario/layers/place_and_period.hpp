#pragma once

#include <optional>
#include <vector>

#include "scenario/layers/layer.hpp"
#include "scenario/scenario.hpp"

namespace timbang::reading {

/// Reports the words that no layer has.
void check_words(const std::vector<Layer>& layers, Findings& findings);

/// The list of kecamatan, merged by name over the layers. Reports an empty list, missing numbers, and a city without
/// households.
[[nodiscard]] std::vector<Kecamatan> resolve_kecamatan(const std::vector<Layer>& layers, Findings& findings);

/// The span of the run; nothing if a date is missing, wrong or out of order.
[[nodiscard]] std::optional<Period> resolve_period(const std::vector<Layer>& layers, Findings& findings);

/// When each channel pays; nothing if a number is missing or wrong.
[[nodiscard]] std::optional<std::array<PayoutSchedule, channel_count>> resolve_payouts(const std::vector<Layer>& layers,
                                                                                       Findings& findings);

}  // namespace timbang::reading
