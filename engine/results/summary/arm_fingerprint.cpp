#include "results/summary/arm_fingerprint.hpp"

#include <string>

namespace timbang {

SeedRuns runs_of_comparison(const ManifestArm& arm, const Comparison& comparison) {
  SeedRuns found;
  for (const ManifestRun& run : arm.runs) {
    // Runs beyond the comparison's number belong to an earlier, larger one.
    if (run.seed != comparison.seed || run.replication >= comparison.replications) continue;
    if (run.failure.empty()) {
      ++found.done;
      found.fingerprint.add(std::stoull(run.outcomes, nullptr, 16), std::stoull(run.trajectory, nullptr, 16));
    } else {
      ++found.failed;
      found.fingerprint.add_failed();
    }
  }
  return found;
}

}  // namespace timbang
