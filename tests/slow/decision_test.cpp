// Decisions about the small city whose runs take longer than the quick tests may.
#include "studies/decide/decision.hpp"

#include <catch2/catch.hpp>

#include "results/decision/decision_json.hpp"
#include "support/small_decision.hpp"

using namespace timbang;
using namespace timbang::test;

TEST_CASE("a decision that is stopped and resumed has the same bytes on one thread or two, without new runs") {
  SmallDecision whole(one_each);
  const std::string expected = decision_json(whole.run().report, "test");
  std::size_t done_again = 0;
  CHECK(decision_json(whole.run([&](std::size_t, std::size_t) { ++done_again; }).report, "test") == expected);
  CHECK(done_again == 0);

  SmallDecision stopped(one_each);
  stopped.request.workers.threads = 1;
  StopSource stop;
  const DecisionResult first = stopped.run(
      [&](std::size_t done, std::size_t) {
        if (done == 12) stop.request_stop();
      },
      stop.token());
  CHECK(first.stopped);
  std::size_t done_after = 0;
  CHECK(decision_json(stopped.run([&](std::size_t, std::size_t) { ++done_after; }).report, "test") == expected);
  CHECK(done_after > 0);
  CHECK(done_after < whole.run().report.search_runs);
}

TEST_CASE("an ensemble says in how many members the choice holds and which number to measure first") {
  const SmallDecision decision(one_each, "small-city-plausible.yaml");
  const DecisionReport report = decision.run().report;
  REQUIRE(report.chosen.has_value());
  CHECK(report.ensemble == "small-city");
  CHECK(report.members == 40);
  CHECK(report.agreeing <= 40);
  REQUIRE_FALSE(report.contenders.empty());
  for (const ContenderFindings& contender : report.contenders) {
    if (contender.plan == *report.chosen) CHECK(contender.members_for_it == report.agreeing);
  }
  REQUIRE(report.information.size() == 4);
  CHECK(report.information[0].information.value.value >= report.information[1].information.value.value);
  CHECK(report.information[0].information.value.value <= report.perfect_information * 1.5);
  for (const InformationFindings& each : report.information) {
    CAPTURE(each.path, each.family_p_value);
    CHECK(each.family_p_value > 0);
    CHECK(each.exceeds_chance() == (each.information.value.value > report.largest_by_chance));
  }
  if (report.information[1].information.value.value > 0) {
    REQUIRE(report.flip.has_value());
    CHECK(report.flip->winners.size() == 4);
  }
}
