// --until: what may be asked for, and when a run stops.
#include "studies/compare/until_precise.hpp"

#include <catch2/catch.hpp>
#include <cmath>

#include "outcomes/catalogue/outcome_catalogue.hpp"
#include "random/distributions.hpp"
#include "random/draw.hpp"
#include "support/command.hpp"
#include "support/problems.hpp"
#include "support/temporary_folder.hpp"

using namespace timbang;
using namespace timbang::test;

namespace {

std::string refusal_of(const std::string& written, std::uint32_t most = 100) {
  return test::refusal([&] { return parse_precision(written, most); });
}

double normal(std::uint32_t arm, std::uint32_t replication) {
  return standard_normal(draw_word(trial_key(11, arm, "until"), replication, Occasion::once(), DrawPurpose::tie));
}

/// Stands in for the engine: replications of normal values with mean 10 and, of later arms, 12 and 14.
class NormalArms {
 public:
  explicit NormalArms(std::size_t arms) : arms_(arms) {}

  ExperimentResult operator()(const ExperimentRequest& request) {
    asked.push_back(request.replications);
    ExperimentResult result;
    for (std::size_t arm = 0; arm < arms_; ++arm) {
      result.summary.arms.push_back({"arm " + std::to_string(arm), {}, "", 0, {}});
      std::vector<double>& values = result.watched.emplace_back();
      for (std::uint32_t i = 0; i < request.replications; ++i) {
        values.push_back(10.0 + 2.0 * static_cast<double>(arm) +
                         (1 + spread_by_arm * static_cast<double>(arm)) * normal(static_cast<std::uint32_t>(arm), i));
      }
    }
    if (failing < request.replications) result.failures.push_back({"arm 0", failing, "a law"});
    return result;
  }

  std::vector<std::uint32_t> asked;
  double spread_by_arm = 0;           ///< added to the standard deviation of 1
  std::uint32_t failing = 1'000'000;  ///< the replication that fails

 private:
  std::size_t arms_;
};

PrecisionReport run_for(const std::string& written, std::size_t arms, std::uint32_t most, ExperimentRequest& request,
                        NormalArms& engine) {
  std::optional<PrecisionReport> report;
  static_cast<void>(run_until_precise(
      request, parse_precision(written, most), [&](const ExperimentRequest& now) { return engine(now); }, report));
  REQUIRE(report.has_value());
  CHECK(report->arms.size() == std::max<std::size_t>(arms - 1, 1));
  return *report;
}

}  // namespace

TEST_CASE("a precision is a half width in the outcome's unit, or with a per cent sign a share of the mean") {
  const PrecisionAsked share = parse_precision("complaints.backlog ± 2 %", 500);
  CHECK(outcome_catalogue()[share.outcome].name == "complaints.backlog");
  CHECK(share.goal.half_width == Approx(0.02));
  CHECK(share.goal.scale == PrecisionScale::relative);
  CHECK(share.goal.most == 500);
  const PrecisionAsked width = parse_precision("complaints.backlog+-30", 500);
  CHECK(width.goal.half_width == 30);
  CHECK(width.goal.scale == PrecisionScale::absolute);
}

TEST_CASE("an impossible precision is refused with the reason") {
  CHECK(refusal_of("complaints.backlog") == "until_form");
  CHECK(refusal_of("complaints.backlog ± much") == "until_form");
  CHECK(refusal_of("complaints.backlog ± 0") == "until_form");
  CHECK(refusal_of("complaints.backlok ± 2") == "unknown_outcome_did_you_mean");
  CHECK(refusal_of("cost.per_rupiah_delivered ± 2 %") == "until_ratio");
  CHECK(refusal_of("complaints.backlog ± 2", 19) == "until_few");
  CHECK(refusal_of("complaints.backlog ± 2", 20).empty());
}

TEST_CASE(
    "a run goes on until the mean is as precise as asked, and uses no replication beyond the look that shows it") {
  ExperimentRequest request;
  NormalArms engine(1);
  const PrecisionReport report = run_for("complaints.backlog ± 0.4", 1, 1000, request, engine);
  CHECK(report.is_met());
  CHECK(report.replications % 10 == 0);
  CHECK(report.replications > 20);
  CHECK(request.replications == report.replications);
  CHECK(engine.asked.front() == 20);
  CHECK(engine.asked.back() == report.replications);
  CHECK(report.arms.front().state.achieved_half_width <= 0.4);
  CHECK(request.is_anytime);
}

TEST_CASE("a precision that is not reached ends at the maximum of replications and reports what was reached") {
  ExperimentRequest request;
  NormalArms engine(1);
  const PrecisionReport report = run_for("complaints.backlog ± 0.01", 1, 60, request, engine);
  CHECK_FALSE(report.is_met());
  CHECK(report.replications == 60);
  CHECK(engine.asked.back() == 60);
  CHECK(std::isfinite(report.arms.front().state.achieved_half_width));
}

TEST_CASE("with several arms every difference from the first is precise enough, and all share one error probability") {
  ExperimentRequest request;
  NormalArms engine(3);
  const PrecisionReport report = run_for("complaints.backlog ± 0.6", 3, 1000, request, engine);
  CHECK(report.is_met());
  CHECK(report.goal.interval.confidence == Approx(0.975));
  CHECK(report.arms[1].against == "arm 0");
  CHECK(report.arms[1].state.estimate.mean == Approx(4).margin(0.6));
}

TEST_CASE("every difference is told after the same replications, which are those that the folder then holds") {
  ExperimentRequest request;
  NormalArms engine(3);
  engine.spread_by_arm = 0.5;
  engine.failing = 7;
  const PrecisionReport report = run_for("complaints.backlog ± 0.6", 3, 1000, request, engine);
  CHECK(report.is_met());
  // One of them failed and counts in no mean.
  for (const PrecisionOfArm& each : report.arms) CHECK(each.state.used + 1 == report.replications);
  CHECK(engine.asked.back() == report.replications);
  CHECK(request.replications == report.replications);
}

TEST_CASE("run reports the precision reached, and refuses to stop at the precision of a plausible range") {
  const TemporaryFolder folder;
  const CommandResult result = run_command(
      "run tests/support/data/small-city.yaml --quiet --until "
      "'delivery.credited +- 5 %' --out '" +
      (folder / "results").string() + "'");
  CHECK(result.exit_code == 0);
  CHECK(result.output.find("(asked ±5.0 %) after 20 replications") != std::string::npos);
  const CommandResult refused = run_command(
      "run tests/support/data/small-city-plausible.yaml --until 'delivery.credited +- 5 %' --interval plausible");
  CHECK(refused.exit_code == 2);
  CHECK(refused.errors.find("--interval seeds") != std::string::npos);
}
