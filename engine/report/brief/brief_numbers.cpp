#include "report/brief/brief_numbers.hpp"

#include <cmath>

#include "outcomes/catalogue/outcome_catalogue.hpp"
#include "report/words/difference_text.hpp"
#include "report/words/number_format.hpp"
#include "report/words/outcome_words.hpp"
#include "report/words/parameter_words.hpp"
#include "text/joined_text.hpp"

namespace timbang {
namespace {

constexpr std::string_view no_break_space = "\u00A0";

NumberScale scale_of(Language language, std::size_t outcome, const Estimate& estimate, NumberKind kind) {
  const double largest = std::isnan(estimate.mean) ? 0 : std::fabs(estimate.mean);
  const bool has_width = estimate.low && estimate.high && *estimate.high > *estimate.low;
  // An interval without width says nothing of how many digits are known.
  const double half_width = has_width ? (*estimate.high - *estimate.low) / 2 : 0;
  const OutcomeUnit unit = outcome_at(outcome).unit;
  const NumberScale scale = number_scale(language, unit, largest, half_width);
  return kind == NumberKind::change ? scale_of_differences(language, unit, scale) : scale;
}

}  // namespace

std::string with_unit(const std::string& number, const std::string& unit) {
  constexpr std::string_view rupiah = "Rp";
  const std::string space(no_break_space);
  if (unit.empty()) return number;
  // "Rp" stands before its amount, and the power of ten behind it.
  if (unit.rfind(rupiah, 0) != 0) return number + space + unit;
  const std::string power = unit.size() > rupiah.size() ? space + unit.substr(rupiah.size() + 1) : "";
  return std::string(rupiah) + space + number + power;
}

Figure figure(Language language, std::size_t outcome, const Estimate& estimate, NumberKind kind) {
  const NumberScale scale = scale_of(language, outcome, estimate, kind);
  const std::string number = outcome_text(language, scale, outcome, estimate.mean, kind);
  if (std::isnan(estimate.mean)) return {number, {}};
  return {with_unit(number, scale.unit), interval_text(language, scale, estimate, kind)};
}

Figure size_of_change(Language language, std::size_t outcome, const Estimate& estimate) {
  const NumberScale scale = scale_of(language, outcome, estimate, NumberKind::change);
  const std::string number = outcome_text(language, scale, outcome, std::fabs(estimate.mean), NumberKind::level);
  // A sentence says the direction in words; the interval keeps its signs.
  return {with_unit(number, scale.unit), interval_text(language, scale, estimate, NumberKind::change)};
}

std::string with_interval(const Figure& figure) {
  return figure.interval.empty() ? figure.value : figure.value + " (" + figure.interval + ")";
}

std::string arm_title(const BriefSource& source, std::size_t arm, Language language) {
  const ArmSummary& summary = source.summary.arms[arm];
  std::string title;
  for (const auto& [path, value] : summary.settings) {
    add_item(title, "; ", setting_title(path, value, language));
  }
  // An arm without settings is a scenario file, which has its own title.
  if (!title.empty() || source.scenarios.empty()) return title.empty() ? summary.name : title;
  const Scenario& scenario = source.scenarios[arm];
  const std::string& own = language == Language::english ? scenario.title_en : scenario.title_id;
  return own.empty() ? summary.name : own;
}

std::vector<std::string> arm_titles(const BriefSource& source, Language language) {
  std::vector<std::string> titles;
  for (std::size_t arm = 0; arm < source.summary.arms.size(); ++arm) {
    titles.push_back(arm_title(source, arm, language));
  }
  return titles;
}

Origin origin_of(const BriefSource& source, std::size_t arm, std::size_t outcome, std::size_t where,
                 Language language) {
  const Summary& summary = source.summary;
  return {text(language, "brief.origin",
               {{"outcome", outcome_title(language, outcome)},
                {"name", std::string(outcome_name(outcome))},
                {"arm", arm_title(source, arm, language)},
                {"where", where == 0 ? text(language, "brief.city") : summary.wheres[where]},
                {"seed", summary.seed},
                {"replications", count_text(language, "count.replications", summary.replications)}}),
          source.scenarios.empty() ? "reproduce" : "run-" + std::to_string(arm)};
}

std::string scenario_title(const BriefSource& source, Language language) {
  if (source.scenarios.empty()) return source.summary.scenario_name;
  const Scenario& first = source.scenarios.front();
  const std::string& title = language == Language::english ? first.title_en : first.title_id;
  return title.empty() ? source.summary.scenario_name : title;
}

}  // namespace timbang
