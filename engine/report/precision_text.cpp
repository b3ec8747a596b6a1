#include "report/precision_text.hpp"

#include <cmath>

#include "report/calibration_cells.hpp"
#include "report/number_format.hpp"

namespace timbang {
namespace {

constexpr double percent = 100;

/// "±1.8 %" of the mean, or "±0.05 Rp billion".
std::string half_width_text(double half_width, const PrecisionReport& report, const NumberScale& scale,
                            Language language) {
  if (!std::isfinite(half_width)) return text(language, "table.none");
  if (report.goal.scale == PrecisionScale::relative) {
    return "\u00B1" + number_text(language, percent * half_width, 1) + " %";
  }
  const std::string unit = scale.unit.empty() ? "" : " " + scale.unit;
  return "\u00B1" + number_text(language, half_width / scale.divisor, scale.decimals) + unit;
}

std::string line(const PrecisionOfArm& each, const PrecisionReport& report, Language language) {
  const auto index = find_outcome(report.outcome);
  const OutcomeUnit unit = index ? outcome_catalogue()[*index].unit : OutcomeUnit::ratio;
  const Estimate& estimate = each.state.estimate;
  const double half_width = estimate.low ? (*estimate.high - *estimate.low) / 2 : 0;
  const NumberScale scale = number_scale(language, unit, std::abs(estimate.mean), half_width);
  const NumberKind kind = each.against.empty() ? NumberKind::level : NumberKind::change;
  const std::string_view id = each.against.empty() ? "precision.line" : "precision.line_difference";
  return text(language, id,
              {{"arm", each.arm},
               {"against", each.against},
               {"outcome", outcome_label(language, report.outcome)},
               {"value", value_text(language, scale, estimate.mean, kind)},
               {"unit", scale.unit.empty() ? std::string() : " " + scale.unit},
               {"interval", interval_text(language, scale, estimate, kind)},
               {"achieved", half_width_text(each.state.achieved_half_width, report, scale, language)},
               {"goal", half_width_text(report.goal.half_width, report, scale, language)},
               {"replications", std::to_string(each.state.used)}});
}

}  // namespace

std::string precision_text(const PrecisionReport& report, Language language) {
  std::string result;
  for (const PrecisionOfArm& each : report.arms) result += line(each, report, language) + "\n";
  if (!report.is_met()) {
    result += text(language, "precision.missed", {{"replications", std::to_string(report.replications)}}) + "\n";
  }
  return result + text(language, "precision.how") + "\n";
}

}  // namespace timbang
