// Trials a second, stored ones: how they grow with threads, and what memory does as they grow.
#include <benchmark/benchmark.h>

#include <cstdint>
#include <memory>
#include <string>

#include "experiment/experiment.hpp"
#include "peak_memory.hpp"
#include "support/temporary_folder.hpp"

using namespace timbang;
using namespace timbang::bench;

namespace {

ExperimentResult run_trials(const ExperimentRequest& request) {
  return run_experiment(request, [](const ExperimentProgress&) {}, {});
}

/// Trials are added to a folder that has one already, so that the welfare fit, which comes once, is not timed.
/// state.range(0): trials, state.range(1): threads.
void sweep(benchmark::State& state, const std::string& file) {
  ExperimentRequest request;
  request.arms.push_back({"baseline", {}, read_scenario(std::string(TIMBANG_SOURCE_DIR) + file)});
  request.seed = request.arms.front().scenario.seed;
  for ([[maybe_unused]] auto run : state) {
    state.PauseTiming();
    const auto folder = std::make_unique<test::TemporaryFolder>();
    request.folder = *folder / "results";
    request.replications = 1;
    run_trials(request);
    request.replications += static_cast<std::uint32_t>(state.range(0));
    request.threads = static_cast<unsigned>(state.range(1));
    forget_peak_memory();
    state.ResumeTiming();
    if (run_trials(request).failed > 0) state.SkipWithError("a trial failed");
    state.PauseTiming();
    state.counters["peak_MB"] = peak_memory_megabytes();
    state.ResumeTiming();
  }
  state.SetItemsProcessed(state.iterations() * state.range(0));
}

}  // namespace

BENCHMARK_CAPTURE(sweep, city, "/scenarios/bekasi-2023.yaml")
    ->Name("sweep/Kota Bekasi")
    ->Args({16, 1})
    ->Args({16, 2})
    ->UseRealTime()
    ->Iterations(1)
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(sweep, small_city, "/tests/support/data/small-city.yaml")
    ->Name("sweep/a small city")
    ->Args({200, 1})
    ->Args({200, 2})
    ->Args({800, 2})
    ->Args({3200, 2})
    ->UseRealTime()
    ->Iterations(1)
    ->Unit(benchmark::kMillisecond);

BENCHMARK_MAIN();
