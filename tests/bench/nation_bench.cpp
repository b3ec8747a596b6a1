// A year of the whole nation: 514 invented kabupaten and kota, 75 million households, 18.8 million KPM, one replication
// on two threads, from the scenario file to the outcomes. A sample has every 32nd city by size:
//   build/release/tests/bench/nation_bench --benchmark_filter=/16
#include <benchmark/benchmark.h>

#include <fstream>
#include <stdexcept>

#include "generated_nation.hpp"
#include "peak_memory.hpp"
#include "scenario/layers/read_scenario.hpp"
#include "support/temporary_folder.hpp"
#include "trials/cities/replication.hpp"
#include "trials/ordered_work.hpp"

using namespace timbang;
using namespace timbang::bench;

namespace {

constexpr unsigned threads = 2;

enum class Welfare : std::uint8_t { reported, left_out };

KeptCells kept_with(Welfare welfare) {
  KeptCells kept = KeptCells::everything();
  if (welfare == Welfare::reported) return kept;
  std::erase_if(kept.outcomes, [](std::size_t outcome) { return KeptCells{{outcome}}.needs_welfare(); });
  return kept;
}

/// Reads, populates and simulates one city. Its welfare is not fitted; every city has the same.
void run_city(const std::string& file, Welfare welfare) {
  const Scenario scenario = read_scenario(file);
  const CityOrigin origin{WelfareQuantile{1.2, 0.59, 0.67}};
  const BaselineCity city = CityMaker().make(scenario, origin, scenario.seed, 1, {}).value();
  const WantedTrial wanted{&scenario, kept_with(welfare)};
  const auto trials = run_replication(city, {&wanted, 1}, scenario.seed, 0, {});
  if (trials.size() != 1 || !trials.front().failure.empty()) throw std::runtime_error("a city failed");
}

/// state.range(0): how many of the 514.
void nation(benchmark::State& state, Welfare welfare) {
  const test::TemporaryFolder folder;
  std::vector<std::string> files;
  double households = 0;
  double kpm = 0;
  const std::vector<GeneratedCity> all = generate_nation();
  const std::size_t step = all.size() / static_cast<std::size_t>(state.range(0));
  for (std::size_t i = step / 2; i < all.size(); i += step) {
    files.push_back((folder / all[i].code).string() + ".yaml");
    std::ofstream(files.back()) << all[i].scenario_text();
    households += all[i].all_households();
    kpm += all[i].all_kpm();
  }
  for ([[maybe_unused]] auto run : state) {
    work_in_order<int>(
        files.size(), threads, {},
        [&](std::size_t i, const StopToken&) {
          run_city(files[i], welfare);
          return 0;
        },
        [](std::size_t, int) {});
  }
  state.SetItemsProcessed(static_cast<std::int64_t>(households));
  state.counters["kpm_per_second"] = benchmark::Counter(kpm, benchmark::Counter::kIsRate);
}

/// The largest city alone: what a household takes of memory, with its share of everything.
void memory(benchmark::State& state) {
  const test::TemporaryFolder folder;
  const GeneratedCity largest = generate_nation().front();
  const std::string file = (folder / "city.yaml").string();
  std::ofstream(file) << largest.scenario_text();
  for ([[maybe_unused]] auto run : state) {
    forget_peak_memory();
    const double before = peak_memory_megabytes();
    run_city(file, Welfare::reported);
    state.counters["bytes_a_household"] = (peak_memory_megabytes() - before) * 1e6 / largest.all_households();
  }
}

}  // namespace

BENCHMARK(memory)->Name("nation/the largest city")->Iterations(1)->UseRealTime()->Unit(benchmark::kSecond);
BENCHMARK_CAPTURE(nation, all, Welfare::reported)
    ->Name("nation/all households")
    ->Arg(16)
    ->Arg(514)
    ->Iterations(1)
    ->UseRealTime()
    ->Unit(benchmark::kSecond);
BENCHMARK_CAPTURE(nation, kpm, Welfare::left_out)
    ->Name("nation/without the welfare report")
    ->Arg(16)
    ->Arg(514)
    ->Iterations(1)
    ->UseRealTime()
    ->Unit(benchmark::kSecond);

BENCHMARK_MAIN();
