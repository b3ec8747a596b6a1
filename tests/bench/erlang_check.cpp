#include "erlang_check.hpp"

#include <vector>

#include "desk.hpp"
#include "statistics/intervals/interval.hpp"
#include "statistics/queues/queueing_theory.hpp"

namespace timbang::bench {

ErlangCheck check_desk(std::uint32_t seeds, std::int64_t customers) {
  std::vector<double> waits;
  for (std::uint32_t seed = 0; seed < seeds; ++seed) {
    waits.push_back(desk_on_kernel(trial_key(20230101, seed, "desk"), customers).mean_wait());
  }
  const Estimate estimate = estimate_mean(waits, 0.999);
  const MultiServerQueue theory{1 / mean_between_arrivals, 1 / mean_service, static_cast<int>(desk_servers)};
  return {theory.mean_wait() / mean_service, estimate.mean, *estimate.low, *estimate.high};
}

}  // namespace timbang::bench
