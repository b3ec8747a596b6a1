#include "report/tables/flips_text.hpp"

#include <cmath>

#include "report/tables/claims_text.hpp"
#include "report/words/calibration_cells.hpp"
#include "report/words/number_format.hpp"
#include "text/joined_text.hpp"

namespace timbang {
namespace {

std::string flip_text(const ClaimFlip& flip, Language language) {
  if (flip.parameter.empty()) {
    return text(language, "flips.none", {{"claim", flip.claim}, {"answer", answer_text(flip.answer, language)}});
  }
  const double range = 2 * std::abs(flip.to - flip.from) / flip.half_ranges;
  const auto number = [&](double value) { return parameter_number(language, value, range / 2); };
  return text(language, "flips.line",
              {{"claim", flip.claim},
               {"answer", answer_text(flip.answer, language)},
               {"flipped", answer_text(flip.flipped, language)},
               {"parameter", flip.parameter},
               {"unit", enclosed(" ", flip.unit)},
               {"from", number(flip.from)},
               {"still", number(flip.still)},
               {"to", number(flip.to)},
               {"distance", number_text(language, flip.half_ranges, 2)}});
}

}  // namespace

std::string flips_text(const FlipsReport& report, Language language) {
  std::string result = text(language, "flips.heading") + "\n";
  for (const ClaimFlip& flip : report.flips) result += "  " + flip_text(flip, language) + "\n";
  return result +
         text(language, "flips.how",
              {{"parameters", report.parameters}, {"replications", report.replications}, {"runs", report.runs}}) +
         "\n";
}

}  // namespace timbang
