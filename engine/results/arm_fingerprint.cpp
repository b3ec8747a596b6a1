#include "results/arm_fingerprint.hpp"

namespace timbang {

SeedRuns runs_of_seed(const ManifestArm& arm, std::uint64_t seed) {
  SeedRuns found;
  for (const ManifestRun& run : arm.runs) {
    if (run.seed != seed) continue;
    if (run.failure.empty()) {
      ++found.done;
      found.fingerprint.add(run.outcomes, run.trajectory);
    } else {
      ++found.failed;
      found.fingerprint.add_failed();
    }
  }
  return found;
}

}  // namespace timbang
