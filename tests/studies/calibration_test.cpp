#include "studies/calibrate/calibration.hpp"

#include <algorithm>
#include <catch2/catch.hpp>

#include "results/calibration/calibration_json.hpp"
#include "scenario/layers/ensemble.hpp"
#include "studies/small_calibration.hpp"
#include "support/problems.hpp"
#include "support/results_example.hpp"

using namespace timbang;
using test::small_calibration;

namespace {

using Stage = CalibrationProgress::Stage;

/// The report and the ensembles as bytes.
std::string bytes(const std::optional<CalibrationReport>& report) {
  REQUIRE(report.has_value());
  std::string all = calibration_json(*report, "test");
  for (const CalibrationFit& fit : report->fits) all += ensemble_yaml(fit.ensemble);
  return all;
}

/// Stops as Ctrl-C does once a stage has done so much.
std::optional<CalibrationReport> run_until(const CalibrationRequest& request, Stage stage, std::size_t done) {
  StopSource stop;
  const auto progress = [&](const CalibrationProgress& at) {
    if (at.stage == stage && at.done >= done) stop.request_stop();
  };
  return run_calibration(request, progress, stop.token());
}

const ParameterFit& parameter(const CalibrationFit& fit, const std::string& path) {
  const auto found = std::ranges::find(fit.parameters, path, &ParameterFit::path);
  REQUIRE(found != fit.parameters.end());
  return *found;
}

std::string problem_of(const CalibrationRequest& request) {
  return test::refusal([&] { return run_calibration(request, {}, {}); });
}

}  // namespace

TEST_CASE("a calibration meets its targets, says what they identify, and its members can be simulated") {
  const test::TemporaryFolder folder;
  const auto report = run_calibration(small_calibration(folder.path() / "one"), {}, {});
  REQUIRE(report.has_value());
  CHECK(report->failed == 0);
  REQUIRE(report->waves.size() == 2);
  CHECK(report->waves[1].plausible_share < 0.9);
  for (const EmulatorQuality& quality : report->waves[1].emulators) CHECK(quality.explained_share > 0.6);

  REQUIRE(report->fits.size() == 2);
  const CalibrationFit& all = report->fits[0];
  const CalibrationFit& measured = report->fits[1];
  CHECK(all.has_interpretations);
  CHECK_FALSE(measured.has_interpretations);
  CHECK(all.effective_size > 20);
  CHECK(all.targets[0].posterior.mean == Approx(12).margin(2));
  CHECK(all.targets[3].posterior.mean > measured.targets[3].posterior.mean);
  CHECK(parameter(all, "programme.return_lag").sd_ratio < 0.9);
  CHECK(parameter(all, "complaints.share.field_check").is_unidentified());
  CHECK(all.best.sd_ratio < 0.5);
  CHECK_FALSE(all.best.is_within_chance);
  CHECK(all.worst.sd_ratio > all.best.sd_ratio);

  REQUIRE(all.answers.size() == 4);
  CHECK(all.answers[0].difference.mean < 0);
  REQUIRE(all.held_out.size() == 2);
  CHECK(all.held_out[0].predicted.mean > all.targets[0].posterior.mean);
  CHECK(all.measures.front().name == "headcount");
  CHECK(all.measures.front().spread.mean == Approx(4.1).margin(0.02));

  const auto file = folder.path() / "ensemble.yaml";
  test::write_text(file, ensemble_yaml(all.ensemble));
  const MemberScenarios members = read_members(test::small_city_file(), {}, file.string(), 4);
  CHECK(members.held.empty());
  CHECK(members.scenarios[0].baseline_sha256 != members.scenarios[1].baseline_sha256);
  CHECK(all.ensemble.of_values == read_scenario(test::small_city_file()).values_sha256);
}

TEST_CASE("one worker and two, and any interruption, give the same bytes") {
  const test::TemporaryFolder folder;
  CalibrationRequest alone = small_calibration(folder.path() / "alone");
  alone.workers.threads = 1;
  const std::string whole = bytes(run_calibration(alone, {}, {}));

  const CalibrationRequest cut = small_calibration(folder.path() / "cut");
  CHECK_FALSE(run_until(cut, Stage::preparing, 0).has_value());
  CHECK_FALSE(run_until(cut, Stage::trying, 13).has_value());
  CHECK_FALSE(run_until(cut, Stage::learning, 0).has_value());
  CHECK_FALSE(run_until(cut, Stage::drawing, 40).has_value());
  CHECK_FALSE(run_until(cut, Stage::welfare, 2).has_value());
  CHECK_FALSE(run_until(cut, Stage::members, 3).has_value());
  CHECK(bytes(run_calibration(cut, {}, {})) == whole);
  CHECK(bytes(run_calibration(cut, {}, {})) == whole);
}

TEST_CASE("a calibration that is killed goes on from what it had finished, and gives the same bytes") {
  const test::TemporaryFolder folder;
  const auto cut = folder.path() / "killed";
  const auto calibrate_until_killed = [](const std::filesystem::path& where) {
    CalibrationRequest request = small_calibration(where);
    request.workers.threads = 1;
    static_cast<void>(run_until(request, Stage::drawing, 30));
  };
  static_cast<void>(test::run_and_kill(calibrate_until_killed, cut));
  std::size_t already_done = 0;
  const auto progress = [&](const CalibrationProgress& at) {
    if (at.stage == Stage::trying && at.wave == 1) already_done = std::max(already_done, at.done_before);
  };
  const auto resumed = run_calibration(small_calibration(cut), progress, {});
  CHECK(bytes(resumed) == bytes(run_calibration(small_calibration(folder.path() / "whole"), {}, {})));
  CHECK(already_done == 50);
}

TEST_CASE("another seed gives another ensemble beside the first one's trials") {
  const test::TemporaryFolder folder;
  CalibrationRequest request = small_calibration(folder.path() / "seeds");
  request.plan.welfare.clear();
  request.plan.question.reset();
  request.plan.held_out.clear();
  const std::string first = bytes(run_calibration(request, {}, {}));
  request.seed = 8;
  CHECK(bytes(run_calibration(request, {}, {})) != first);
  request.seed = 7;
  CHECK(bytes(run_calibration(request, {}, {})) == first);
}

TEST_CASE("a plan that does not fit the engine or the scenario is refused before anything is written") {
  const test::TemporaryFolder folder;
  const auto refused = [&](const std::function<void(CalibrationPlan&)>& spoil) {
    CalibrationRequest request = small_calibration(folder.path() / "refused");
    spoil(request.plan);
    const std::string problem = problem_of(request);
    CHECK_FALSE(std::filesystem::exists(folder.path() / "refused"));
    return problem;
  };
  CHECK(refused([](auto& plan) { plan.targets[0].outcome = "delivery.stuck_kpm_shares"; }) ==
        "unknown_outcome_did_you_mean");
  CHECK(refused([](auto& plan) { plan.targets[0].unit = "days"; }) == "wrong_unit");
  CHECK(refused([](auto& plan) { plan.welfare[0].measure = "coverag"; }) == "unknown_measure_did_you_mean");
  CHECK(refused([](auto& plan) { plan.question->outcomes[0] = "nothing"; }) == "unknown_outcome");
  CHECK(refused([](auto& plan) { plan.question->settings[0].path = "staffing.tksk"; }) != "");
  CHECK(refused([](auto& plan) {
          plan.question->settings = {{"obstacles.self_cure", "90"}};
        }) == "question_changes_baseline");
  CHECK(refused([](auto& plan) { plan.held_out[0].assumed[0].value = "-1"; }) == "share_out_of_range");
  CHECK(refused([](auto& plan) { plan.held_out[1].month = Month(2031, 1); }) == "month_not_reported");
}

TEST_CASE("targets that no setting can meet are said to be out of reach") {
  const test::TemporaryFolder folder;
  CalibrationRequest request = small_calibration(folder.path() / "none");
  request.plan.targets[0].known = {99, 99, 0.1};
  request.effort.most_tried = 2000;
  CHECK(problem_of(request) == "nothing_plausible");
}

TEST_CASE("a folder that holds something else is refused and left unchanged") {
  const test::TemporaryFolder folder;
  std::filesystem::create_directories(folder.path() / "other");
  test::write_text(folder.path() / "other" / "notes.txt", "mine");
  CHECK(problem_of(small_calibration(folder.path() / "other")) == "results_not_a_folder");
  CHECK(test::snapshot(folder.path() / "other").size() == 1);
}
