#include "experiment/calibration_trials.hpp"

#include <string>

#include "base/check.hpp"
#include "experiment/ordered_work.hpp"
#include "experiment/trial.hpp"
#include "population/build_population.hpp"

namespace timbang {

/// A belief with what the store lacks of it.
struct CalibrationTrials::Belief {
  const std::vector<Setting>* assumed = nullptr;
  std::string values_sha256;
  std::vector<std::uint32_t> lacking;
};

CalibrationTrials::CalibrationTrials(const ScenarioSource& source, const WelfareQuantile& quantile, std::uint64_t seed,
                                     CalibrationStore& store)
    : source_(source),
      quantile_(quantile),
      seed_(seed),
      store_(store),
      setup_("Q of " + source.with({}, {}).baseline_sha256) {}

CalibrationTrials::Belief CalibrationTrials::look_up(const std::vector<Setting>& assumed, TrialRange range) const {
  Belief belief{&assumed, source_.with({}, assumed).baseline_sha256, {}};
  for (std::uint32_t i = 0; i < range.count; ++i) {
    const std::uint32_t replication = range.first + i;
    if (!store_.trial({setup_, belief.values_sha256, seed_, replication})) belief.lacking.push_back(replication);
  }
  return belief;
}

std::vector<CityOutcomes> CalibrationTrials::simulate(const Belief& belief, const std::stop_token& abandon) const {
  Scenario scenario = without_levers(source_.with({}, *belief.assumed));
  Population population = build_population(scenario, seed_, quantile_);
  const BaselineCity city{std::move(scenario), std::move(population), quantile_};
  const std::vector<NumberedArm> arms{{0, &city.scenario}};
  std::vector<CityOutcomes> outcomes;
  for (const std::uint32_t replication : belief.lacking) {
    const auto trials = run_replication(city, arms, seed_, replication, abandon, WelfareReport::left_out);
    if (trials.empty()) break;
    const TrialResult& result = trials.front().result;
    outcomes.push_back(result.failure.empty() ? city_outcomes(result.table) : CityOutcomes{{}, result.failure});
  }
  return outcomes;
}

std::optional<std::vector<std::vector<CityOutcomes>>> CalibrationTrials::run(
    const std::vector<std::vector<Setting>>& beliefs, TrialRange range, unsigned threads,
    const std::function<void(std::size_t done)>& progress, const std::stop_token& stop) const {
  std::vector<Belief> all;
  std::vector<std::size_t> to_do;
  for (const auto& assumed : beliefs) {
    all.push_back(look_up(assumed, range));
    if (!all.back().lacking.empty()) to_do.push_back(all.size() - 1);
  }
  std::size_t done = beliefs.size() - to_do.size();
  progress(done);
  const std::size_t finished = work_in_order<std::vector<CityOutcomes>>(
      to_do.size(), threads, stop,
      [&](std::size_t index, const std::stop_token& abandon) { return simulate(all[to_do[index]], abandon); },
      [&](std::size_t index, std::vector<CityOutcomes>&& outcomes) {
        const Belief& belief = all[to_do[index]];
        for (std::size_t i = 0; i < outcomes.size(); ++i) {
          store_.add_trial({setup_, belief.values_sha256, seed_, belief.lacking[i]}, outcomes[i]);
        }
        progress(++done);
      });
  if (finished < to_do.size()) return std::nullopt;
  std::vector<std::vector<CityOutcomes>> results(all.size());
  for (std::size_t i = 0; i < all.size(); ++i) {
    for (std::uint32_t k = 0; k < range.count; ++k) {
      auto trial = store_.trial({setup_, all[i].values_sha256, seed_, range.first + k});
      TIMBANG_CHECK(trial.has_value(), "every trial asked for is stored");
      results[i].push_back(std::move(*trial));
    }
  }
  return results;
}

}  // namespace timbang
