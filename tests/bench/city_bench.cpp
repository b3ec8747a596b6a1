// All of Kota Bekasi: one replication of the shipped baseline on one processor, whole and in its parts.
#include <benchmark/benchmark.h>

#include <cstdint>
#include <string>
#include <vector>

#include "scenario/layers/read_scenario.hpp"
#include "trials/cities/observed_run.hpp"

using namespace timbang;

namespace {

constexpr std::uint32_t replication = 0;

BaselineCity bekasi() {
  const Scenario scenario = read_scenario(std::string(TIMBANG_SOURCE_DIR) + "/scenarios/bekasi-2023.yaml");
  return CityMaker().make(scenario, {}, scenario.seed, 1, {}).value();
}

/// What is at hand when an arm begins, and how that arm ends.
struct AtPolicyStart {
  BaselineCity city = bekasi();
  ObservedRun warm = warm_up(city, city.scenario.seed, replication, {}).value();
  std::vector<MonthBeforeAid> months = warm.run.welfare_before_aid(city.quantile);
  ObservedRun ended = warm;

  AtPolicyStart() {
    ended.run.apply_policy(city.scenario, ended.outcomes);
    ended.run.run_until(run_end(city.scenario), ended.outcomes, {});
    ended.run.close(ended.outcomes);
  }
};

const AtPolicyStart& at_policy_start() {
  static const AtPolicyStart at_hand;
  return at_hand;
}

/// Times `step(at hand)`.
template <class Step>
void time_step(benchmark::State& state, Step step) {
  const AtPolicyStart& at_hand = at_policy_start();
  for ([[maybe_unused]] auto run : state) step(at_hand);
}

void warm_up_city(benchmark::State& state) {
  time_step(state, [](const AtPolicyStart& from) {
    benchmark::DoNotOptimize(warm_up(from.city, from.city.scenario.seed, replication, {}));
  });
}

void welfare_before_aid(benchmark::State& state) {
  time_step(state, [](const AtPolicyStart& from) {
    benchmark::DoNotOptimize(from.warm.run.welfare_before_aid(from.city.quantile));
  });
}

void arm(benchmark::State& state) {
  time_step(state, [](const AtPolicyStart& from) {
    Trial result;
    benchmark::DoNotOptimize(run_arm(from.warm, from.city.scenario, from.months, {}, result));
  });
}

void copy_state(benchmark::State& state) {
  time_step(state, [](const AtPolicyStart& from) {
    ObservedRun copy = from.warm;
    benchmark::DoNotOptimize(&copy);
  });
}

void simulate_unheard(benchmark::State& state) {
  time_step(state, [](const AtPolicyStart& from) {
    FactSink nobody_listens;
    CityRun run = from.warm.run;
    run.apply_policy(from.city.scenario, nobody_listens);
    benchmark::DoNotOptimize(run.run_until(run_end(from.city.scenario), nobody_listens, {}));
  });
}

void report_welfare(benchmark::State& state) {
  time_step(state, [](const AtPolicyStart& from) {
    OutcomeFold outcomes = from.ended.outcomes;
    from.ended.run.report_welfare(from.months, outcomes);
    benchmark::DoNotOptimize(&outcomes);
  });
}

void close_tables(benchmark::State& state) {
  time_step(state, [](const AtPolicyStart& from) { benchmark::DoNotOptimize(from.ended.outcomes.finish()); });
}

}  // namespace

BENCHMARK(arm)->Name("city/from policy_start")->Unit(benchmark::kMillisecond);
BENCHMARK(copy_state)->Name("city/of which: copying the state")->Unit(benchmark::kMillisecond);
BENCHMARK(simulate_unheard)
    ->Name("city/of which: copying and simulating, facts unheard")
    ->Unit(benchmark::kMillisecond);
BENCHMARK(report_welfare)->Name("city/of which: welfare report")->Unit(benchmark::kMillisecond);
BENCHMARK(close_tables)->Name("city/of which: laws and tables")->Unit(benchmark::kMillisecond);
BENCHMARK(warm_up_city)->Name("city/before: warm-up")->Unit(benchmark::kMillisecond);
BENCHMARK(welfare_before_aid)->Name("city/before: welfare before aid")->Unit(benchmark::kMillisecond);

BENCHMARK_MAIN();
