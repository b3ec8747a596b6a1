// Customers of M/M/4 a second, after a look at whether their mean wait is that of Erlang's formula.
#include <benchmark/benchmark.h>

#include <cstdio>

#include "desk.hpp"
#include "erlang_check.hpp"

using namespace timbang::bench;

namespace {

constexpr std::int64_t customers = 1'000'000;

template <auto Simulate>
void desk(benchmark::State& state) {
  const auto key = timbang::trial_key(20230101, 0, "desk");
  double mean_wait = 0;
  for ([[maybe_unused]] auto run : state) mean_wait = Simulate(key, customers).mean_wait();
  state.SetItemsProcessed(state.iterations() * customers);
  state.counters["mean_wait"] = mean_wait;
}

}  // namespace

BENCHMARK(desk<desk_on_kernel>)->Name("desk/timbang")->Unit(benchmark::kMillisecond);
BENCHMARK(desk<desk_on_callbacks>)->Name("desk/std::priority_queue of callbacks")->Unit(benchmark::kMillisecond);

int main(int argc, char** argv) {
  benchmark::Initialize(&argc, argv);
  const ErlangCheck check = check_desk(20, customers);
  std::fprintf(stderr, "desk: mean wait %.4f in [%.4f, %.4f] over 20 seeds, Erlang C %.4f\n", check.mean, check.low,
               check.high, check.theory);
  if (!check.agrees()) return 1;
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}
