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

std::size_t shown_drivers(const DriverTable& table) {
  return std::min(table.drivers.size(), most_key_drivers);
}

bool is_upper(const KeyDriver& driver, std::size_t end) {
  return end + 1 == driver.ends.size();
}

bool go_the_same_way(const KeyDriver& driver) {
  if (driver.ends.size() < 2) return false;
  return (driver.ends[0].change.mean < 0) == (driver.ends[1].change.mean < 0);
}

/// What stands at the end of a bar.
std::string bar_text(const KeyDriver& driver, std::size_t end, Language language) {
  if (!go_the_same_way(driver)) return written_value(driver.ends[end].value, language);
  const bool is_longer = std::fabs(driver.ends[end].change.mean) > std::fabs(driver.ends[1 - end].change.mean);
  if (!is_longer) return {};
  return written_value(driver.ends[0].value, language) + "; " + written_value(driver.ends[1].value, language);
}

ChartRow row_of(const DriverTable& table, std::size_t order, std::size_t end, const NumberScale& scale,
                Language language) {
  const KeyDriver& driver = table.drivers[order];
  const Estimate& change = driver.ends[end].change;
  const double length = six_digits(change.mean / scale.divisor);
  JsonWriter json;
  json.begin_object(Layout::compact).key("measure").text(measure_of(table.outcome)->name);
  json.key("label").text(short_parameter_title(driver.path, language)).key("path").text(driver.path);
  json.key("order").unsigned_integer(order).key("upper").boolean(is_upper(driver, end));
  json.key("at").text(written_value(driver.ends[end].value, language)).key("change").number(length);
  const bool has_interval = change.low && change.high;
  if (has_interval) json.key("low").number(six_digits(*change.low / scale.divisor));
  if (has_interval) json.key("high").number(six_digits(*change.high / scale.divisor));
  json.key("text").text(bar_text(driver, end, language));
  return {"", json.end().json()};
}

}  // namespace

NumberScale driver_scale(const DriverTable& table, Language language) {
  const OutcomeUnit unit = outcome_catalogue()[table.outcome].unit;
  const double widest = table.drivers.empty() ? 0 : table.drivers.front().width();
  constexpr double half = 0.5;
  const double smallest = shown_drivers(table) == 0 ? 0 : table.drivers[shown_drivers(table) - 1].width();
  NumberScale scale = number_scale(language, unit, std::max(std::fabs(table.base), widest), half * smallest);
  return scale_of_differences(language, unit, scale);
}

std::size_t tornado_step(const DriverTable& table, Language language) {
  constexpr std::size_t width = 56;  // of a line, as the template breaks labels
  constexpr std::size_t line_height = 14;
  std::size_t most = 1;
  for (std::size_t i = 0; i < shown_drivers(table); ++i) {
    most = std::max(most, wrapped(short_parameter_title(table.drivers[i].path, language), width).size());
  }
  return most * line_height + line_height / 2;
}

std::vector<ChartRow> tornado_rows(const DriverTable& table, Language language) {
  const NumberScale scale = driver_scale(table, language);
  std::vector<ChartRow> rows;
  for (std::size_t i = 0; i < shown_drivers(table); ++i) {
    for (std::size_t end = 0; end < table.drivers[i].ends.size(); ++end) {
      rows.push_back(row_of(table, i, end, scale, language));
    }
  }
  return rows;
}

std::string tornado_points(const DriverTable& table, Language language) {
  const NumberScale scale = driver_scale(table, language);
  std::string list;
  for (std::size_t i = 0; i < shown_drivers(table); ++i) {
    const KeyDriver& driver = table.drivers[i];
    list += (i == 0 ? "" : "; ") + parameter_title(driver.path, language) + ":";
    for (std::size_t end = 0; end < driver.ends.size(); ++end) {
      list += (end == 0 ? " " : ", ") + written_value(driver.ends[end].value, language) + " " +
              value_text(language, scale, driver.ends[end].change.mean, NumberKind::change);
    }
  }
  return list;
}

}  // namespace timbang
