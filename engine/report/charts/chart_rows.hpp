#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "outcomes/catalogue/outcome_constants.hpp"
#include "report/charts/chart.hpp"
#include "report/charts/chart_numbers.hpp"
#include "results/store/stored_spread.hpp"
#include "results/summary/summary.hpp"

namespace timbang {

/// An outcome that has a chart of its own.
struct ChartMeasure {
  std::string_view name;  ///< of the chart and of its texts: chart.measure.<name>
  outcome::Position outcome;
};

inline constexpr std::array<ChartMeasure, 8> chart_measures{{{"money-returned", outcome::delivery_returned_to_treasury},
                                                             {"stuck-families", outcome::delivery_stuck_kpm_share},
                                                             {"backlog", outcome::complaints_backlog},
                                                             {"in-time", outcome::complaints_within_service_level},
                                                             {"wait-half", outcome::complaints_wait_p50},
                                                             {"wait-nine-in-ten", outcome::complaints_wait_p90},
                                                             {"workload", outcome::tksk_workload},
                                                             {"cost", outcome::cost_total}}};

/// Those whose months are drawn.
inline constexpr std::array<ChartMeasure, 3> monthly_measures{
    {{"months-money-outstanding", outcome::delivery_outstanding},
     {"months-backlog", outcome::complaints_backlog},
     {"months-wait", outcome::complaints_wait_mean}}};

/// One bar of a group, in a chart that compares groups by arm.
struct ChartGroup {
  std::string_view family;  ///< its text is <family>.<name>
  std::string_view name;
  outcome::Position outcome;

  [[nodiscard]] std::string text_id() const { return std::string(family) + "." + std::string(name); }
};

inline constexpr std::array<ChartGroup, 3> poverty_groups{
    {{"chart.poverty", "without_aid", outcome::poverty_poor_persons_without_aid},
     {"chart.poverty", "delivered", outcome::poverty_poor_persons},
     {"chart.poverty", "all_transacted", outcome::poverty_poor_persons_if_all_transacted}}};
/// Complaints that wait, by class.
inline constexpr auto waiting_groups = [] {
  std::array<ChartGroup, complaint_class_count> groups{};
  for (std::size_t i = 0; i < groups.size(); ++i) {
    groups[i] = {"chart.kind", complaint_class_names[i],
                 outcome::complaints(static_cast<ComplaintClass>(i), ComplaintMeasure::backlog)};
  }
  return groups;
}();
inline constexpr std::array<ChartGroup, 5> work_groups{
    {{"chart.work", "complaints", outcome::tksk_minutes_complaints},
     {"chart.work", "follow_up", outcome::tksk_minutes_follow_up},
     {"chart.work", "verification", outcome::tksk_minutes_verification},
     {"chart.work", "socialisation", outcome::tksk_minutes_socialisation},
     {"chart.work", "monitoring", outcome::tksk_minutes_monitoring}}};

/// Fields of rows that people read in the table behind a chart, in the order of its columns; chart.column.<field>.
inline constexpr std::array<std::string_view, 35> table_columns{
    "place",       "now",      "planned", "first_at", "second_at",  "label",       "group", "month",    "at",
    "change",      "mean",     "low",     "high",     "by_chance",  "chance",      "runs",  "spread",   "spread_low",
    "spread_high", "coverage", "density", "effect",   "effect_low", "effect_high", "cost",  "cost_low", "cost_high",
    "q025",        "q10",      "q25",     "q50",      "q75",        "q90",         "q975",  "word"};

/// The measure that an outcome (position in the catalogue) is drawn as; null if it has none.
[[nodiscard]] const ChartMeasure* measure_of(std::size_t outcome);

/// The outcome that tiles and bars of places show.
inline constexpr std::size_t place_outcome = outcome::complaints_wait_p90;

/// The two axes of the plane, both money.
inline constexpr std::size_t plane_effect = outcome::delivery_returned_to_treasury;
inline constexpr std::size_t plane_cost = outcome::cost_total;

/// One unit for both axes, so that a rupiah is as long in either direction's numbers.
[[nodiscard]] NumberScale plane_scale(const ChartNumbers& numbers, std::size_t where);

/// A value with six digits, more than any drawing shows: a page embeds thousands of these.
[[nodiscard]] double six_digits(double value);

/// Rows of each dataset: levels (chart_measures), months (monthly_measures), poverty, waiting, work, places,
/// differences (chart_measures), plane.
[[nodiscard]] std::vector<ChartRow> level_rows(const ChartNumbers& numbers, const ChartArms& arms);
[[nodiscard]] std::vector<ChartRow> month_rows(const ChartNumbers& numbers, const ChartArms& arms);
[[nodiscard]] std::vector<ChartRow> poverty_rows(const ChartNumbers& numbers, const ChartArms& arms);
[[nodiscard]] std::vector<ChartRow> waiting_rows(const ChartNumbers& numbers, const ChartArms& arms);
[[nodiscard]] std::vector<ChartRow> work_rows(const ChartNumbers& numbers, const ChartArms& arms);
[[nodiscard]] std::vector<ChartRow> place_rows(const ChartNumbers& numbers, const ChartArms& arms);
[[nodiscard]] std::vector<ChartRow> difference_rows(const ChartNumbers& numbers, const ChartArms& arms);
[[nodiscard]] std::vector<ChartRow> plane_rows(const ChartNumbers& numbers, const ChartArms& arms);

/// Of the city alone, so kept whatever place is chosen.
[[nodiscard]] std::vector<ChartRow> fan_rows(const ChartNumbers& numbers, const ChartArms& arms,
                                             const std::vector<SpreadCell>& spread);

/// "better", "worse", "small" (clear, but smaller than what matters), "changed" (clear, no gain by itself), "unclear"
/// (the interval covers zero), "few" (no interval).
[[nodiscard]] std::string_view verdict_of(const DifferenceCell& cell, std::size_t outcome);

/// Whether every place of the summary has a tile.
[[nodiscard]] bool have_tiles(const Summary& summary);

/// The five steps of a tile's colour: from 0 to a round number over all places and arms.
[[nodiscard]] double place_scale_end(const ChartNumbers& numbers);

}  // namespace timbang
