#pragma once

#include <string>
#include <vector>

#include "base/stop.hpp"
#include "results/json/summary_json.hpp"
#include "studies/compare/experiment.hpp"
#include "support/temporary_folder.hpp"

namespace timbang::test {

inline Arm staffed(const std::string& tksk) {
  const std::vector<Setting> settings{{"staffing.tksk_per_kecamatan", tksk}};
  return {tksk + " TKSK", settings, read_scenario(TIMBANG_SOURCE_DIR "/tests/support/data/small-city.yaml", settings)};
}

/// A comparison of staffing levels in the small city, into a folder of its own.
struct SmallExperiment {
  TemporaryFolder folder;
  ExperimentRequest request;
  std::vector<TrialProgress::Stage> stages;  ///< as reported

  explicit SmallExperiment(const std::vector<std::string>& levels, std::uint32_t replications = 2) {
    for (const std::string& level : levels) request.arms.push_back(staffed(level));
    request.seed = 7;
    request.replications = replications;
    request.workers.threads = 2;
    request.folder = folder / "results";
  }

  ExperimentResult run(const StopToken& stop = {}) {
    return run_experiment(
        request, [&](const TrialProgress& p) { stages.push_back(p.stage); }, stop);
  }
};

/// With every cell.
inline std::string json(const ExperimentResult& result) {
  return summary_json(result.summary, "compare", "test", {true, true});
}

}  // namespace timbang::test
