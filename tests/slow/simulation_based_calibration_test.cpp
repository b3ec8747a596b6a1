// Simulation-based calibration (Talts, Betancourt, Simpson, Vehtari and Gelman 2018) of `timbang calibrate`: truths are
// drawn from the prior, their observations from the model, and each is calibrated against. If the ensembles are what
// they claim to be, the rank of a truth among its members is uniform, for every parameter.
#include <catch2/catch.hpp>
#include <vector>

#include "random/distributions.hpp"
#include "results/store/study_tables.hpp"
#include "statistics/calibration/rank_uniformity.hpp"
#include "studies/calibrate/calibration_trials.hpp"
#include "studies/calibrate/prior_draws.hpp"
#include "studies/calibrate/target_emulators.hpp"
#include "studies/small_calibration.hpp"
#include "support/temporary_folder.hpp"

using namespace timbang;

namespace {

constexpr std::size_t truths = 120;
constexpr std::size_t members = 19;  ///< ranks 0 .. 19
constexpr std::size_t bins = 5;
constexpr std::uint64_t first_seed = 1000;

/// Numbers of draws and replications that no calibration uses.
constexpr std::uint32_t truth_number = 63U << 26U;
constexpr std::uint32_t truth_replication = 5000;

/// Seeds whose small city can be fitted to its official figures: of a few thousand households not every one can, and
/// none of that depends on a truth.
std::vector<std::uint64_t> fitting_seeds() {
  const Scenario scenario = read_scenario(test::small_city_file());
  std::vector<std::uint64_t> seeds;
  for (std::uint64_t seed = first_seed; seeds.size() < truths; ++seed) {
    try {
      if (fit_city(scenario, seed, 2, {})) seeds.push_back(seed);
    } catch (const ScenarioError&) {
      continue;
    }
  }
  return seeds;
}

CalibrationRequest request_of(std::uint64_t seed, const std::filesystem::path& folder) {
  CalibrationRequest request = test::small_calibration(folder);
  request.seed = seed;
  request.plan.welfare.clear();
  request.plan.question.reset();
  request.plan.held_out.clear();
  // Complaints in time and the TKSK's time as measurements, so that an observation can be drawn for each.
  for (CalibrationTarget& target : request.plan.targets) target.is_interpretation = false;
  request.plan.targets[2].known.discrepancy_sd = 10;
  request.plan.targets[3].known.discrepancy_sd = 0.1;
  request.effort.first_points = 60;
  request.effort.wave_points = 30;
  request.effort.draws = 150;
  request.effort.seeds = 1;
  request.effort.members = members;
  return request;
}

std::uint32_t word_for(std::uint64_t seed, std::size_t subject, std::uint32_t number) {
  return draw_word(trial_key(seed, 0xFFFFFFU, ""), static_cast<std::uint32_t>(subject), Occasion::once(),
                   DrawPurpose::drawn_target, number);
}

/// A truth of the prior; its observations, drawn from the model and the targets' discrepancies, become the targets.
PriorDraw observe_a_truth(CalibrationRequest& request, const ScenarioSource& source) {
  const Scenario scenario = source.with({}, {});
  const ParameterSpace space(request.plan);
  const StreamKey key = trial_key(request.seed, 0xFFFFFEU, scenario.city_code);
  const auto found =
      PriorDraws(space, source, key).find(truth_number, 1, 100, 1, {}, [](const PriorDraw&) { return true; });
  REQUIRE(found->draws.size() == 1);
  PriorDraw truth = found->draws.front();
  const test::TemporaryFolder folder;
  TrialStore store = open_study_folder(folder / "truth", FolderIdentity::of(scenario));
  TrialRunner runner(store, {}, {}, {});
  const auto fits = runner.fit(
      1, [&](std::size_t) { return scenario; }, request.seed);
  const CalibrationTrials trials(request.plan, source, request.scenario_file, fits->front()->quantile(), store, runner);
  const auto tried = trials.run({truth.settings}, request.seed, {truth_replication, 1});
  const std::vector<double> values = tried->values.front().front();
  for (std::size_t i = 0; i < values.size(); ++i) {
    KnownRange& known = request.plan.targets[i].known;
    known.low = values[i] + known.discrepancy_sd * standard_normal(word_for(request.seed, i, 0));
    known.high = known.low;
  }
  store.close();
  return truth;
}

std::size_t rank_of(const PriorDraw& truth, const CalibratedEnsemble& ensemble, std::size_t parameter,
                    std::uint64_t seed) {
  std::vector<double> values;
  for (const std::vector<double>& member : ensemble.members) values.push_back(member[parameter]);
  return rank_among(values, truth.values[parameter], word_for(seed, parameter, 1));
}

/// Nothing if the observations, which may lie far from any the model gives, rule everything out. That depends on the
/// observations alone, so that the ranks of all other truths are still uniform.
std::optional<CalibratedEnsemble> ensemble_of(const CalibrationRequest& request) {
  try {
    const auto report = run_calibration(request, {}, {});
    REQUIRE(report.has_value());
    return report->fits.front().ensemble;
  } catch (const ScenarioError& error) {
    REQUIRE(error.problems().front().id == "nothing_plausible");
    return std::nullopt;
  }
}

}  // namespace

TEST_CASE("the rank of a truth among the members of its calibration is uniform, for every parameter") {
  // False alarm: 1 % over all parameters together.
  std::vector<std::vector<std::size_t>> ranks;
  std::vector<std::string> paths;
  std::size_t out_of_reach = 0;
  for (const std::uint64_t seed : fitting_seeds()) {
    const test::TemporaryFolder folder;
    CalibrationRequest request = request_of(seed, folder / "calibration");
    const ScenarioSource source(request.scenario_file);
    const PriorDraw drawn = observe_a_truth(request, source);
    const auto ensemble = ensemble_of(request);
    if (!ensemble) {
      ++out_of_reach;
      continue;
    }
    REQUIRE(ensemble->members.size() == members);
    ranks.resize(request.plan.parameters.size());
    for (std::size_t i = 0; i < ranks.size(); ++i) {
      REQUIRE(ensemble->parameters[i].first == request.plan.parameters[i].path);
      ranks[i].push_back(rank_of(drawn, *ensemble, i, request.seed));
    }
    paths.clear();
    for (const CalibrationParameter& parameter : request.plan.parameters) paths.push_back(parameter.path);
  }
  CHECK(out_of_reach * 20 < truths);
  std::vector<double> p_values;
  for (std::size_t i = 0; i < ranks.size(); ++i) {
    p_values.push_back(uniformity_p_value(ranks[i], members + 1, bins));
    UNSCOPED_INFO(paths[i] << ": p = " << p_values.back());
  }
  CHECK(are_all_uniform(p_values, 0.01));
}
