#include <algorithm>
#include <cmath>

#include "report/assumptions.hpp"
#include "report/number_format.hpp"
#include "report/summary_cells.hpp"
#include "report/summary_table.hpp"

namespace timbang {
namespace {

std::string intervals_note(const Summary& summary, Language language) {
  return text(language, summary.replications > 1 ? "summary.intervals" : "summary.no_intervals") + "\n";
}

/// What perfect delivery could still do about poverty, in the first arm.
std::string ceiling_note(const Summary& summary, Language language) {
  const Estimate ceiling = city_estimate(summary.arms.front(), "poverty.kept_poor_by_failed_delivery");
  if (std::isnan(ceiling.mean)) return {};
  return text(language, "summary.ceiling", {{"persons", number_text(language, ceiling.mean, 0)}}) + "\n";
}

std::string assumptions_note(const Scenario& scenario, Language language) {
  const AssumptionCount count = count_assumed(scenario);
  if (count.assumed == 0) return {};
  std::string result = text(language, "summary.assumed",
                            {{"assumed", std::to_string(count.assumed)}, {"all", std::to_string(count.all)}}) +
                       "\n";
  for (const ParameterSource& source : decisive_assumptions(scenario)) {
    const std::string_view id = source.range.empty() ? "summary.assumption" : "summary.assumption_with_range";
    result +=
        "  " + text(language, id, {{"path", source.path}, {"value", source.value}, {"range", source.range}}) + "\n";
  }
  return result;
}

}  // namespace

std::string summary_notes(const Summary& summary, const Scenario& scenario, Language language) {
  return intervals_note(summary, language) + ceiling_note(summary, language) + assumptions_note(scenario, language);
}

}  // namespace timbang
