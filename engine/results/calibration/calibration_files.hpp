#pragma once

#include <filesystem>
#include <string_view>

#include "results/calibration/calibration_report.hpp"

namespace timbang {

/// Writes calibration.json and every fit's ensemble into a calibration's folder, each at once or not at all:
/// ensemble.yaml, and ensemble-without-interpretations.yaml if some targets are interpretations. `version` is the
/// engine's. Throws StoreWriteError.
void write_calibration_files(const std::filesystem::path& folder, const CalibrationReport& report,
                             std::string_view version);

}  // namespace timbang
