// Every shipped lever of Kota Bekasi against the baseline: laws in every month, and the outcomes that it is there to
// move.
#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "outcomes/catalogue/outcome_catalogue.hpp"
#include "studies/compare/experiment.hpp"
#include "support/temporary_folder.hpp"

using namespace timbang;

namespace {

namespace fs = std::filesystem;
const fs::path scenarios = fs::path(TIMBANG_SOURCE_DIR) / "scenarios";

enum class Way : std::int8_t { falls = -1, rises = 1 };

struct Move {
  std::size_t outcome;
  Way way;
};

/// What each lever moves, surely enough for 20 pairs of replications to show it.
const std::map<std::string, std::vector<Move>> expected{
    {"all-by-bank", {{outcome::delivery_stuck_kpm_share, Way::rises}}},
    {"all-by-post", {{outcome::delivery_returned_to_treasury, Way::rises}}},
    {"better-pay", {{outcome::cost_apbd, Way::rises}, {outcome::tksk_vacancy_days, Way::falls}}},
    {"earlier-follow-up",
     {{outcome::casework_follow_up_wait_mean, Way::falls}, {outcome::complaints_within_service_level, Way::falls}}},
    {"five-more-where-most",
     {{outcome::delivery_returned_to_treasury, Way::falls}, {outcome::complaints_within_service_level, Way::rises}}},
    {"mobile-team",
     {{outcome::delivery_returned_to_treasury, Way::falls}, {outcome::complaints_within_service_level, Way::rises}}},
    {"more-first-line-hours", {{outcome::cost_apbd, Way::rises}}},
    {"more-monitoring", {{outcome::use_checks, Way::rises}, {outcome::use_extra_food_spending, Way::rises}}},
    {"more-socialisation", {{outcome::casework_socialisation_done, Way::rises}}},
    {"no-follow-up",
     {{outcome::delivery_returned_to_treasury, Way::rises}, {outcome::delivery_stuck_kpm_share, Way::rises}}},
    {"one-per-2500-kpm", {{outcome::delivery_returned_to_treasury, Way::falls}, {outcome::tksk_workload, Way::falls}}},
    {"phone-only", {{outcome::delivery_returned_to_treasury, Way::rises}}},
    {"study-package", {{outcome::delivery_returned_to_treasury, Way::falls}, {outcome::use_checks, Way::rises}}},
    {"triage-by-class", {{outcome::complaints_within_service_level, Way::rises}}},
    {"twelve-more-by-kpm",
     {{outcome::delivery_returned_to_treasury, Way::falls}, {outcome::complaints_within_service_level, Way::rises}}},
    {"two-per-kecamatan",
     {{outcome::delivery_returned_to_treasury, Way::falls}, {outcome::complaints_within_service_level, Way::rises}}},
};

ExperimentRequest all_levers(const fs::path& folder) {
  ExperimentRequest request;
  request.arms.push_back({"baseline", {}, read_scenario((scenarios / "bekasi-2023.yaml").string())});
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(scenarios / "levers")) files.push_back(entry.path());
  std::ranges::sort(files);
  for (const fs::path& file : files) request.arms.push_back({file.stem().string(), {}, read_scenario(file.string())});
  request.seed = request.arms.front().scenario.seed;
  request.replications = 20;
  request.workers.threads = 2;
  request.folder = folder;
  return request;
}

const PairedDifference& city_difference(const ArmDifference& difference, std::size_t outcome) {
  const auto cell = std::ranges::find_if(difference.outcomes, [&](const DifferenceCell& each) {
    return each.outcome == outcome && each.where == 0 && each.month == 0;
  });
  REQUIRE(cell != difference.outcomes.end());
  return cell->paired;
}

}  // namespace

TEST_CASE("every shipped lever breaks no law and moves its outcomes in the expected direction") {
  // False alarm: a direction is right with at least 97.5 % each; the seed is fixed.
  const test::TemporaryFolder folder;
  const ExperimentResult result = run_experiment(all_levers(folder / "results"), {}, {});
  for (const FailedRun& failure : result.failures) FAIL_CHECK(failure.arm << ": " << failure.reason);
  REQUIRE(result.summary.differences.size() == expected.size());
  for (const ArmDifference& difference : result.summary.differences) {
    for (const Move& move : expected.at(difference.arm)) {
      const PairedDifference& paired = city_difference(difference, move.outcome);
      CAPTURE(difference.arm, outcome_name(move.outcome), paired.difference.mean, paired.difference.low,
              paired.difference.high);
      CHECK((move.way == Way::rises ? paired.difference.low > 0 : paired.difference.high < 0));
    }
  }
}
