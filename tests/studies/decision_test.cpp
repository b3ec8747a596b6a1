// Decisions about the small city: the same whatever the threads and after a stop, with known outcomes of plans.
#include "studies/decide/decision.hpp"

#include <catch2/catch.hpp>
#include <limits>

#include "base/problem.hpp"
#include "base/ranges.hpp"
#include "outcomes/catalogue/outcome_catalogue.hpp"
#include "results/decision/decision_json.hpp"
#include "studies/decide/decision_members.hpp"
#include "support/problems.hpp"
#include "support/small_decision.hpp"

using namespace timbang;
using namespace timbang::test;

namespace {

const std::string data = TIMBANG_SOURCE_DIR "/tests/support/data/";

}  // namespace

TEST_CASE("the cheapest staffing of the small city that leaves little money stuck is one TKSK each") {
  const SmallDecision decision(one_each);
  const DecisionReport report = decision.run().report;
  CHECK(report.answer == DecisionAnswer::chosen);
  REQUIRE(report.chosen.has_value());
  CHECK(report.plans[*report.chosen].tksk == Allocation{1, 1, 1});
  CHECK(report.search_runs > 0);
  CHECK(report.members == 0);
  CHECK(report.is_settled());
  for (const PlanFindings& plan : report.plans) {
    const bool has_kecamatan_without = contains(plan.tksk, 0U);
    if (has_kecamatan_without && plan.trials > 0) CHECK(plan.answer == Feasibility::no);
  }
}

TEST_CASE("a decision about one plan that is stopped and resumed has the same bytes, without new runs") {
  const std::string question =
      "decide:\n  allocate: staffing.tksk_per_kecamatan\n  limits: {least: 1, most: 1}\n"
      "  targets: [{outcome: delivery.stuck_kpm_share, at_most: 12, where: every_kecamatan, probability: 0.7}]\n"
      "  indifference: 0.2\n  error: 0.2\n";
  const SmallDecision whole(question);
  const std::string expected = decision_json(whole.run().report, "test");
  std::size_t done_again = 0;
  CHECK(decision_json(whole.run([&](std::size_t, std::size_t) { ++done_again; }).report, "test") == expected);
  CHECK(done_again == 0);

  SmallDecision stopped(question);
  stopped.request.workers.threads = 1;
  StopSource stop;
  const DecisionResult first = stopped.run(
      [&](std::size_t done, std::size_t) {
        if (done >= 4) stop.request_stop();
      },
      stop.token());
  CHECK(first.stopped);
  CHECK(decision_json(stopped.run().report, "test") == expected);
}

TEST_CASE("where no staffing within the limits meets a target, none is feasible") {
  const SmallDecision decision(
      "decide:\n  allocate: staffing.tksk_per_kecamatan\n  limits: {least: 0, most: 1}\n"
      "  targets: [{outcome: complaints.within_service_level, at_least: 99, where: every_kecamatan, probability: "
      "0.7}]\n"
      "  indifference: 0.2\n  error: 0.2\n");
  const DecisionReport report = decision.run().report;
  CHECK(report.answer == DecisionAnswer::none);
  CHECK_FALSE(report.chosen.has_value());
}

TEST_CASE("a decision whose runs do not suffice is undecided") {
  const SmallDecision decision(one_each + "  runs: 95\n");
  const DecisionReport report = decision.run().report;
  CHECK(report.answer == DecisionAnswer::undecided);
  CHECK(report.is_cut_short);
  CHECK_FALSE(report.is_settled());
  CHECK(report.search_runs <= 95);
}

TEST_CASE("a few members of an ensemble say whether the choice holds, and too few for what to measure") {
  const SmallDecision decision(one_each, "small-city-few.yaml");
  const DecisionReport report = decision.run().report;
  REQUIRE(report.chosen.has_value());
  CHECK(report.ensemble == "small-city-few");
  CHECK(report.members == 3);
  CHECK(report.own_sha256 == read_scenario(data + "small-city-few.yaml").values_sha256);
  for (const ContenderFindings& contender : report.contenders) {
    CHECK(contender.members_for_it <= 3);
    if (contender.plan == *report.chosen) CHECK(contender.members_for_it == report.agreeing);
  }
  CHECK(report.information.empty());
  CHECK_FALSE(report.flip.has_value());
}

TEST_CASE("the best use of a budget stays within it, and values decide where a TKSK pays") {
  const std::string question =
      "decide:\n  allocate: staffing.tksk_per_kecamatan\n  limits: {most: 3}\n"
      "  budget: {amount: 50000000, payer: apbd, start: 2027-07-01}\n  runs: 400\n";
  const SmallDecision generous(question +
                               "  value: {per_rupiah_delivered: 10, per_complaint_day: 20000}\n"
                               "  smallest_lead: 20000000\n");
  const DecisionReport report = generous.run().report;
  // 20 million a year each from APBD: two TKSK more.
  CHECK(report.affordable == 2);
  REQUIRE(report.chosen.has_value());
  CHECK(total_units(report.plans[*report.chosen].tksk) == 5);
  for (const PlanFindings& plan : report.plans) CHECK(total_units(plan.tksk) <= 5);

  const SmallDecision mean(question +
                           "  value: {per_rupiah_delivered: 0, per_rupiah_of_staff: 1}\n  smallest_lead: 1000000\n");
  const DecisionReport thrift = mean.run().report;
  REQUIRE(thrift.chosen.has_value());
  CHECK(thrift.plans[*thrift.chosen].tksk == Allocation{1, 1, 1});
}

TEST_CASE("a budget pays whole years, and the part of a year in which the plan starts with its training") {
  StaffCost one;
  one.a_year = {12e6, 0, 20e6};
  one.training = {0, 0, 15e6};
  CHECK(affordable_tksk({100e6, Payer::apbd, Date(2027, 7, 1), ""}, one) == 3);  // 25.08 million each in 2027
  CHECK(affordable_tksk({100e6, Payer::apbd, Date(2027, 12, 1), ""}, one) == 5);
  CHECK(affordable_tksk({100e6, Payer::apbn, Date(2027, 7, 1), ""}, one) == 8);
  CHECK(affordable_tksk({0, Payer::apbd, Date(2027, 7, 1), ""}, one) == 0);
  DecisionReport report;
  report.plan.present = {1, 2};
  report.one_tksk = one;
  report.plan.budget = DecisionBudget{100e6, Payer::apbd, Date(2027, 7, 1), ""};
  CHECK(report.cost_of({2, 2}).a_year[2] == 80e6);
  CHECK(report.yearly_addition({2, 2}, Payer::apbd) == 20e6);
  CHECK(report.first_year_addition({2, 2}, Payer::apbd) == Approx(20e6 * 184 / 365 + 15e6).epsilon(1e-7));
}

TEST_CASE("an unknown outcome of a target is reported at its position with the nearest name") {
  SmallDecision decision(one_each);
  decision.request.plan.decision->targets[0].outcome = "delivery.stuck_kpm_shares";
  const auto problems = problems_when([&] { return decision_cells(*decision.request.plan.decision); });
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].id == "unknown_outcome_did_you_mean");
  CHECK(problems[0].place.line > 0);
}

TEST_CASE("an outcome that is undefined in a kecamatan misses no target, and a target can be for one kecamatan") {
  DecisionPlan plan;
  plan.targets = {{"complaints.wait_mean", {}, 10, false, every_kecamatan}};
  const Scenario city = read_scenario(data + "small-city.yaml");
  OutcomeTable table(outcome_catalogue().size(), 3, Month(2023, 1), 12);
  const std::size_t outcome = decision_cells(plan).outcomes.front();
  table.at(outcome, 0, 0) = 99;
  table.at(outcome, 1, 0) = 5;
  table.at(outcome, 2, 0) = std::numeric_limits<double>::quiet_NaN();
  table.at(outcome, 3, 0) = 12;
  CHECK_FALSE(DecisionMeasure(plan, city).trial(table).meets_targets);
  plan.targets[0].where = city.kecamatan[1].name;
  CHECK(DecisionMeasure(plan, city).trial(table).meets_targets);
  plan.targets[0].where = "city";
  CHECK_FALSE(DecisionMeasure(plan, city).trial(table).meets_targets);
  CHECK(DecisionMeasure(plan, city).trial(table).margins[0][0] == 5);
}
