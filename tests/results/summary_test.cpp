#include "results/summary/summary.hpp"

#include <catch2/catch.hpp>
#include <cmath>

#include "base/check.hpp"
#include "base/ranges.hpp"
#include "results/json/summary_json.hpp"
#include "support/results_example.hpp"

using namespace timbang;
using namespace timbang::test;

namespace {

/// Trials of some arms, and the views that a summary takes of them.
struct ExampleTrials {
  ExampleTrials(std::uint32_t arms, std::uint32_t replications) {
    for (std::uint32_t arm = 0; arm < arms; ++arm) {
      for (std::uint32_t replication = 0; replication < replications; ++replication) {
        trials[arm].push_back(example_trial(arm, replication));
      }
      for (const Trial& trial : trials[arm]) views[arm].push_back({&trial.table, trial.trajectory});
    }
    manifest.arms.resize(arms, example_manifest().arms[1]);
    for (std::uint32_t arm = 0; arm < arms; ++arm) manifest.arms[arm].name = "arm " + std::to_string(arm + 1);
  }

  Manifest manifest = example_manifest();
  std::vector<std::vector<Trial>> trials = std::vector<std::vector<Trial>>(4);
  std::vector<std::vector<SummaryTrial>> views = std::vector<std::vector<SummaryTrial>>(4);

  [[nodiscard]] Summary summary() const { return summarise(manifest, std::span(views).first(manifest.arms.size())); }
};

}  // namespace

TEST_CASE("a summary has every cell of every arm, estimated over its replications") {
  const ExampleTrials example(2, 6);
  const Summary summary = example.summary();
  CHECK(summary.wheres == std::vector<std::string>{"city", "Utara", "Selatan, Lama"});
  CHECK(summary.months == std::vector<std::string>{"all", "2023-01", "2023-02"});
  CHECK(summary.replications == 6);
  REQUIRE(summary.arms.size() == 2);
  const OutcomeTable& table = example.trials[0][0].table;
  REQUIRE(summary.arms[1].outcomes.size() == table.values().size());
  const SummaryCell& cell = summary.arms[1].outcomes.at(9 * 5 + 3 * 1 + 2);
  CHECK(cell.outcome == 5);
  CHECK(cell.where == 1);
  CHECK(cell.month == 2);
  std::vector<double> values = mapped(example.trials[1], [&](const Trial& trial) { return trial.table.at(5, 1, 2); });
  const Estimate expected = estimate_mean(values);
  CHECK(cell.estimate.mean == expected.mean);
  CHECK(*cell.estimate.low == *expected.low);
}

TEST_CASE("an outcome that is undefined in a replication is undefined in the summary") {
  const ExampleTrials example(2, 6);
  const Summary summary = example.summary();
  const std::size_t cell = 9 * 1 + 3 * 1 + 1;
  CHECK(std::isnan(summary.arms[0].outcomes.at(cell).estimate.mean));
  CHECK(std::isnan(summary.differences[0].outcomes.at(cell).paired.difference.mean));
}

TEST_CASE("every arm is compared with the first, and every later one with the one before it") {
  const ExampleTrials example(4, 5);
  const Summary summary = example.summary();
  REQUIRE(summary.differences.size() == 3);
  CHECK(summary.differences[2].arm == "arm 4");
  CHECK(summary.differences[2].against == "arm 1");
  REQUIRE(summary.steps.size() == 2);
  CHECK(summary.steps[0].arm == "arm 3");
  CHECK(summary.steps[0].against == "arm 2");
  // Cells differ between arms by 1/3 and by (arm + 1) times a chance value that arms share.
  const auto& paired = summary.steps[0].outcomes.at(100).paired;
  CHECK(paired.difference.mean ==
        Approx(summary.arms[2].outcomes.at(100).estimate.mean - summary.arms[1].outcomes.at(100).estimate.mean));
  CHECK(*paired.variance_reduction == Approx(9 + 4).epsilon(1e-9));
}

TEST_CASE("no arm's numbers depend on which others are compared") {
  const ExampleTrials four(4, 5);
  const ExampleTrials two(2, 5);
  CHECK(four.summary().arms[1].fingerprint == two.summary().arms[1].fingerprint);
  CHECK(four.summary().arms[1].outcomes.at(7).estimate.mean == two.summary().arms[1].outcomes.at(7).estimate.mean);
}

TEST_CASE("an arm's fingerprint depends on every trial's outcomes, trajectory and order") {
  ExampleTrials example(1, 3);
  const std::string fingerprint = example.summary().arms[0].fingerprint;
  CHECK(fingerprint.size() == 16);
  SECTION("trajectory") {
    example.views[0][1].trajectory ^= 1;
  }
  SECTION("outcome") {
    example.trials[0][2].table.at(3, 0, 0) += 1e-12;
  }
  SECTION("order") {
    std::swap(example.views[0][0], example.views[0][1]);
  }
  SECTION("a failed trial") {
    example.views[0][2].table = nullptr;
  }
  CHECK(example.summary().arms[0].fingerprint != fingerprint);
}

TEST_CASE("a failed trial removes its own pair from a difference and changes nothing else") {
  ExampleTrials example(2, 6);
  example.views[1][3].table = nullptr;
  const Summary summary = example.summary();
  CHECK(summary.arms[0].replications == 6);
  CHECK(summary.arms[1].replications == 5);
  std::vector<double> a;
  std::vector<double> b;
  for (const std::size_t i : {0U, 1U, 2U, 4U, 5U}) {
    a.push_back(example.trials[1][i].table.at(5, 1, 2));
    b.push_back(example.trials[0][i].table.at(5, 1, 2));
  }
  CHECK(summary.differences[0].outcomes.at(50).paired.difference.mean == paired_difference(a, b).difference.mean);
}

TEST_CASE("arms with unequal numbers of trials fail a check") {
  ExampleTrials example(2, 3);
  example.views[1].pop_back();
  CHECK_THROWS_AS(example.summary(), CheckFailed);
}

TEST_CASE("the JSON object has exactly the documented keys") {
  ExampleTrials example(2, 1);
  example.manifest.scenario_name = "example";
  example.manifest.scenario_sha256 = "ab12";
  Summary summary = example.summary();
  for (ArmSummary& arm : summary.arms) arm.outcomes.resize(2);
  summary.arms[0].fingerprint = "0123456789abcdef";
  summary.arms[1].fingerprint = "fedcba9876543210";
  summary.arms[0].outcomes[1].estimate = {2.5, 1.25, 3.75};
  summary.arms[1].outcomes = {summary.arms[0].outcomes[1]};
  summary.arms[1].outcomes[0].estimate.mean = std::nan("");
  summary.differences[0].outcomes.resize(1);
  summary.differences[0].outcomes[0] = {0, 0, 0, {{-0.1, -0.2, 0.3}, 12.5}, std::nullopt, false};
  CHECK(summary_json(summary, "compare", "0.1.0", {true, false}) == R"({
  "timbang": "0.1.0",
  "verb": "compare",
  "scenario": {"name":"example","sha256":"ab12"},
  "seed": 20230101,
  "replications": 1,
  "interval": "seeds",
  "detail": ["months"],
  "arms": [
    {
      "name": "arm 1",
      "set": {"staffing.tksk_per_kecamatan":"1"},
      "fingerprint": "0123456789abcdef",
      "outcomes": [
        {"name":"delivery.credited","unit":"IDR","where":"city","month":"all","mean":795965.1,"low":null,"high":null},
        {"name":"delivery.credited","unit":"IDR","where":"city","month":"2023-01","mean":2.5,"low":1.25,"high":3.75}
      ]
    },
    {
      "name": "arm 2",
      "set": {"staffing.tksk_per_kecamatan":"2"},
      "fingerprint": "fedcba9876543210",
      "outcomes": [
        {"name":"delivery.credited","unit":"IDR","where":"city","month":"2023-01","mean":null,"low":1.25,"high":3.75}
      ]
    }
  ],
  "differences": [
    {"arm":"arm 2","against":"arm 1","outcome":"delivery.credited","where":"city","month":"all","mean":-0.1,"low":-0.2,"high":0.3,"variance_reduction":12.5,"agreement":null,"is_effect":false}
  ]
}
)");
  CHECK(summary_json(summary, "run", "0.1.0").find("differences") == std::string::npos);
}
