// The whole engine against an independent simulator of delivery and casework that was written from the same description
// by other hands (docs/model/TWIN.md), where both assume the same.
#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <string>
#include <vector>

#include "outcomes/catalogue/outcome_catalogue.hpp"
#include "studies/compare/experiment.hpp"
#include "support/city_trial.hpp"
#include "support/temporary_folder.hpp"

using namespace timbang;

namespace {

/// What the twin found for 2023 under 0 to 4 TKSK per kecamatan, means of 5 seeds, and how far apart two models of one
/// description may lie: absolute, or as a share of the twin's figure, whichever is more.
struct TwinRow {
  std::size_t outcome;
  std::vector<double> found;
  double absolute;
  double relative;
};

const std::vector<TwinRow> twin{
    {outcome::delivery_stuck_kpm_share, {3.21, 1.76, 1.21, 0.99, 0.88}, 0, 0.06},
    {outcome::delivery_stuck_balance_mean, {556e3, 527e3, 509e3, 488e3, 475e3}, 0, 0.02},
    {outcome::complaints_filed, {2143, 1891, 1771, 1712, 1683}, 0, 0.04},
    {outcome::complaints_within_service_level, {54.0, 80.2, 91.5, 93.3, 93.6}, 2, 0},
    {outcome::complaints(ComplaintGroup::tksk, ComplaintMeasure::within_service_level),
     {3, 64.5, 90.7, 95.0, 95.8},
     2.5,
     0},
    {outcome::complaints_escalated, {974, 375, 152, 115, 108}, 0, 0.15},
    {outcome::complaints_backlog, {555, 82, 26, 19, 16}, 0, 0.2},
    {outcome::complaints_wait_p90, {180, 31.6, 10.0, 7.8, 7.0}, 0, 0.1},
    {outcome::casework_follow_up_backlog, {3729, 2618, 2011, 1713, 1582}, 0, 0.06},
    {outcome::tksk_utilisation, {std::nan(""), 0.89, 0.66, 0.51, 0.41}, 0.015, 0},
};

double city_mean(const ArmSummary& arm, std::size_t outcome) {
  const auto cell = std::ranges::find_if(arm.outcomes, [&](const SummaryCell& each) {
    return each.outcome == outcome && each.where == 0 && each.month == 0;
  });
  REQUIRE(cell != arm.outcomes.end());
  return cell->estimate.mean;
}

}  // namespace

TEST_CASE("delivery and casework agree with an independent twin where the assumptions are the same") {
  const test::TemporaryFolder folder;
  ExperimentRequest request;
  // The first arm is the baseline, under which all warm up.
  for (const std::string tksk : {"1", "0", "2", "3", "4"}) {
    const std::vector<Setting> settings{{"staffing.tksk_per_kecamatan", tksk}};
    request.arms.push_back({tksk, settings, read_scenario(test::data_file("as-the-twin.yaml"), settings)});
  }
  request.seed = request.arms.front().scenario.seed;
  request.replications = 5;
  request.workers.threads = 2;
  request.folder = folder / "results";
  const ExperimentResult result = run_experiment(request, {}, {});
  REQUIRE(result.failed == 0);
  for (const ArmSummary& arm : result.summary.arms) {
    for (const TwinRow& row : twin) {
      const double found = row.found[static_cast<std::size_t>(std::stoi(arm.name))];
      CAPTURE(arm.name, outcome_name(row.outcome));
      if (std::isnan(found)) {
        CHECK(std::isnan(city_mean(arm, row.outcome)));
        continue;
      }
      CHECK(city_mean(arm, row.outcome) ==
            Approx(found).epsilon(0).margin(std::max(row.absolute, row.relative * found)));
    }
  }
}
