#include "report/tables/precision_text.hpp"

#include <algorithm>
#include <cmath>

#include "report/words/calibration_cells.hpp"
#include "report/words/number_format.hpp"
#include "text/joined_text.hpp"

namespace timbang {
namespace {

/// "±1.8 %" of the mean, or "±0.05 Rp billion".
std::string half_width_text(double half_width, const PrecisionGoal& goal, const NumberScale& scale, Language language) {
  if (!std::isfinite(half_width)) return text(language, "table.none");
  if (goal.scale == PrecisionScale::relative) {
    return "\u00B1" + number_text(language, 100 * half_width, 1) + " %";
  }
  const std::string unit = enclosed(" ", scale.unit);
  return "\u00B1" + number_text(language, half_width / scale.divisor, scale.decimals) + unit;
}

NumberScale scale_of(const std::string& outcome, const Estimate& estimate, Language language) {
  const auto index = find_outcome(outcome);
  const OutcomeUnit unit = index ? outcome_catalogue()[*index].unit : OutcomeUnit::ratio;
  const double half_width = estimate.low ? (*estimate.high - *estimate.low) / 2 : 0;
  return number_scale(language, unit, std::abs(estimate.mean), half_width);
}

std::string line(const PrecisionOfArm& each, const PrecisionReport& report, Language language) {
  const Estimate& estimate = each.state.estimate;
  const NumberScale scale = scale_of(report.outcome, estimate, language);
  const NumberKind kind = each.against.empty() ? NumberKind::level : NumberKind::change;
  const std::string_view id = each.against.empty() ? "precision.line" : "precision.line_difference";
  return text(language, id,
              {{"arm", each.arm},
               {"against", each.against},
               {"outcome", outcome_label(language, report.outcome)},
               {"value", value_text(language, scale, estimate.mean, kind)},
               {"unit", enclosed(" ", scale.unit)},
               {"interval", interval_text(language, scale, estimate, kind)},
               {"achieved", half_width_text(each.state.achieved_half_width, report.goal, scale, language)},
               {"goal", half_width_text(report.goal.half_width, report.goal, scale, language)},
               {"replications", each.state.used}});
}

std::string line(const PrecisionOfPoints& each, std::uint32_t replications, Language language) {
  const Estimate& estimate = each.at_worst.estimate;
  const NumberScale scale = scale_of(each.outcome, estimate, language);
  return text(language, "precision.points",
              {{"outcome", outcome_label(language, each.outcome)},
               {"met", each.met},
               {"points", each.points},
               {"point", each.worst},
               {"value", value_text(language, scale, estimate.mean, NumberKind::level)},
               {"unit", enclosed(" ", scale.unit)},
               {"interval", interval_text(language, scale, estimate, NumberKind::level)},
               {"achieved", half_width_text(each.at_worst.achieved_half_width, each.goal, scale, language)},
               {"goal", half_width_text(each.goal.half_width, each.goal, scale, language)},
               {"replications", replications}});
}

}  // namespace

std::string precision_text(const PrecisionReport& report, Language language) {
  std::string result;
  for (const PrecisionOfArm& each : report.arms) result += line(each, report, language) + "\n";
  const bool is_alike =
      std::ranges::any_of(report.arms, [](const PrecisionOfArm& each) { return each.state.has_no_spread(); });
  if (is_alike) result += text(language, "precision.no_spread") + "\n";
  if (!report.is_met()) {
    result += text(language, "precision.missed", {{"replications", report.replications}}) + "\n";
  }
  return result + text(language, "precision.how") + "\n";
}

std::string precision_text(const SweepPrecision& precision, Language language) {
  std::string result;
  for (const PrecisionOfPoints& each : precision.outcomes)
    result += line(each, precision.replications, language) + "\n";
  const bool is_alike = std::ranges::any_of(
      precision.outcomes, [](const PrecisionOfPoints& each) { return each.at_worst.has_no_spread(); });
  if (is_alike) result += text(language, "precision.no_spread") + "\n";
  if (!precision.is_met()) {
    result += text(language, "precision.missed", {{"replications", precision.replications}}) + "\n";
  }
  return result + text(language, "precision.points_how") + "\n";
}

}  // namespace timbang
