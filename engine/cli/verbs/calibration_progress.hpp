#pragma once

#include <string>

#include "cli/common/progress.hpp"
#include "report/words/text_catalogue.hpp"
#include "studies/calibrate/calibration.hpp"

namespace timbang {

/// How far a calibration is, on one line of a terminal, taken away at the end.
class CalibrationProgressLine {
 public:
  CalibrationProgressLine(Progress::Visibility visibility, Language language)
      : visibility_(visibility), language_(language) {}
  CalibrationProgressLine(const CalibrationProgressLine&) = delete;
  CalibrationProgressLine& operator=(const CalibrationProgressLine&) = delete;
  ~CalibrationProgressLine();

  void show(const CalibrationProgress& progress);

 private:
  Progress::Visibility visibility_;
  Language language_;
};

/// "wave 2: 31/200, 4 min left"; without the time while nothing new is done.
[[nodiscard]] std::string calibration_progress_text(const CalibrationProgress& progress, Language language);

}  // namespace timbang
