#pragma once

#include <fstream>
#include <string>

#include "base/stop.hpp"
#include "scenario/experiments/experiment_reader.hpp"
#include "scenario/layers/read_scenario.hpp"
#include "studies/decide/decision.hpp"
#include "support/temporary_folder.hpp"

namespace timbang::test {

// No TKSK in a kecamatan leaves some 20 % of its families with stuck money, one leaves 3 to 7 %.
inline const std::string one_each =
    "decide:\n  allocate: staffing.tksk_per_kecamatan\n  limits: {least: 0, most: 2}\n"
    "  targets: [{outcome: delivery.stuck_kpm_share, at_most: 12, where: every_kecamatan, probability: 0.7}]\n"
    "  indifference: 0.2\n  error: 0.2\n  member_replications: 1\n  flip_points: 2\n";

/// A question about the small city, and the folder that its decision goes to.
struct SmallDecision {
  TemporaryFolder folder;
  DecisionRequest request;

  explicit SmallDecision(const std::string& decide, const std::string& scenario = "small-city.yaml") {
    const auto file = folder / "experiment.yaml";
    std::ofstream(file) << "timbang: 1\nexperiment: small\nscenario: " << TIMBANG_SOURCE_DIR "/tests/support/data/"
                        << scenario << "\n"
                        << decide;
    request.plan = read_experiment_plan(file.string());
    settle_question(*request.plan.decision, {}, read_scenario(request.plan.scenario_file), file.string());
    request.seed = 7;
    request.workers.threads = 2;
    request.folder = folder / "results";
  }

  [[nodiscard]] DecisionResult run(const DecisionRuns::Tell& tell = {}, const StopToken& stop = {}) const {
    return run_decision(request, tell, stop);
  }
};

}  // namespace timbang::test
