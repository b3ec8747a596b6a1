#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace timbang {

/// How many units, of staff say, each place has.
using Allocation = std::vector<std::uint32_t>;

[[nodiscard]] std::size_t total_units(const Allocation& allocation);

/// The allocations that are looked at: place by place from `least` to `most`. A unit costs the same in every place.
/// Requires: as many places in both, least <= most in each.
struct AllocationBounds {
  Allocation least;
  Allocation most;
};

/// What one replication says of an allocation. Places are told apart so that a screen can see where a unit helps;
/// what is decided by are meets_targets and values.
struct AllocationTrial {
  bool meets_targets = false;                ///< all of them, in every place that they are for
  std::vector<std::vector<double>> margins;  ///< [place][target]: how far beyond the target; NaN where undefined
  std::vector<double> values;                ///< by value set: the allocation's value; more is better
  std::vector<std::vector<double>> gains;    ///< [value set][place]: about what the place adds to it
};

/// Evaluates allocations: a simulator, or a test double whose true results are known. The same allocation and
/// replication always give the same; allocations may share a replication's random numbers.
class AllocationTrials {
 public:
  AllocationTrials() = default;
  AllocationTrials(const AllocationTrials&) = delete;
  AllocationTrials& operator=(const AllocationTrials&) = delete;
  virtual ~AllocationTrials() = default;

  /// Announces what will be asked for next: replications first .. first + count - 1 of each of these.
  virtual void prepare(std::span<const Allocation> allocations, std::size_t first, std::size_t count) = 0;
  /// Valid until the next call. Requires: prepared.
  [[nodiscard]] virtual const AllocationTrial& at(const Allocation& allocation, std::size_t replication) = 0;
};

}  // namespace timbang
