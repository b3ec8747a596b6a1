#include "report/brief/brief_numbers.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

#include "outcomes/outcome_catalogue.hpp"
#include "report/difference_text.hpp"
#include "scenario/parameter_table.hpp"

namespace timbang {
namespace {

constexpr std::string_view no_break_space = "\u00A0";

NumberScale scale_of(Language language, std::string_view outcome, const Estimate& estimate) {
  const std::optional<std::size_t> index = find_outcome(outcome);
  const double largest = std::isnan(estimate.mean) ? 0 : std::fabs(estimate.mean);
  const bool has_width = estimate.low && estimate.high && *estimate.high > *estimate.low;
  const double half_width = has_width ? (*estimate.high - *estimate.low) / 2 : 0;
  return number_scale(language, index ? outcome_catalogue()[*index].unit : OutcomeUnit::ratio, largest, half_width);
}

/// "Rp 3.0 billion" from "3.0" and "Rp billion"; "22 days".
std::string with_unit(const std::string& number, const std::string& unit) {
  constexpr std::string_view rupiah = "Rp";
  const std::string space(no_break_space);
  if (unit.empty()) return number;
  if (unit.rfind(rupiah, 0) != 0) return number + space + unit;
  const std::string power = unit.size() > rupiah.size() ? space + unit.substr(rupiah.size() + 1) : "";
  return std::string(rupiah) + space + number + power;
}

std::string meaning(std::string_view path, Language language) {
  for (const ParameterRow& row : parameter_table()) {
    if (row.path == path) return std::string(language == Language::english ? row.meaning_en : row.meaning_id);
  }
  for (const SeriesRow& row : series_table()) {
    if (row.path == path) return std::string(language == Language::english ? row.meaning_en : row.meaning_id);
  }
  return {};
}

std::string setting_title(const std::string& path, const std::string& value, Language language) {
  const std::string id = "brief.setting." + path;
  if (has_text(language, id)) return text(language, id, {{"value", value}});
  return parameter_title(path, language) + ": " + value;
}

/// A change of a share is in points, not in percent of it.
void write_points(NumberScale& scale, std::string_view outcome, Language language) {
  const std::optional<std::size_t> index = find_outcome(outcome);
  if (index && outcome_catalogue()[*index].unit == OutcomeUnit::percent) scale.unit = text(language, "brief.points");
}

}  // namespace

Figure figure(Language language, std::string_view outcome, const Estimate& estimate, NumberKind kind) {
  NumberScale scale = scale_of(language, outcome, estimate);
  if (kind == NumberKind::change) write_points(scale, outcome, language);
  const std::string number = outcome_text(language, scale, outcome, estimate.mean, kind);
  if (std::isnan(estimate.mean)) return {number, {}};
  return {with_unit(number, scale.unit), interval_text(language, scale, estimate, kind)};
}

Figure size_of_change(Language language, std::string_view outcome, const Estimate& estimate) {
  NumberScale scale = scale_of(language, outcome, estimate);
  write_points(scale, outcome, language);
  const std::string number = outcome_text(language, scale, outcome, std::fabs(estimate.mean), NumberKind::level);
  return {with_unit(number, scale.unit), interval_text(language, scale, estimate, NumberKind::change)};
}

std::string with_interval(const Figure& figure) {
  return figure.interval.empty() ? figure.value : figure.value + " (" + figure.interval + ")";
}

std::string parameter_title(const std::string& path, Language language) {
  const std::string found = meaning(path, language);
  return found.empty() ? path : found;
}

std::string arm_title(const BriefSource& source, std::size_t arm, Language language) {
  const ArmSummary& summary = source.summary.arms[arm];
  std::string title;
  for (const auto& [path, value] : summary.settings) {
    title += (title.empty() ? "" : "; ") + setting_title(path, value, language);
  }
  if (!title.empty() || source.scenarios.empty()) return title.empty() ? summary.name : title;
  const Scenario& scenario = source.scenarios[arm];
  const std::string& own = language == Language::english ? scenario.title_en : scenario.title_id;
  return own.empty() ? summary.name : own;
}

std::string scenario_title(const BriefSource& source, Language language) {
  if (source.scenarios.empty()) return source.summary.scenario_name;
  const Scenario& first = source.scenarios.front();
  const std::string& title = language == Language::english ? first.title_en : first.title_id;
  return title.empty() ? source.summary.scenario_name : title;
}

std::string written_value(const std::string& value, Language language) {
  const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; };
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  std::string result;
  for (std::size_t i = 0; i < value.size();) {
    std::size_t end = i;
    while (end < value.size() && is_letter(value[end])) ++end;
    if (end > i) {
      const std::string word = value.substr(i, end - i);
      const std::string id = "brief.word." + word;
      result += has_text(language, id) ? text(language, id) : word;
      i = end;
    } else if (value.compare(i, 4, " .. ") == 0) {
      result += "\u2013";
      i += 4;
    } else {
      const bool is_point = value[i] == '.' && i > 0 && is_digit(value[i - 1]) && i + 1 < value.size();
      result += is_point && language == Language::indonesian ? ',' : value[i];
      ++i;
    }
  }
  return result;
}

}  // namespace timbang
