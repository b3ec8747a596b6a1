#pragma once

#include <string>
#include <string_view>

#include "results/calibration/calibration_report.hpp"

namespace timbang {

/// The report as JSON, the same bytes for the same report. `version` is the engine's.
[[nodiscard]] std::string calibration_json(const CalibrationReport& report, std::string_view version);

/// The word for a standing, such as "follows_from_interpretation".
[[nodiscard]] std::string_view standing_word(Standing standing);

}  // namespace timbang
