#pragma once

#include <array>
#include <string>
#include <string_view>

#include "results/calibration/calibration_report.hpp"

namespace timbang {

/// The report as JSON, the same bytes for the same report. `version` is the engine's.
[[nodiscard]] std::string calibration_json(const CalibrationReport& report, std::string_view version);

/// As files say it.
inline constexpr std::array<std::string_view, 4> standing_words{"holds", "follows_from_interpretation",
                                                                "holds_only_without", "open"};
[[nodiscard]] constexpr std::string_view standing_word(Standing standing) {
  return standing_words[static_cast<std::size_t>(standing)];
}

}  // namespace timbang
