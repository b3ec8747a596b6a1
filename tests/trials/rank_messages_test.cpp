// What ranks of mpirun send one another: nothing is lost, and half a message is none.
#include "trials/running/rank_messages.hpp"

#include <catch2/catch.hpp>
#include <cmath>

#include "base/check.hpp"
#include "support/made_up_trial.hpp"
#include "support/results_example.hpp"

using namespace timbang;
using namespace timbang::test;

namespace {

constexpr std::uint64_t largest_seed = 0xffffffffffffffffU;

CityFit some_fit() {
  return {13.1, 0.6, 0.2, 5, {{"headcount", 4.1}, {"exit_rate", std::nan("")}}};
}

UnitOrder some_order() {
  UnitOrder order;
  order.ticket = 12;
  order.recipes = {{"city.yaml", {{"follow_up.visit", "50 minutes"}}, {{"obstacles.self_cure", "120 days"}}},
                   {"city.yaml", {}, {}, "members.yaml", 7, true}};
  order.values_sha256 = {"first", "second"};
  order.fit = FoundFit{"baseline", largest_seed, some_fit()};
  order.work.origin.given = WelfareQuantile{12.5, 0.5, -0.0};
  order.work.origin.start = OtherStart{OtherStart::Kind::heavy, Month(2029, 6)};
  order.work.population_seed = largest_seed;
  order.work.seed = 3;
  order.work.replications = {{0, {{1, kept_of_city(2)}}}, {4, {{0, KeptCells::everything()}, {1, {}}}}};
  return order;
}

UnitReport some_report() {
  UnitReport report;
  report.ticket = 12;
  report.is_stopping = true;
  Trial trial = made_up_trial("values", largest_seed, 4, 2, -0.0);
  trial.trajectory = largest_seed;
  trial.wall_seconds = 0.25;
  report.finished.trials = {trial, failed_trial(trial, "minutes were lost")};
  report.finished.found = FoundFit{"baseline", 7, std::nullopt};
  report.finished.is_unfit = true;
  return report;
}

/// How many of the beginnings of a message are taken for a whole one.
template <class Unpack>
std::size_t beginnings_taken(const std::string& message, const Unpack& unpack) {
  std::size_t taken = 0;
  for (std::size_t size = 0; size < message.size(); ++size) {
    try {
      static_cast<void>(unpack(message.substr(0, size)));
      ++taken;
    } catch (const CheckFailed&) {
      continue;
    }
  }
  return taken;
}

}  // namespace

TEST_CASE("an order is unpacked as it was packed") {
  const UnitOrder sent = some_order();
  const UnitOrder order = unpacked_order(packed(sent));
  CHECK(order.ticket == 12);
  REQUIRE(order.recipes.size() == 2);
  CHECK(order.recipes[0].settings[0].value == "50 minutes");
  CHECK(order.recipes[0].assumed[0].path == "obstacles.self_cure");
  CHECK(order.recipes[1].ensemble_file == "members.yaml");
  CHECK(order.recipes[1].member == 7);
  CHECK(order.recipes[1].is_baseline);
  CHECK(order.values_sha256 == sent.values_sha256);
  REQUIRE(order.fit.has_value());
  CHECK(order.fit->fit->measures[0] == sent.fit->fit->measures[0]);
  CHECK(order.work.origin.text() == "given 12.5 0.5 0, heavy start to 2029-06");
  CHECK(order.work.population_seed == largest_seed);
  CHECK(order.work.replications[1].replication == 4);
  CHECK(order.work.replications[1].trials[0].second == KeptCells::everything());
  CHECK(packed(order) == packed(sent));
}

TEST_CASE("a report is unpacked with its trials bit by bit, also failed trials and a baseline without a fit") {
  const UnitReport sent = some_report();
  const UnitReport report = unpacked_report(packed(sent));
  CHECK(report.is_stopping);
  REQUIRE(report.finished.trials.size() == 2);
  const Trial& trial = report.finished.trials[0];
  CHECK(trial.key == sent.finished.trials[0].key);
  CHECK(trial.trajectory == largest_seed);
  CHECK(trial.wall_seconds == 0.25);
  CHECK(std::signbit(trial.table.at(2, 0, 0)));
  CHECK(same_bits(trial.table, sent.finished.trials[0].table));
  CHECK(report.finished.trials[1].failure == "minutes were lost");
  REQUIRE(report.finished.found.has_value());
  CHECK_FALSE(report.finished.found->fit.has_value());
  CHECK(report.finished.is_unfit);
  CHECK(packed(report) == packed(sent));
}

TEST_CASE("a message that is cut off is refused, wherever it is cut") {
  CHECK(beginnings_taken(packed(some_order()), unpacked_order) == 0);
  CHECK(beginnings_taken(packed(some_report()), unpacked_report) == 0);
}
