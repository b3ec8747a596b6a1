#include "report/charts/chart_rows.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <span>

#include "base/ranges.hpp"
#include "outcomes/catalogue/outcome_catalogue.hpp"
#include "report/charts/chart_files.hpp"
#include "text/json_writer.hpp"

namespace timbang {
namespace {

using Layout = JsonWriter::Layout;

constexpr double room_above = 1.16;  // above the highest value, for its label

std::optional<double> divided(std::optional<double> value, const NumberScale& scale) {
  return value ? std::optional<double>(six_digits(*value / scale.divisor)) : std::nullopt;
}

void write_estimate(JsonWriter& json, const Estimate& estimate, const NumberScale& scale) {
  json.key("mean").number(six_digits(estimate.mean / scale.divisor));
  json.key("low").number(divided(estimate.low, scale)).key("high").number(divided(estimate.high, scale));
}

/// What a row of an arm begins with.
void begin_row(JsonWriter& json, const ChartNumbers& numbers, const ChartArms& arms, std::size_t arm,
               std::size_t where) {
  json.begin_object(Layout::compact).key("where").text(numbers.summary().wheres[where]);
  json.key("arm").text(arms.names[arm]).key("label").text(arms.labels[arm]);
  json.key("order").unsigned_integer(arm).key("baseline").boolean(arm == 0);
}

void add_row(std::vector<ChartRow>& rows, const ChartNumbers& numbers, std::size_t where, JsonWriter& json) {
  rows.push_back({numbers.summary().wheres[where], json.end().json()});
}

template <typename Write>
std::vector<ChartRow> rows_of_arms(const ChartNumbers& numbers, const Write& write) {
  std::vector<ChartRow> rows;
  for (std::size_t where = 0; where < numbers.wheres(); ++where) {
    for (std::size_t arm = 0; arm < numbers.arms(); ++arm) write(rows, where, arm);
  }
  return rows;
}

void add_level_row(std::vector<ChartRow>& rows, const ChartNumbers& numbers, const ChartArms& arms,
                   const ChartMeasure& measure, std::size_t where, std::size_t arm) {
  const NumberScale scale = numbers.level_scale(measure.outcome, where);
  const Estimate estimate = numbers.level(measure.outcome, arm, where);
  const double top = estimate.high.value_or(estimate.mean) / scale.divisor;
  JsonWriter json;
  begin_row(json, numbers, arms, arm, where);
  json.key("measure").text(measure.name);
  if (arms.by_level()) json.key("level").number(arms.levels[arm]);
  write_estimate(json, estimate, scale);
  json.key("top").number(six_digits(top)).key("room").number(six_digits(top * room_above));
  json.key("value").text(value_text(numbers.language(), scale, estimate.mean, NumberKind::level));
  json.key("interval").text(interval_text(numbers.language(), scale, estimate, NumberKind::level));
  json.key("text").text(with_interval(numbers.language(), scale, estimate, NumberKind::level));
  add_row(rows, numbers, where, json);
}

/// "Jan", with the year where the months are of more than one.
std::string month_text(Language language, const std::string& month, bool with_year) {
  const std::string name = text(language, "chart.month." + month.substr(5, 2));
  return with_year ? name + "\u00A0" + month.substr(2, 2) : name;
}

void add_month_rows(std::vector<ChartRow>& rows, const ChartNumbers& numbers, const ChartArms& arms,
                    const ChartMeasure& measure, std::size_t where, std::size_t arm) {
  const auto& months = numbers.summary().months;
  const NumberScale scale = numbers.level_scale(measure.outcome, where);
  for (std::size_t month = 1; month < months.size(); ++month) {
    const Estimate estimate = numbers.level(measure.outcome, arm, where, month);
    JsonWriter json;
    begin_row(json, numbers, arms, arm, where);
    json.key("measure").text(measure.name);
    json.key("month").text(month_text(numbers.language(), months[month], months.size() > 13));
    write_estimate(json, estimate, scale);
    const bool is_last = month + 1 == months.size();
    if (is_last) json.key("text").text(value_text(numbers.language(), scale, estimate.mean, NumberKind::level));
    add_row(rows, numbers, where, json);
  }
}

/// The scale of several outcomes of one unit that share an axis: that of the largest.
NumberScale group_scale(const ChartNumbers& numbers, std::span<const ChartGroup> groups, std::size_t where) {
  const auto largest = std::ranges::max_element(groups, [&](const ChartGroup& a, const ChartGroup& b) {
    return numbers.level(a.outcome, 0, 0).mean < numbers.level(b.outcome, 0, 0).mean;
  });
  return numbers.level_scale(largest->outcome, where);
}

template <typename Text>
std::vector<ChartRow> group_rows(const ChartNumbers& numbers, const ChartArms& arms, std::span<const ChartGroup> groups,
                                 double divisor, const Text& text_of) {
  return rows_of_arms(numbers, [&](std::vector<ChartRow>& rows, std::size_t where, std::size_t arm) {
    NumberScale scale = group_scale(numbers, groups, where);
    scale.divisor *= divisor;
    for (std::size_t group = 0; group < groups.size(); ++group) {
      const Estimate estimate = numbers.level(groups[group].outcome, arm, where);
      JsonWriter json;
      begin_row(json, numbers, arms, arm, where);
      json.key("group").text(text(numbers.language(), groups[group].text_id()));
      json.key("group_order").unsigned_integer(group);
      json.key("strength").number(0.3 + 0.4 * static_cast<double>(arm + 1) / static_cast<double>(numbers.arms()));
      write_estimate(json, estimate, scale);
      json.key("text").text(text_of(scale, estimate, group, arm, where));
      add_row(rows, numbers, where, json);
    }
  });
}

bool clear_of_zero(const Estimate& estimate) {
  return estimate.low && estimate.high && (*estimate.low > 0 || *estimate.high < 0);
}

struct Tile {
  int column = 0;
  int row = 0;
};

std::optional<Tile> tile_of(const std::string& place) {
  static const auto tiles = parse_catalogue({tile_positions_file});
  const auto found = std::ranges::find_if(tiles, [&](const auto& each) { return each.first == place; });
  if (found == tiles.end()) return std::nullopt;
  const std::string& position = found->second;
  return Tile{std::stoi(position.substr(0, position.find(' '))), std::stoi(position.substr(position.find(' ')))};
}

}  // namespace

const ChartMeasure* measure_of(std::size_t outcome) {
  return find_by(chart_measures, outcome, &ChartMeasure::outcome);
}

double six_digits(double value) {
  if (!(std::fabs(value) > 0) || !std::isfinite(value)) return value;
  const int digits_before = static_cast<int>(std::floor(std::log10(std::fabs(value)))) + 1;
  const double power = std::pow(10.0, std::abs(6 - digits_before));
  return digits_before <= 6 ? std::round(value * power) / power : std::round(value / power) * power;
}

std::vector<ChartRow> level_rows(const ChartNumbers& numbers, const ChartArms& arms) {
  return rows_of_arms(numbers, [&](std::vector<ChartRow>& rows, std::size_t where, std::size_t arm) {
    for (const ChartMeasure& measure : chart_measures) add_level_row(rows, numbers, arms, measure, where, arm);
  });
}

std::vector<ChartRow> month_rows(const ChartNumbers& numbers, const ChartArms& arms) {
  return rows_of_arms(numbers, [&](std::vector<ChartRow>& rows, std::size_t where, std::size_t arm) {
    for (const ChartMeasure& measure : monthly_measures) add_month_rows(rows, numbers, arms, measure, where, arm);
  });
}

std::vector<ChartRow> poverty_rows(const ChartNumbers& numbers, const ChartArms& arms) {
  return group_rows(numbers, arms, poverty_groups, 1,
                    [&](const NumberScale& scale, const Estimate& estimate, std::size_t, std::size_t, std::size_t) {
                      return with_interval(numbers.language(), scale, estimate, NumberKind::level);
                    });
}

std::vector<ChartRow> waiting_rows(const ChartNumbers& numbers, const ChartArms& arms) {
  return group_rows(
      numbers, arms, waiting_groups, 1,
      [&](const NumberScale& scale, const Estimate& estimate, std::size_t group, std::size_t arm, std::size_t where) {
        const std::size_t age_of =
            outcome::complaints(static_cast<ComplaintClass>(group), ComplaintMeasure::backlog_age_mean);
        const NumberScale days = numbers.level_scale(age_of, where);
        const double age = numbers.level(age_of, arm, where).mean;
        return text(numbers.language(), "chart.waiting.text",
                    {{"open", with_interval(numbers.language(), scale, estimate, NumberKind::level)},
                     {"days", value_text(numbers.language(), days, age, NumberKind::level)}});
      });
}

std::vector<ChartRow> work_rows(const ChartNumbers& numbers, const ChartArms& arms) {
  constexpr double minutes_per_hour = 60;
  return group_rows(numbers, arms, work_groups, minutes_per_hour,
                    [&](const NumberScale& scale, const Estimate& estimate, std::size_t, std::size_t, std::size_t) {
                      return with_interval(numbers.language(), scale, estimate, NumberKind::level);
                    });
}

std::vector<ChartRow> place_rows(const ChartNumbers& numbers, const ChartArms& arms) {
  std::vector<ChartRow> rows;
  const double end = place_scale_end(numbers);
  for (std::size_t arm = 0; arm < numbers.arms(); ++arm) {
    for (std::size_t where = 1; where < numbers.wheres(); ++where) {
      const NumberScale scale = numbers.level_scale(place_outcome, where);
      const Estimate estimate = numbers.level(place_outcome, arm, where);
      const std::string& place = numbers.summary().wheres[where];
      JsonWriter json;
      begin_row(json, numbers, arms, arm, where);
      json.key("place").text(place);
      if (const auto tile = tile_of(place)) json.key("column").integer(tile->column).key("row").integer(tile->row);
      write_estimate(json, estimate, scale);
      json.key("dark").boolean(estimate.mean / scale.divisor >= end * 3 / 5);
      json.key("value").text(value_text(numbers.language(), scale, estimate.mean, NumberKind::level));
      json.key("interval").text(interval_text(numbers.language(), scale, estimate, NumberKind::level));
      json.key("text").text(with_interval(numbers.language(), scale, estimate, NumberKind::level));
      rows.push_back({"", json.end().json()});
    }
  }
  return rows;
}

std::vector<ChartRow> difference_rows(const ChartNumbers& numbers, const ChartArms& arms) {
  return rows_of_arms(numbers, [&](std::vector<ChartRow>& rows, std::size_t where, std::size_t arm) {
    if (arm == 0) return;
    for (const ChartMeasure& measure : chart_measures) {
      const NumberScale scale = numbers.change_scale(measure.outcome, where);
      const DifferenceCell cell = numbers.difference(measure.outcome, arm, where);
      const std::string_view verdict = verdict_of(cell, measure.outcome);
      JsonWriter json;
      begin_row(json, numbers, arms, arm, where);
      json.key("measure").text(measure.name);
      write_estimate(json, cell.paired.difference, scale);
      json.key("text").text(with_interval(numbers.language(), scale, cell.paired.difference, NumberKind::change));
      json.key("verdict").text(verdict);
      json.key("word").text(text(numbers.language(), "chart.verdict." + std::string(verdict)));
      add_row(rows, numbers, where, json);
    }
  });
}

std::vector<ChartRow> plane_rows(const ChartNumbers& numbers, const ChartArms& arms) {
  return rows_of_arms(numbers, [&](std::vector<ChartRow>& rows, std::size_t where, std::size_t arm) {
    if (arm == 0) return;
    const Estimate effect = numbers.difference(plane_effect, arm, where).paired.difference;
    const Estimate cost = numbers.difference(plane_cost, arm, where).paired.difference;
    const NumberScale scale = plane_scale(numbers, where);
    JsonWriter json;
    begin_row(json, numbers, arms, arm, where);
    json.key("effect").number(six_digits(effect.mean / scale.divisor));
    json.key("effect_low").number(divided(effect.low, scale));
    json.key("effect_high").number(divided(effect.high, scale));
    json.key("cost").number(six_digits(cost.mean / scale.divisor));
    json.key("cost_low").number(divided(cost.low, scale));
    json.key("cost_high").number(divided(cost.high, scale));
    json.key("clear").boolean(clear_of_zero(effect));
    json.key("text").text(with_interval(numbers.language(), scale, effect, NumberKind::change) + "; " +
                          with_interval(numbers.language(), scale, cost, NumberKind::change));
    add_row(rows, numbers, where, json);
  });
}

std::vector<ChartRow> fan_rows(const ChartNumbers& numbers, const ChartArms& arms,
                               const std::vector<SpreadCell>& spread) {
  constexpr std::array<const char*, 7> names{"q025", "q10", "q25", "q50", "q75", "q90", "q975"};
  const auto& months = numbers.summary().months;
  const NumberScale scale = numbers.level_scale(fan_outcome, 0);
  std::vector<ChartRow> rows;
  for (const SpreadCell& cell : spread) {
    JsonWriter json;
    begin_row(json, numbers, arms, cell.arm, 0);
    json.key("month").text(month_text(numbers.language(), months[cell.month], months.size() > 13));
    for (std::size_t i = 0; i < names.size(); ++i)
      json.key(names[i]).number(six_digits(cell.quantiles[i] / scale.divisor));
    rows.push_back({"", json.end().json()});
  }
  return rows;
}

NumberScale plane_scale(const ChartNumbers& numbers, std::size_t where) {
  const NumberScale effect = numbers.change_scale(plane_effect, where);
  const NumberScale cost = numbers.change_scale(plane_cost, where);
  return effect.divisor < cost.divisor ? cost : effect;
}

std::string_view verdict_of(const DifferenceCell& cell, std::size_t outcome) {
  const Estimate& difference = cell.paired.difference;
  if (!difference.low || !difference.high) return "few";
  if (cell.is_small) return "small";
  if (!cell.is_effect.value_or(false)) return "unclear";
  const Better better = outcome_at(outcome).effect.better;
  if (better == Better::neither) return "changed";
  return (difference.mean < 0) == (better == Better::lower) ? "better" : "worse";
}

bool have_tiles(const Summary& summary) {
  return summary.wheres.size() > 1 && std::all_of(summary.wheres.begin() + 1, summary.wheres.end(),
                                                  [](const std::string& place) { return tile_of(place).has_value(); });
}

double place_scale_end(const ChartNumbers& numbers) {
  double largest = 0;
  for (std::size_t arm = 0; arm < numbers.arms(); ++arm) {
    for (std::size_t where = 1; where < numbers.wheres(); ++where) {
      const double mean = numbers.level(place_outcome, arm, where).mean;
      if (!std::isnan(mean)) largest = std::max(largest, mean);
    }
  }
  if (!(largest > 0)) return 1;
  const double step = std::pow(10, std::floor(std::log10(largest / 5)));
  const double steps = std::ceil(largest / (5 * step));
  return 5 * step * steps;
}

}  // namespace timbang
