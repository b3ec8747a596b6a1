#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "base/stop.hpp"
#include "proof/check.hpp"
#include "proof/queue_system.hpp"

namespace timbang {

/// A figure of theory and how a simulated queue shows it.
struct QueueComparison {
  std::string quantity;
  double expected = 0;
  std::function<double(const QueueTally&)> measure;
  std::string source;
};

/// A queue whose theory is known.
struct QueueExperiment {
  std::string subject;  ///< also names its draws
  QueueSystem system;
  std::uint32_t replications = 0;
  std::vector<QueueComparison> comparisons;
};

/// Queues of one kind.
struct QueueFamily {
  CheckGroup group = CheckGroup::several_servers;
  std::vector<QueueExperiment> experiments;
};

/// Every queue of the certificate. Theory is in continuous time, the kernel in whole minutes: mean services are of 500
/// minutes and more, so that rounding moves no figure by more than a thousandth of itself.
[[nodiscard]] std::vector<QueueFamily> queue_families();

/// Simulates a family: an equivalence test for every comparison (margin 2 % of the expected value; replications are its
/// units), and the laws that held exactly over all its runs. Requires: each queue has replications (CheckFailed).
[[nodiscard]] std::vector<Check> check_queue_family(const QueueFamily& family, std::uint64_t seed,
                                                    const StopToken& stop);

}  // namespace timbang
