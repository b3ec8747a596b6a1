// Household-months of aid a second: the engine's way, an event for everything, and a loop tuned by hand.
#include <benchmark/benchmark.h>

#include "aid.hpp"

using namespace timbang::bench;

namespace {

constexpr std::uint32_t households = 100'000;

template <auto Simulate>
void aid(benchmark::State& state) {
  const auto key = timbang::trial_key(1, 0, "aid");
  AidOutcome outcome;
  for ([[maybe_unused]] auto run : state) outcome = Simulate(key, households);
  state.SetItemsProcessed(state.iterations() * households * aid_months);
  state.counters["poor"] = static_cast<double>(outcome.back().poor);
  state.counters["backlog"] = static_cast<double>(outcome.back().backlog);
}

}  // namespace

BENCHMARK(aid<aid_on_kernel>)->Name("aid/timbang")->Unit(benchmark::kMillisecond);
BENCHMARK(aid<aid_by_events>)->Name("aid/timbang, every step an event")->Unit(benchmark::kMillisecond);
BENCHMARK(aid<aid_by_hand>)->Name("aid/loop tuned by hand")->Unit(benchmark::kMillisecond);

BENCHMARK_MAIN();
