#pragma once

#include "results/decision/decision_report.hpp"

namespace timbang::test {

inline StaffCost example_cost() {
  StaffCost one;
  one.a_year = {12e6, 0, 20e6};
  one.training = {0, 0, 1e6};
  return one;
}

inline PlanFindings tested_plan(const Allocation& tksk, Feasibility answer, std::size_t trials, std::size_t met) {
  PlanFindings plan;
  plan.tksk = tksk;
  plan.answer = answer;
  plan.trials = trials;
  plan.met = met;
  if (trials > 0) plan.met_by_place = {0.5, 0.75};
  return plan;
}

inline InformationFindings value_of_knowing(const std::string& path, const std::string& unit, double value, Range range,
                                            double family_p_value) {
  return {path, unit, {{value, range}, 2e6}, family_p_value};
}

/// What both examples have: a city of two kecamatan, asked about under forty members.
inline DecisionReport decision_example() {
  DecisionReport report;
  report.name = "example";
  report.scenario_name = "made-up";
  report.scenario_sha256 = "0123456789abcdef";
  report.own_sha256 = "fedcba9876543210";
  report.seed = 7;
  report.kecamatan = {"Timur", "Barat"};
  report.plan.present = {1, 1};
  report.one_tksk = example_cost();
  report.ensemble = "plausible";
  report.members = 40;
  report.perfect_information = 5e7;
  report.largest_by_chance = 2.5e7;
  report.information = {value_of_knowing("follow_up.visit", "minutes", 3e7, {1e7, 6e7}, 0.01),
                        value_of_knowing("staffing.turnover", "share", 2e7, {0, 5e7}, 0.4)};
  report.search_runs = 300;
  report.member_runs = 480;
  report.flip_runs = 48;
  return report;
}

/// The fewest TKSK that meet a target in nine years of ten: three of them, of five plans proposed. Two members in five
/// agree.
inline DecisionReport cheapest_example() {
  DecisionReport report = decision_example();
  report.plan.targets = {{"complaints.no_field_check.within_service_level", {}, 80, true, every_kecamatan}};
  report.plan.settings = {{"staffing.hire_lead_time", "0"}};
  report.plan.probability = 0.9;
  report.plan.indifference = 0.07;
  report.answer = DecisionAnswer::chosen;
  report.chosen = 2;
  report.plans = {tested_plan({0, 1}, Feasibility::no, 4, 0), tested_plan({1, 1}, Feasibility::no, 40, 28),
                  tested_plan({1, 2}, Feasibility::yes, 200, 188), tested_plan({2, 1}, Feasibility::undecided, 50, 44),
                  tested_plan({2, 2}, Feasibility::undecided, 0, 0)};
  report.plans[0].less_than_chosen = {{1, 1, 1}};
  report.plans[1].less_than_chosen = {{0.25, 0.125, 0.375}};
  report.error_shared_by = 5;
  report.agreeing = 16;
  report.contenders = {{1, 4, -9e7}, {2, 16, -1e8}, {4, 30, -1.25e8}};
  FlipSurface flip;
  flip.paths = {"follow_up.visit", "staffing.turnover"};
  flip.units = {"minutes", "share"};
  flip.values = {std::vector<double>{40, 60, 80}, std::vector<double>{0.125, 0.375}};
  flip.winners = {1, 1, 1, 2, std::nullopt, std::nullopt};
  flip.is_sound = {true, true, true, true, true, false};
  flip.present = {50, 0.25};
  report.flip = flip;
  return report;
}

/// The best use of a budget: four plans ranked, of which one lies clearly behind, and one within what does not matter.
inline DecisionReport budget_example() {
  DecisionReport report = decision_example();
  report.plan.budget = DecisionBudget{1e8, Payer::apbd, Date(2027, 7, 1), "kota"};
  report.plan.values = {{"money", 1, 5000, 0, 1}, {"people", 0.5, 0, 9e6, 1}};
  report.plan.smallest_lead = 2e7;
  report.affordable = 5;
  report.answer = DecisionAnswer::chosen;
  report.chosen = 1;
  report.chosen_by_value = {1, std::nullopt};
  for (const Allocation& tksk : {Allocation{1, 1}, Allocation{3, 3}, Allocation{2, 4}, Allocation{4, 2}}) {
    PlanFindings plan;
    plan.tksk = tksk;
    plan.trials = 20;
    plan.mean_values = {2e11, 1e11};
    report.plans.push_back(plan);
  }
  report.plans[0].less_than_chosen = {{3e8, 2.5e8, 3.5e8}, {1e8, 5e7, 1.5e8}};
  report.plans[2].less_than_chosen = {{1e6, -8e6, 1e7}, {1e6, -8e6, 1e7}};
  report.plans[3].less_than_chosen = {{1.5e7, 5e6, 2.5e7}, {1.5e7, 5e6, 2.5e7}};
  report.agreeing = 36;
  report.contenders = {{0, 2, 1e11}, {1, 36, 2e11}, {2, 30, 1.5e11}};
  return report;
}

}  // namespace timbang::test
