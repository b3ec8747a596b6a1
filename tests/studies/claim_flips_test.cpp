#include "studies/compare/claim_flips.hpp"

#include <catch2/catch.hpp>
#include <fstream>

#include "support/temporary_folder.hpp"

using namespace timbang;
using namespace timbang::test;

namespace {

constexpr double million = 1e6;

/// The small city with two numbers that nobody measured, and claims about the money that goes back.
struct ClaimingCity {
  TemporaryFolder folder;
  ExperimentRequest experiment;
  FlipRequest request;

  ClaimingCity() {
    const std::string file = (folder / "claiming.yaml").string();
    std::ofstream(file) << "timbang: 1\nextends: " TIMBANG_SOURCE_DIR
                           "/tests/support/data/small-city.yaml\nname: claiming\nobstacles:\n"
                           "  recoverable_per_payout: {value: 30, unit: \"%\", range: [5, 50]}\n"
                           "follow_up: {visit: {value: 50, unit: minutes, range: [49, 51]}}\n";
    experiment.arms.push_back({"claiming", {}, read_scenario(file)});
    experiment.seed = 7;
    experiment.workers.threads = 2;
    experiment.folder = folder / "results";
    request.experiment = &experiment;
    request.replications = 4;
  }

  void claim_returned_at_most(const std::string& name, double rupiah) {
    PlacedClaim placed;
    placed.claim.name = name;
    placed.claim.outcome = "delivery.returned_to_treasury";
    placed.claim.high = rupiah;
    experiment.claims.push_back(placed);
  }

  [[nodiscard]] FlipsReport find() const {
    const auto report = find_flips(request, {}, {});
    REQUIRE(report.has_value());
    return *report;
  }
};

}  // namespace

TEST_CASE(
    "a claim is flipped by the one parameter that moves its outcome, where its interval crosses what is claimed") {
  ClaimingCity city;
  city.claim_returned_at_most("little", 45 * million);
  const FlipsReport report = city.find();
  CHECK(report.parameters == 2);
  CHECK(report.runs <= most_flip_runs(city.request));
  REQUIRE(report.flips.size() == 1);
  const ClaimFlip& flip = report.flips.front();
  CHECK(flip.answer == ClaimAnswer::is_false);
  CHECK(flip.flipped == ClaimAnswer::is_true);
  CHECK(flip.parameter == "obstacles.recoverable_per_payout");
  CHECK(flip.unit == "%");
  CHECK(flip.from == 30);
  CHECK(flip.to < flip.still);
  CHECK(flip.still <= 30);
  CHECK(flip.half_ranges == Approx((30 - flip.to) / 22.5));
}

TEST_CASE("a claim that no parameter flips keeps its answer, and an imposed claim is left out") {
  ClaimingCity city;
  city.claim_returned_at_most("much", 1e12);
  city.claim_returned_at_most("put in", 1e12);
  city.experiment.claims.back().claim.is_imposed = true;
  const FlipsReport report = city.find();
  REQUIRE(report.flips.size() == 1);
  CHECK(report.flips.front().claim == "much");
  CHECK(report.flips.front().answer == ClaimAnswer::is_true);
  CHECK(report.flips.front().parameter.empty());
}

TEST_CASE("a search can name its parameters: one that an arm sets is left out, an unknown one is refused") {
  ClaimingCity city;
  city.claim_returned_at_most("little", 45 * million);
  city.request.parameters = {"follow_up.visit"};
  CHECK(city.find().parameters == 1);
  city.experiment.arms.front().settings = {{"follow_up.visit", "40"}};
  CHECK(city.find().parameters == 0);
  city.request.parameters = {"follow_up.vist"};
  CHECK_THROWS_AS(most_flip_runs(city.request), ScenarioError);
}

TEST_CASE("flips are the same for any number of threads") {
  ClaimingCity city;
  city.claim_returned_at_most("little", 45 * million);
  city.request.parameters = {"obstacles.recoverable_per_payout"};
  const ClaimFlip two = city.find().flips.front();
  city.experiment.workers.threads = 1;
  city.experiment.folder = city.folder / "alone";
  const ClaimFlip one = city.find().flips.front();
  CHECK(one.to == two.to);
  CHECK(one.still == two.still);
}
