#include "report/charts/tornado.hpp"

#include <algorithm>
#include <cmath>

#include "outcomes/catalogue/outcome_catalogue.hpp"
#include "report/charts/chart_template.hpp"
#include "report/words/parameter_words.hpp"
#include "text/json_writer.hpp"

namespace timbang {
namespace {

using Layout = JsonWriter::Layout;

std::size_t shown_hinges(const HingeTable& table) {
  return std::min(table.hinges.size(), most_hinges);
}

bool is_upper(const Hinge& hinge, std::size_t end) {
  return end + 1 == hinge.ends.size();
}

bool go_the_same_way(const Hinge& hinge) {
  if (hinge.ends.size() < 2) return false;
  return (hinge.ends[0].change.mean < 0) == (hinge.ends[1].change.mean < 0);
}

/// What stands at the end of a bar.
std::string bar_text(const Hinge& hinge, std::size_t end, Language language) {
  if (!go_the_same_way(hinge)) return written_value(hinge.ends[end].value, language);
  const bool is_longer = std::fabs(hinge.ends[end].change.mean) > std::fabs(hinge.ends[1 - end].change.mean);
  if (!is_longer) return {};
  return written_value(hinge.ends[0].value, language) + "; " + written_value(hinge.ends[1].value, language);
}

ChartRow row_of(const HingeTable& table, std::size_t order, std::size_t end, const NumberScale& scale,
                Language language) {
  const Hinge& hinge = table.hinges[order];
  const Estimate& change = hinge.ends[end].change;
  const double length = six_digits(change.mean / scale.divisor);
  JsonWriter json;
  json.begin_object(Layout::compact).key("measure").text(measure_of(table.outcome)->name);
  json.key("label").text(short_parameter_title(hinge.path, language)).key("path").text(hinge.path);
  json.key("order").unsigned_integer(order).key("upper").boolean(is_upper(hinge, end));
  json.key("at").text(written_value(hinge.ends[end].value, language)).key("change").number(length);
  const bool has_interval = change.low && change.high;
  if (has_interval) json.key("low").number(six_digits(*change.low / scale.divisor));
  if (has_interval) json.key("high").number(six_digits(*change.high / scale.divisor));
  json.key("text").text(bar_text(hinge, end, language));
  return {"", json.end().json()};
}

}  // namespace

NumberScale hinge_scale(const HingeTable& table, Language language) {
  const OutcomeUnit unit = outcome_catalogue()[table.outcome].unit;
  const double widest = table.hinges.empty() ? 0 : table.hinges.front().width();
  constexpr double half = 0.5;
  const double smallest = shown_hinges(table) == 0 ? 0 : table.hinges[shown_hinges(table) - 1].width();
  NumberScale scale = number_scale(language, unit, std::max(std::fabs(table.base), widest), half * smallest);
  return scale_of_differences(language, unit, scale);
}

std::size_t tornado_step(const HingeTable& table, Language language) {
  constexpr std::size_t width = 56;  // of a line, as the template breaks labels
  constexpr std::size_t line_height = 14;
  std::size_t most = 1;
  for (std::size_t i = 0; i < shown_hinges(table); ++i) {
    most = std::max(most, wrapped(short_parameter_title(table.hinges[i].path, language), width).size());
  }
  return most * line_height + line_height / 2;
}

std::vector<ChartRow> tornado_rows(const HingeTable& table, Language language) {
  const NumberScale scale = hinge_scale(table, language);
  std::vector<ChartRow> rows;
  for (std::size_t i = 0; i < shown_hinges(table); ++i) {
    for (std::size_t end = 0; end < table.hinges[i].ends.size(); ++end) {
      rows.push_back(row_of(table, i, end, scale, language));
    }
  }
  return rows;
}

std::string tornado_points(const HingeTable& table, Language language) {
  const NumberScale scale = hinge_scale(table, language);
  std::string list;
  for (std::size_t i = 0; i < shown_hinges(table); ++i) {
    const Hinge& hinge = table.hinges[i];
    list += (i == 0 ? "" : "; ") + parameter_title(hinge.path, language) + ":";
    for (std::size_t end = 0; end < hinge.ends.size(); ++end) {
      list += (end == 0 ? " " : ", ") + written_value(hinge.ends[end].value, language) + " " +
              value_text(language, scale, hinge.ends[end].change.mean, NumberKind::change);
    }
  }
  return list;
}

}  // namespace timbang
