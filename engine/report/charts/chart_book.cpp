#include "report/charts/chart_book.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>
#include <utility>

#include "base/search.hpp"
#include "outcomes/catalogue/outcome_catalogue.hpp"
#include "report/charts/chart_files.hpp"
#include "report/charts/chart_rows.hpp"
#include "report/charts/chart_template.hpp"
#include "report/charts/chart_words.hpp"
#include "report/charts/tornado.hpp"
#include "report/words/number_format.hpp"
#include "text/joined_text.hpp"
#include "text/json_writer.hpp"

namespace timbang {
namespace {

using Layout = JsonWriter::Layout;

constexpr std::string_view of_place = "datum.where === where && indexof(arms, datum.arm) >= 0";
constexpr std::array<std::string_view, 3> compared_measures{"money-returned", "in-time", "wait-nine-in-ten"};

/// Makes the charts of one book, one by one.
class BookMaker {
 public:
  BookMaker(const ChartSource& source, Language language)
      : source_(&source),
        language_(language),
        numbers_(source.summary, language),
        arms_(chart_arms(source.summary, source.titles, language)) {
    source_line_ = words("chart.source", {{"version", TIMBANG_VERSION},
                                          {"scenario", source.summary.scenario_name},
                                          {"hash", source.summary.scenario_sha256.substr(0, 8)},
                                          {"seed", source.summary.seed},
                                          {"replications", source.summary.replications},
                                          {"date", source.date}});
    covers_ = words("chart.covers." + std::string(interval_word(source.summary.interval)));
    book_.parameters = parameters_json(arms_.names);
  }

  ChartBook make() {
    add_rows();
    for (const ChartMeasure& measure : chart_measures) add_levels(measure);
    for (const ChartMeasure& measure : monthly_measures) add_months(measure);
    add_groups("poverty", poverty_groups);
    add_groups("waiting", waiting_groups);
    add_groups("work", work_groups);
    add_places();
    add_fan(source_->spread);
    add_tornados();
    if (numbers_.arms() < 2) return std::move(book_);
    for (const ChartMeasure& measure : chart_measures) add_differences(measure);
    add_plane();
    return std::move(book_);
  }

 private:
  [[nodiscard]] std::string words(const std::string& id, const TextArguments& arguments = {}) const {
    return text(language_, id, arguments);
  }

  void add_rows() {
    book_.datasets["levels"] = level_rows(numbers_, arms_);
    book_.datasets["months"] = month_rows(numbers_, arms_);
    book_.datasets["poverty"] = poverty_rows(numbers_, arms_);
    book_.datasets["waiting"] = waiting_rows(numbers_, arms_);
    book_.datasets["work"] = work_rows(numbers_, arms_);
    book_.datasets["places"] = place_rows(numbers_, arms_);
    if (numbers_.arms() < 2) return;
    book_.datasets["differences"] = difference_rows(numbers_, arms_);
    book_.datasets["plane"] = plane_rows(numbers_, arms_);
  }

  /// "A: value (interval); B: ..." of the city.
  [[nodiscard]] std::string points(std::size_t outcome) const {
    std::string list;
    for (std::size_t arm = 0; arm < numbers_.arms(); ++arm) {
      if (arm > 0) list += "; ";
      list += arms_.labels[arm] + ": " +
              with_interval(language_, numbers_.level_scale(outcome, 0), numbers_.level(outcome, arm, 0),
                            NumberKind::level);
    }
    return list;
  }

  /// The finding where the last option's difference to the first is an effect, else the measure.
  [[nodiscard]] std::string finding(const ChartMeasure& of, const std::string& measure) const {
    const std::size_t last = numbers_.arms() - 1;
    const DifferenceCell cell = numbers_.difference(of.outcome, last, 0);
    if (!arms_.by_level() || !cell.is_effect.value_or(false)) return measure;
    const bool falls = cell.paired.difference.mean < 0;
    const std::string way = falls ? "chart.finding.lower" : "chart.finding.higher";
    const std::string own = way + "." + std::string(of.name);
    return words(has_text(language_, own) ? own : way,
                 {{"measure", measure}, {"first", arms_.labels.front()}, {"last", arms_.labels[last]}});
  }

  /// The difference that a finding rests on, which ranges of levels do not show; empty without a finding.
  [[nodiscard]] std::string paired_words(const ChartMeasure& of) const {
    const std::size_t last = numbers_.arms() - 1;
    const DifferenceCell cell = numbers_.difference(of.outcome, last, 0);
    if (!arms_.by_level() || !cell.is_effect.value_or(false)) return {};
    const NumberScale scale = numbers_.change_scale(of.outcome, 0);
    const std::string change = with_interval(language_, scale, cell.paired.difference, NumberKind::change);
    return " " + words("chart.subtitle.paired", {{"first", arms_.labels.front()},
                                                 {"last", arms_.labels[last]},
                                                 {"change", change + " " + scale.unit}});
  }

  [[nodiscard]] std::string measure_text(std::string_view name) const {
    return words("chart.measure." + std::string(name));
  }

  [[nodiscard]] std::string unit_text_of(std::string_view name, std::size_t outcome) const {
    return words("chart.unit." + std::string(name), {{"unit", numbers_.level_scale(outcome, 0).unit}});
  }

  /// What a chart says, and which rows it shows.
  struct Words {
    ChartWords words;
    std::string dataset;
    std::string rows_measure = {};
  };

  void add(const Words& words_of, const std::string& view) {
    Chart chart = make_chart(words_of.words, source_line_, view, book_, language_);
    chart.datasets = {words_of.dataset};
    chart.rows_measure = words_of.rows_measure;
    book_.charts.push_back(std::move(chart));
  }

  [[nodiscard]] std::string filter_of(std::string_view measure) const {
    return json_text(std::string(of_place) + " && datum.measure === '" + std::string(measure) + "'");
  }

  /// Whether some option has the outcome in the city: never an empty frame.
  [[nodiscard]] bool is_defined(std::size_t outcome) const {
    for (std::size_t arm = 0; arm < numbers_.arms(); ++arm) {
      if (!std::isnan(numbers_.level(outcome, arm, 0).mean)) return true;
    }
    return false;
  }

  /// How high a row is whose label may take several lines.
  [[nodiscard]] std::string step(std::size_t least) const {
    constexpr std::size_t width = 34;  // of a line, as the templates break labels
    constexpr std::size_t line_height = 14;
    std::size_t most = 1;
    for (const std::string& label : arms_.labels) most = std::max(most, wrapped(label, width).size());
    return std::to_string(std::max(least, most > 1 ? most * line_height + line_height / 2 : 0));
  }

  void add_levels(const ChartMeasure& of) {
    if (!is_defined(of.outcome)) return;
    const std::string measure = measure_text(of.name);
    const std::string unit = unit_text_of(of.name, of.outcome);
    const std::string kind = arms_.by_level() ? "levels" : "arms";
    JsonWriter levels;
    levels.begin_array(Layout::compact);
    for (const double level : arms_.levels) levels.number(level);
    const std::string view = arms_.by_level() ? fill_template(levels_chart_file, {{"filter", filter_of(of.name)},
                                                                                  {"lever", json_text(arms_.lever)},
                                                                                  {"levels", levels.end().json()}})
                                              : fill_template(arms_chart_file, {{"data", json_text("levels")},
                                                                                {"filter", filter_of(of.name)},
                                                                                {"row", json_text("label")},
                                                                                {"step", step(30)},
                                                                                {"sort", by_order}});
    add({{std::string(of.name), finding(of, measure), measure, unit, kind,
          words("chart.subtitle.levels", {{"unit", unit}, {"covers", covers_}}) + paired_words(of), points(of.outcome)},
         "levels",
         std::string(of.name)},
        view);
    constexpr std::size_t most_beside_each_other = 4;
    book_.charts.back().is_narrow = arms_.by_level() && arms_.labels.size() <= most_beside_each_other;
  }

  void add_months(const ChartMeasure& of) {
    if (!is_defined(of.outcome)) return;
    const std::string measure = measure_text(of.name);
    const std::string unit = unit_text_of(of.name, of.outcome);
    const std::size_t last = numbers_.months() - 1;
    const NumberScale scale = numbers_.level_scale(of.outcome, 0);
    std::string list;
    for (std::size_t arm = 0; arm < numbers_.arms() && last > 0; ++arm) {
      const auto value = [&](std::size_t month) {
        return value_text(language_, scale, numbers_.level(of.outcome, arm, 0, month).mean, NumberKind::level);
      };
      if (arm > 0) list += "; ";
      list += words("chart.first_to_last", {{"label", arms_.labels[arm]}, {"first", value(1)}, {"last", value(last)}});
    }
    add({{std::string(of.name), measure, measure, unit, "months",
          words("chart.subtitle.months", {{"unit", unit}, {"covers", covers_}}), list},
         "months",
         std::string(of.name)},
        fill_template(months_chart_file, {{"filter", filter_of(of.name)}}));
  }

  void add_groups(const std::string& name, std::span<const ChartGroup> groups) {
    if (!is_defined(groups.front().outcome)) return;
    const std::string measure = measure_text(name);
    const std::string unit = words("chart.unit." + name);
    std::string list;
    for (const ChartGroup& group : groups) {
      add_item(list, ". ", words(group.text_id()) + ": " + points_of_group(name, group));
    }
    add({{name, measure, measure, unit, "groups", words("chart.subtitle.groups", {{"unit", unit}, {"covers", covers_}}),
          list},
         name},
        fill_template(groups_chart_file,
                      {{"data", json_text(name)}, {"filter", json_text(of_place)}, {"step", step(17)}}));
  }

  [[nodiscard]] std::string points_of_group(const std::string& name, const ChartGroup& group) const {
    if (name != "work") return points(group.outcome);
    NumberScale hours = numbers_.level_scale(group.outcome, 0);
    hours.divisor *= 60;
    std::string list;
    for (std::size_t arm = 0; arm < numbers_.arms(); ++arm) {
      if (arm > 0) list += "; ";
      const double mean = numbers_.level(group.outcome, arm, 0).mean;
      list += arms_.labels[arm] + ": " + value_text(language_, hours, mean, NumberKind::level);
    }
    return list;
  }

  void add_places() {
    if (numbers_.wheres() < 2 || !is_defined(place_outcome)) return;
    const bool tiles = have_tiles(numbers_.summary());
    const std::string measure = measure_text("places");
    const std::string unit = words("chart.unit.places");
    const std::string filter = json_text("datum.arm === arms[0]");
    JsonWriter domain;
    domain.begin_array(Layout::compact).number(0.0).number(place_scale_end(numbers_)).end();
    const std::string view =
        tiles ? fill_template(tiles_chart_file,
                              {{"filter", filter}, {"domain", domain.json()}, {"unit", json_text(unit)}})
              : fill_template(arms_chart_file, {{"data", json_text("places")},
                                                {"filter", filter},
                                                {"step", "30"},
                                                {"row", json_text("place")},
                                                {"sort", R"({"field": "mean", "op": "max", "order": "descending"})"}});
    std::string list;
    for (std::size_t where = 1; where < numbers_.wheres(); ++where) {
      if (where > 1) list += "; ";
      list += numbers_.summary().wheres[where] + ": " +
              value_text(language_, numbers_.level_scale(place_outcome, where),
                         numbers_.level(place_outcome, 0, where).mean, NumberKind::level);
    }
    add({{"places", measure, measure, unit, tiles ? "places" : "bars",
          words("chart.subtitle.places", {{"unit", unit}, {"arm", arms_.labels.front()}, {"covers", covers_}}), list},
         "places"},
        view);
  }

  void add_fan(const std::vector<SpreadCell>& spread) {
    if (spread.empty()) return;
    book_.datasets["fan"] = fan_rows(numbers_, arms_, spread);
    const std::string measure = measure_text("fan");
    const std::string unit = words("chart.unit.months-backlog");
    const NumberScale scale = numbers_.level_scale(fan_outcome, 0);
    std::string list;
    for (const SpreadCell& cell : spread) {
      if (cell.month + 1 != numbers_.months()) continue;
      if (!list.empty()) list += "; ";
      const Estimate last{cell.quantiles[3], cell.quantiles[0], cell.quantiles[6]};
      list += arms_.labels[cell.arm] + ": " + with_interval(language_, scale, last, NumberKind::level);
    }
    add({{"fan", measure, measure, unit, "fan", words("chart.subtitle.fan", {{"unit", unit}}), list}, "fan"},
        fill_template(fan_chart_file, {}));
  }

  void add_differences(const ChartMeasure& of) {
    if (!contains(compared_measures, of.name)) return;
    if (!is_defined(of.outcome)) return;
    const std::string measure = words("chart.measure.differences", {{"measure", measure_text(of.name)}});
    const NumberScale scale = numbers_.change_scale(of.outcome, 0);
    const std::string unit = change_unit(of.name, scale);
    std::string list;
    for (std::size_t arm = 1; arm < numbers_.arms(); ++arm) {
      const DifferenceCell cell = numbers_.difference(of.outcome, arm, 0);
      if (arm > 1) list += "; ";
      list += arms_.labels[arm] + ": " + with_interval(language_, scale, cell.paired.difference, NumberKind::change) +
              ", " + words("chart.verdict." + std::string(verdict_of(cell, of.outcome)));
    }
    add({{"differences-" + std::string(of.name), measure, measure, unit, "differences",
          words("chart.subtitle.differences", {{"unit", unit}, {"first", arms_.labels.front()}, {"covers", covers_}}),
          list},
         "differences",
         std::string(of.name)},
        fill_template(forest_chart_file, {{"filter", filter_of(of.name)}, {"step", step(32)}}));
  }

  /// The unit of differences, which for a share is not that of its levels.
  [[nodiscard]] std::string change_unit(std::string_view name, const NumberScale& scale) const {
    const std::string of_changes = "chart.change_unit." + std::string(name);
    const std::string id = has_text(language_, of_changes) ? of_changes : "chart.unit." + std::string(name);
    return words(id, {{"unit", scale.unit}});
  }

  /// Of the outcomes that have charts, in those charts' order.
  void add_tornados() {
    std::vector<ChartRow> rows;
    for (const ChartMeasure& measure : chart_measures) {
      for (const DriverTable& table : source_->drivers) {
        if (measure_of(table.outcome) != &measure || table.drivers.empty()) continue;
        const std::vector<ChartRow> own = tornado_rows(table, language_);
        rows.insert(rows.end(), own.begin(), own.end());
        add_tornado(measure, table);
      }
    }
    if (!rows.empty()) book_.datasets["hinges"] = std::move(rows);
  }

  void add_tornado(const ChartMeasure& of, const DriverTable& table) {
    const NumberScale scale = driver_scale(table, language_);
    const std::string measure = words("chart.measure.tornado", {{"measure", measure_text(of.name)}});
    const std::string unit = change_unit(of.name, scale);
    const NumberScale level = number_scale(language_, outcome_catalogue()[table.outcome].unit, table.base, 0);
    std::string subtitle =
        words("chart.subtitle.tornado", {{"base", value_text(language_, level, table.base, NumberKind::level)},
                                         {"unit", words("chart.unit." + std::string(of.name), {{"unit", level.unit}})},
                                         {"count", table.drivers.size()},
                                         {"runs", count_text(language_, "count.replications", table.runs)}});
    if (table.runs < fewest_of_a_mean) subtitle += " " + words("chart.subtitle.tornado.chance");
    add({{"tornado-" + std::string(of.name), measure, measure, unit, "tornado", subtitle,
          tornado_points(table, language_)},
         "hinges",
         std::string(of.name)},
        fill_template(tornado_chart_file, {{"filter", json_text("datum.measure === '" + std::string(of.name) + "'")},
                                           {"step", std::to_string(tornado_step(table, language_))},
                                           {"x_title", json_text(words("chart.tornado.axis", {{"unit", unit}}))}}));
  }

  void add_plane() {
    if (!is_defined(plane_effect) || !is_defined(plane_cost)) return;
    const NumberScale scale = plane_scale(numbers_, 0);
    const std::string unit = words("chart.unit.plane", {{"unit", scale.unit}});
    std::string list;
    for (std::size_t arm = 1; arm < numbers_.arms(); ++arm) {
      const auto change = [&](std::size_t outcome) {
        return with_interval(language_, scale, numbers_.difference(outcome, arm, 0).paired.difference,
                             NumberKind::change);
      };
      if (arm > 1) list += "; ";
      list += arms_.labels[arm] + ": " + change(plane_effect) + ", " + change(plane_cost);
    }
    add({{"cost-and-effect", measure_text("plane"), measure_text("plane"), unit, "plane",
          words("chart.subtitle.plane", {{"first", arms_.labels.front()}, {"covers", covers_}}), list},
         "plane"},
        fill_template(plane_chart_file, {{"filter", json_text(of_place)},
                                         {"x_title", json_text(words("chart.plane.effect", {{"unit", scale.unit}}))},
                                         {"y_title", json_text(words("chart.plane.cost", {{"unit", scale.unit}}))}}));
  }

  static constexpr std::uint32_t fewest_of_a_mean = 5;
  static constexpr const char* by_order = R"({"field": "order", "op": "min"})";

  const ChartSource* source_;
  Language language_;
  ChartNumbers numbers_;
  ChartArms arms_;
  std::string source_line_;
  std::string covers_;
  ChartBook book_;
};

}  // namespace

ChartBook make_chart_book(const ChartSource& source, Language language) {
  return BookMaker(source, language).make();
}

}  // namespace timbang
