#include "report/words/calibration_cells.hpp"

#include <algorithm>
#include <cmath>

#include "base/check.hpp"
#include "outcomes/catalogue/outcome_catalogue.hpp"

namespace timbang {

namespace {

Estimate estimate_of(const Spread& spread) {
  return {spread.mean, spread.low, spread.high};
}

}  // namespace

std::string outcome_label(Language language, std::string_view outcome, std::optional<Month> month) {
  const std::string id = "outcome." + std::string(outcome);
  const std::string label = has_text(language, id) ? text(language, id) : std::string(outcome);
  return month ? label + " (" + month->text() + ")" : label;
}

NumberScale spread_scale(Language language, std::string_view outcome, const std::vector<Spread>& spreads,
                         double half_width) {
  const auto index = find_outcome(outcome);
  TIMBANG_CHECK(index.has_value(), "a calibration reports outcomes that exist");
  double largest = 0;
  for (const Spread& spread : spreads) {
    if (std::isnan(spread.mean)) continue;
    largest = std::max({largest, std::fabs(spread.mean), std::fabs(spread.low), std::fabs(spread.high)});
    const double half = (spread.high - spread.low) / 2;
    if (half > 0) half_width = half_width > 0 ? std::min(half_width, half) : half;
  }
  return number_scale(language, outcome_catalogue()[*index].unit, largest, half_width);
}

std::string spread_text(Language language, const NumberScale& scale, const Spread& spread, NumberKind kind) {
  const std::string range = interval_text(language, scale, estimate_of(spread), kind);
  const std::string value = value_text(language, scale, spread.mean, kind);
  return range.empty() ? value : value + " (" + range + ")";
}

std::string known_text(Language language, const NumberScale& scale, const KnownRange& known) {
  const auto number = [&](double value) { return value_text(language, scale, value, NumberKind::level); };
  const std::string sd = number(known.discrepancy_sd);
  if (std::isinf(known.high)) return text(language, "calibrate.at_least", {{"value", number(known.low)}, {"sd", sd}});
  if (std::isinf(known.low)) return text(language, "calibrate.at_most", {{"value", number(known.high)}, {"sd", sd}});
  if (known.low == known.high) return text(language, "calibrate.value", {{"value", number(known.low)}, {"sd", sd}});
  return text(language, "calibrate.between", {{"low", number(known.low)}, {"high", number(known.high)}, {"sd", sd}});
}

std::string parameter_number(Language language, double value, double sd) {
  int decimals = 0;
  constexpr int most = 5;
  for (double scale = sd; decimals < most && scale < 10; scale *= 10) ++decimals;
  return number_text(language, value, decimals);
}

}  // namespace timbang
