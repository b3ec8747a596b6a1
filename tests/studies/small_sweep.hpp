#pragma once

#include <fstream>
#include <functional>
#include <sstream>
#include <string>
#include <vector>

#include "base/problem.hpp"
#include "base/stop.hpp"
#include "results/sweep/export_sweep.hpp"
#include "scenario/experiments/experiment_reader.hpp"
#include "studies/sweep/sweep.hpp"
#include "support/problems.hpp"
#include "support/temporary_folder.hpp"

namespace timbang::test {

inline const std::string city = TIMBANG_SOURCE_DIR "/tests/support/data/small-city.yaml";
inline const std::string levers =
    "vary:\n  staffing.tksk_per_kecamatan: [1, 2]\n  follow_up.phone: {distribution: uniform, range: [5, 20]}\n";
inline const std::string few = "outcomes: [complaints.backlog, delivery.credited]\nreplications: 2\n";

inline ExperimentPlan plan_of(const TemporaryFolder& folder, const std::string& rest) {
  const auto file = folder / "experiment.yaml";
  std::ofstream(file) << "timbang: 1\nexperiment: small\nscenario: " << city << "\n" << rest;
  return read_experiment_plan(file.string());
}

/// Everything that can be exported of a sweep's folder, as one text.
inline std::string exported(const std::filesystem::path& folder) {
  const TemporaryFolder tables;
  std::ostringstream all;
  for (const auto& file : export_sweep(SweepStore::read(folder), tables / "csv")) all << std::ifstream(file).rdbuf();
  return all.str();
}

/// A sweep in a folder of its own.
struct SmallSweep {
  TemporaryFolder folder;
  SweepRequest request;

  explicit SmallSweep(const std::string& rest) {
    request.plan = plan_of(folder, rest);
    request.seed = 7;
    request.replications = request.plan.replications;
    request.folder = folder / "results";
  }

  SweepResult run(const StopToken& stop = {}, const std::function<void(const TrialProgress&)>& progress = {}) {
    return run_sweep(request, progress, stop);
  }

  [[nodiscard]] std::string exported() const { return test::exported(request.folder); }
};

}  // namespace timbang::test
