// The format of `decide:` in an experiment file, and the problems reported about an invalid one.
#include "scenario/plans/decision_plan.hpp"
#include "scenario/experiments/experiment_reader.hpp"

#include <algorithm>
#include <catch2/catch.hpp>

#include "scenario/experiments/experiment_plan.hpp"
#include "support/problems.hpp"
#include "support/scenario_texts.hpp"

using namespace timbang;
using namespace timbang::test;

namespace {

const std::string head = "timbang: 1\nexperiment: small\nscenario: city.yaml\ndecide:\n";
const std::string allocate = "  allocate: staffing.tksk_per_kecamatan\n";
const std::string target = "{outcome: complaints.backlog, at_most: 5, where: every_kecamatan, probability: 0.8}";
const std::string targets = "  targets: [" + target + "]\n";
const std::string budget = "  budget: {amount: 50000000, payer: APBD, start: 2027-07-01, authority: kota}\n";
const std::string value = "  value: {name: money, per_rupiah_delivered: 1}\n  smallest_lead: 1000000\n";

DecisionPlan read_plan(const std::string& decide) {
  const ScenarioFolder folder;
  static_cast<void>(folder.write("city.yaml", small_city()));
  return *read_experiment_plan(folder.write("experiment.yaml", head + decide)).decision;
}

std::vector<Problem> problems_with(const std::string& decide) {
  return problems_when([&] { return read_plan(decide); });
}

std::vector<std::string> ids_with(const std::string& decide) {
  return ids_of(problems_with(decide));
}

/// What is wrong with a question once options are laid over it.
std::vector<std::string> ids_settling(const std::string& decide, const BudgetOptions& options) {
  const ScenarioFolder folder;
  const std::string city = folder.write("city.yaml", small_city());
  DecisionPlan plan = read_plan(decide);
  return ids_of(problems_when([&] { settle_question(plan, options, read_scenario(city), "experiment.yaml"); }));
}

}  // namespace

TEST_CASE("a decision gives what is allocated, its limits, its targets and its error probabilities") {
  const DecisionPlan plan = read_plan(allocate + targets +
                                      "  limits: {least: 1, most: 4, Barat: {least: 2, most: 8}}\n"
                                      "  settings: {staffing.hire_lead_time: 0}\n"
                                      "  indifference: 0.1\n  error: 0.02\n  runs: 400\n");
  REQUIRE(plan.limits.size() == 3);
  CHECK(plan.limits[0].least == 1);
  CHECK(plan.limits[0].most == 4);
  CHECK(plan.limits[2].least == 2);
  CHECK(plan.limits[2].most == 8);
  CHECK(plan.present == std::vector<std::uint32_t>{1, 1, 1});
  REQUIRE(plan.targets.size() == 1);
  CHECK_FALSE(plan.targets[0].is_at_least);
  CHECK(plan.targets[0].limit == 5);
  CHECK(plan.probability == 0.8);
  CHECK(plan.indifference == 0.1);
  CHECK(plan.error == 0.02);
  CHECK(plan.most_runs == 400);
  CHECK(plan.settings.size() == 1);
}

TEST_CASE("targets allow fewer TKSK than today, and a budget only adds TKSK") {
  CHECK(read_plan(allocate + targets).limits[0].least == 0);
  const DecisionPlan plan = read_plan(allocate + budget + value);
  CHECK(plan.limits[0].least == 1);
  REQUIRE(plan.budget.has_value());
  CHECK(plan.budget->rupiah == 50000000);
  CHECK(plan.budget->payer == Payer::apbd);
  CHECK(plan.budget->start == Date(2027, 7, 1));
  REQUIRE(plan.values.size() == 1);
  CHECK(plan.values[0].per_rupiah_delivered == 1);
  CHECK(plan.values[0].per_rupiah_of_staff == 1);
  CHECK(plan.smallest_lead == 1000000);
}

TEST_CASE("several value sets are read, each with a unique name") {
  const std::string sets =
      "  value: [{name: a, per_complaint_day: 5000}, {name: b, per_person_kept_from_poverty: 1}]\n"
      "  smallest_lead: 1\n";
  CHECK(read_plan(allocate + budget + sets).values.size() == 2);
  CHECK(ids_with(allocate + "  value: [{name: a}, {name: a}]\n  smallest_lead: 1\n") ==
        std::vector<std::string>{"named_twice"});
}

TEST_CASE("every problem of a decision is reported with its position, all at once") {
  const std::vector<Problem> problems = problems_with(
      "  allocate: staffing.tksk_per_kecamaten\n"
      "  targets:\n"
      "    - {outcome: complaints.backlog, where: every_kecamatan}\n"
      "    - {outcome: complaints.backlog, at_most: 1, where: Barrat}\n"
      "  limits: {least: 3, most: 2}\n"
      "  budget: {amount: 5, payer: apbx, start: soon}\n"
      "  eror: 0.1\n");
  std::vector<std::string> ids;
  for (const Problem& problem : problems) {
    ids.push_back(problem.id);
    CHECK(problem.place.line > 4);
    CHECK(problem.place.column > 0);
  }
  const auto has = [&](const std::string& id) { return std::ranges::count(ids, id) > 0; };
  CHECK(std::ranges::count(ids, "unknown_word_did_you_mean") == 3);  // path, place, payer
  CHECK(has("target_one_limit"));
  CHECK(has("range_order"));
  CHECK(has("not_a_date"));
  CHECK(has("unknown_key_did_you_mean"));
}

TEST_CASE("error probabilities out of range are refused") {
  CHECK(ids_with(allocate + targets + "  indifference: 0.3\n") == std::vector<std::string>{"zone_beyond_chances"});
  CHECK(ids_with(allocate + targets + "  error: 0.6\n") == std::vector<std::string>{"error_out_of_range"});
  CHECK(
      ids_with(allocate + "  targets: [" + target + ", {outcome: complaints.filed, at_most: 9, probability: 0.7}]\n") ==
      std::vector<std::string>{"targets_of_two_probabilities"});
  CHECK(ids_with(allocate + budget + "  value: {per_complaint_day: -1}\n  smallest_lead: 1\n") ==
        std::vector<std::string>{"worth_below_zero"});
}

TEST_CASE("a decision whose scenario adds staff to every plan is refused") {
  CHECK(ids_with(allocate + targets + "  settings: {staffing.extra_tksk: 2}\n") ==
        std::vector<std::string>{"staff_by_other_rules"});
}

TEST_CASE("command-line options override the file's budget, and an empty question is refused") {
  using Ids = std::vector<std::string>;
  CHECK(ids_settling(allocate + targets, {}).empty());
  CHECK(ids_settling(allocate, {}) == Ids{"nothing_to_decide"});
  CHECK(ids_settling(allocate + budget, {}) == Ids{"budget_without_value"});
  CHECK(ids_settling(allocate + targets, {1e6, std::nullopt, std::nullopt, std::nullopt}) == Ids{"word_missing"});
  CHECK(ids_settling(allocate + targets, {std::nullopt, Payer::apbd, std::nullopt, std::nullopt}) ==
        Ids{"word_missing"});
  CHECK(ids_settling(allocate + budget + value, {std::nullopt, std::nullopt, std::nullopt, "kemensos"}) ==
        Ids{"authority_of_others"});
  DecisionPlan plan = read_plan(allocate + budget + value);
  const ScenarioFolder folder;
  const Scenario city = read_scenario(folder.write("city.yaml", small_city()));
  settle_question(plan, {7e7, Payer::provinsi, Date(2028, 1, 1), std::nullopt}, city, "experiment.yaml");
  CHECK(plan.budget->rupiah == 7e7);
  CHECK(plan.budget->payer == Payer::provinsi);
  CHECK(plan.budget->start == Date(2028, 1, 1));
  CHECK(plan.budget->authority == "kota");
}
