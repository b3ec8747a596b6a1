#pragma once

#include <string>

#include "report/words/text_catalogue.hpp"
#include "results/calibration/calibration_report.hpp"

namespace timbang {

/// What was calibrated and how: scenario, targets, seed, points tried, and how well the emulators know the model.
[[nodiscard]] std::string calibration_heading(const CalibrationReport& report, Language language);

/// Every target beside what the model gave before and gives after, with interpretations and without.
[[nodiscard]] std::string target_table(const CalibrationReport& report, Language language);

/// The parameters that the targets identify, those that they do not, and the best and worst identified directions.
[[nodiscard]] std::string identification_text(const CalibrationReport& report, Language language);

/// What the plan's other policy changes, and on which targets each conclusion rests. Empty without a question.
[[nodiscard]] std::string answer_table(const CalibrationReport& report, Language language);

/// Years held out, predicted; measures of welfare over the members. Empty where there are none.
[[nodiscard]] std::string prediction_table(const CalibrationReport& report, Language language);

/// How to read all this, and what it does not say.
[[nodiscard]] std::string calibration_notes(const CalibrationReport& report, Language language);

/// All of the above, in this order.
[[nodiscard]] std::string calibration_text(const CalibrationReport& report, Language language);

}  // namespace timbang
