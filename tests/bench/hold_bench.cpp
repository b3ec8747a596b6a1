// Pending events: the kernel's calendar against heaps, and against ns-3's schedulers where they are installed.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <memory>

#include "event_lists.hpp"
#ifdef TIMBANG_BENCH_NS3
#include "ns3_lists.hpp"
#endif

using namespace timbang::bench;

namespace {

/// So few that a small list stays below the last minute of an event (2^24), at 43,200 / pending minutes a hold.
std::size_t holds_for(std::size_t pending) {
  return std::min<std::size_t>(200 * pending, 2'000'000);
}

template <class List>
void hold(benchmark::State& state) {
  static const std::vector<std::int32_t> delays = hold_delays();
  const auto pending = static_cast<std::size_t>(state.range(0));
  const std::size_t holds = holds_for(pending);
  std::unique_ptr<Hold<List>> model;
  for ([[maybe_unused]] auto run : state) {
    state.PauseTiming();
    model = std::make_unique<Hold<List>>(pending, delays);
    model->run(std::min<std::size_t>(pending, 1'000'000));
    state.ResumeTiming();
    model->run(holds);
  }
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(holds));
}

}  // namespace

BENCHMARK_TEMPLATE(hold, KernelCalendar)->Name("hold/timbang")->RangeMultiplier(10)->Range(1'000, 10'000'000);
BENCHMARK_TEMPLATE(hold, StandardQueue)
    ->Name("hold/std::priority_queue")
    ->RangeMultiplier(10)
    ->Range(1'000, 10'000'000);
BENCHMARK_TEMPLATE(hold, DaryHeap<4>)->Name("hold/boost d_ary_heap<4>")->RangeMultiplier(10)->Range(1'000, 10'000'000);
BENCHMARK_TEMPLATE(hold, DaryHeap<8>)->Name("hold/boost d_ary_heap<8>")->RangeMultiplier(10)->Range(1'000, 10'000'000);
#ifdef TIMBANG_BENCH_NS3
// Its calendar queue is left out: at 1e5 pending events it does a third of a million holds a second.
BENCHMARK_TEMPLATE(hold, Ns3List<ns3::MapScheduler>)
    ->Name("hold/ns-3 MapScheduler")
    ->RangeMultiplier(10)
    ->Range(1'000, 1'000'000);
BENCHMARK_TEMPLATE(hold, Ns3List<ns3::PriorityQueueScheduler>)
    ->Name("hold/ns-3 PriorityQueueScheduler")
    ->RangeMultiplier(10)
    ->Range(1'000, 1'000'000);
#endif

BENCHMARK_MAIN();
