#pragma once

#include "analysis/analysis_report.hpp"
#include "outcomes/catalogue/outcome_catalogue.hpp"

namespace timbang::test {

inline IndexEstimate about(double value, double half_width) {
  return {value, Range{value - half_width, value + half_width}};
}

/// An analysis of nothing: of a sweep over eight points of one number of minutes and one of levels.
inline AnalysisReport empty_analysis() {
  AnalysisReport report;
  report.experiment_name = "made-up";
  report.scenario_name = "example";
  report.scenario_sha256 = "0123456789abcdef";
  report.design.seed = 7;
  report.design.inputs = {{"follow_up.visit", "minutes", 20, 100, {}, DesignInput::Role::uncertain},
                          {"follow_up.mode", "", 0, 1, {"phone", "visit"}, DesignInput::Role::varied}};
  report.points = 8;
  report.replications = 2;
  return report;
}

/// Sobol indices of three numbers, of which the first one's interval lies above the others', and of chance.
inline SensitivityTable sobol_example() {
  SensitivityTable table;
  table.method = SensitivityMethod::sobol_indices;
  table.outcome = outcome::complaints_backlog;
  table.indices = {"total", "first_order"};
  table.rows = {{"follow_up.phone", "", {about(0.1, 0.05), about(0.05, 0.04)}},
                {"follow_up.visit", "", {about(0.7, 0.1), about(0.6, 0.1)}},
                {"first_line.hours", "", {about(0.2, 0.08), about(0.1, 0.05)}}};
  table.overall = {{"variance_of_mean", about(9, 2)}, {"chance_share", about(0.3, 0.1)}};
  table.blocks_used = 8;
  return table;
}

/// Elementary effects on money of three numbers: two that lie together, and one that hardly matters.
inline SensitivityTable morris_example() {
  SensitivityTable table;
  table.method = SensitivityMethod::elementary_effects;
  table.outcome = outcome::delivery_returned_to_treasury;
  table.indices = {"mu_star", "sigma", "mu"};
  table.rows = {{"follow_up.phone", "", {about(2.01e9, 5e8), about(1e9, 2e8), about(-2e9, 5e8)}},
                {"follow_up.visit", "", {about(2e9, 4e8), about(1.01e9, 2e8), about(-2e9, 4e8)}},
                {"first_line.hours", "", {about(1e7, 5e6), about(5e6, 1e6), about(1e7, 5e6)}}};
  table.blocks_used = 4;
  return table;
}

/// A target met where a number of minutes is high and a level is one of two.
inline FoundScenario scenario_example() {
  FoundScenario scenario;
  const std::size_t backlog = outcome::complaints_backlog;
  scenario.target = {"complaints.backlog<=500", backlog, WantedOutcome::Side::at_most, 500};
  scenario.met_share = 0.2;
  scenario.points_used = 8;
  scenario.limits = {{"follow_up.visit", "minutes", 40, std::nullopt, {}, 0.0001, true},
                     {"follow_up.mode", "", std::nullopt, std::nullopt, {"visit"}, 0.04, true}};
  scenario.chosen_on = {0.8, 0.9, 0.15};
  scenario.tested_on = {0.7, 0.85, 0.15};
  scenario.peeling = {{1, 0.2, 1}, {0.9, 0.5, 0.4}, {0.8, 0.9, 0.15}};
  return scenario;
}

/// A choice between two options by money returned, for which one number is worth measuring and one is not.
inline OptionsAtStake stake_example() {
  OptionsAtStake stake;
  stake.criterion = Criterion::outcome;
  stake.outcome = outcome::delivery_returned_to_treasury;
  stake.options = {{"staffing.tksk_per_kecamatan=1", -4e9, about(2e8, 1e8), 9e8, about(0.3, 0.1)},
                   {"staffing.tksk_per_kecamatan=2", -3e9, about(1e8, 5e7), 7e8, about(0.7, 0.1)}};
  stake.best = 1;
  stake.perfect_information = 1e8;
  stake.inputs = {{"follow_up.visit", {about(6e7, 2e7), 1e6}, 0.01},
                  {"first_line.hours", {about(2e6, 1e6), 1.5e6}, 0.7}};
  stake.largest_by_chance = 5e6;
  stake.draws_used = 64;
  return stake;
}

/// All of these.
inline AnalysisReport full_analysis() {
  AnalysisReport report = empty_analysis();
  report.tables = {sobol_example(), morris_example()};
  report.scenario = scenario_example();
  report.stakes = {stake_example()};
  return report;
}

}  // namespace timbang::test
