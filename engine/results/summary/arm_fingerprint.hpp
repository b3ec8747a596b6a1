#pragma once

#include <cstdint>

#include "base/mix.hpp"
#include "results/summary/manifest.hpp"

namespace timbang {

/// Fingerprint of an arm over its trials, fed in the order of replications. A failed trial counts as zeros.
class ArmFingerprint {
 public:
  void add(std::uint64_t outcomes, std::uint64_t trajectory) { value_ = mix(mix(value_, outcomes), trajectory); }
  void add_failed() { add(0, 0); }

  [[nodiscard]] std::uint64_t value() const { return value_; }

 private:
  std::uint64_t value_ = 0;
};

/// An arm's stored runs of one comparison taken together.
struct SeedRuns {
  std::uint32_t done = 0;
  std::uint32_t failed = 0;
  ArmFingerprint fingerprint;
};

[[nodiscard]] SeedRuns runs_of_comparison(const ManifestArm& arm, const Comparison& comparison);

}  // namespace timbang
