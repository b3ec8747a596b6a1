// Sweeps: stored trials a second, how they grow with threads, and what memory does as they grow.
#include <benchmark/benchmark.h>

#include <cstdint>
#include <fstream>
#include <memory>
#include <string>

#include "peak_memory.hpp"
#include "scenario/experiments/experiment_reader.hpp"
#include "studies/sweep/sweep.hpp"
#include "support/temporary_folder.hpp"

using namespace timbang;
using namespace timbang::bench;

namespace {

constexpr std::uint32_t points = 4;

/// One, two, three or four TKSK in each kecamatan of a city.
ExperimentPlan staffing_plan(const test::TemporaryFolder& folder, const std::string& city) {
  const std::string file = (folder / "experiment.yaml").string();
  std::ofstream(file) << "timbang: 1\nexperiment: staffing\nscenario: " << TIMBANG_SOURCE_DIR << city
                      << "\nvary:\n  staffing.tksk_per_kecamatan: [1, 2, 3, 4]\n";
  return read_experiment_plan(file);
}

SweepResult run_trials(const SweepRequest& request) {
  return run_sweep(request, {}, {});
}

/// Trials are added to a folder that has one of each point already, so that the welfare fit, which comes once, is not
/// timed. state.range(0): trials, state.range(1): threads.
void sweep(benchmark::State& state, const std::string& city) {
  for ([[maybe_unused]] auto run : state) {
    state.PauseTiming();
    const auto folder = std::make_unique<test::TemporaryFolder>();
    SweepRequest request;
    request.plan = staffing_plan(*folder, city);
    request.seed = 7;
    request.folder = *folder / "results";
    request.replications = 1;
    run_trials(request);
    request.replications += static_cast<std::uint32_t>(state.range(0)) / points;
    request.workers.threads = static_cast<unsigned>(state.range(1));
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
    ->Args({32, 1})
    ->Args({32, 2})
    ->UseRealTime()
    ->Iterations(1)
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(sweep, small_city, "/tests/support/data/small-city.yaml")
    ->Name("sweep/a small city")
    ->Args({400, 1})
    ->Args({400, 2})
    ->Args({1600, 2})
    ->Args({6400, 2})
    ->UseRealTime()
    ->Iterations(1)
    ->Unit(benchmark::kMillisecond);

BENCHMARK_MAIN();
