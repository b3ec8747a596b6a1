#include "results/calibration/calibration_files.hpp"

#include "results/calibration/calibration_json.hpp"
#include "text/atomic_file.hpp"

namespace timbang {

void write_calibration_files(const std::filesystem::path& folder, const CalibrationReport& report,
                             std::string_view version) {
  for (const CalibrationFit& fit : report.fits) {
    // The ensemble that uses every target has the plain name, which scenarios refer to.
    const char* name = fit.has_interpretations ? "ensemble.yaml" : "ensemble-without-interpretations.yaml";
    write_atomically(folder / name, ensemble_yaml(fit.ensemble));
  }
  write_atomically(folder / "calibration.json", calibration_json(report, version));
}

}  // namespace timbang
