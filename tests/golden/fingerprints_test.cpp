#include <catch2/catch.hpp>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "results/summary/labels.hpp"
#include "studies/compare/experiment.hpp"
#include "support/temporary_folder.hpp"
#include "trials/store/store_folder.hpp"

using namespace timbang;
using namespace timbang::test;

namespace {

/// A line of fingerprints.csv: one replication of a scenario under a setting, or as it is where that is empty.
struct Golden {
  std::string scenario;
  std::string setting;
  std::string trajectory;
  std::string outcomes;
};

std::vector<Golden> read_golden() {
  std::ifstream file(TIMBANG_SOURCE_DIR "/tests/golden/fingerprints.csv");
  std::vector<Golden> lines;
  std::string line;
  std::getline(file, line);  // the heading
  while (std::getline(file, line)) {
    std::istringstream fields(line);
    Golden golden;
    std::getline(fields, golden.scenario, ',');
    std::getline(fields, golden.setting, ',');
    std::getline(fields, golden.trajectory, ',');
    std::getline(fields, golden.outcomes, ',');
    lines.push_back(golden);
  }
  return lines;
}

ManifestRun run_now(const Golden& golden) {
  const TemporaryFolder folder;
  std::vector<Setting> settings;
  if (!golden.setting.empty()) settings.push_back(parse_setting(golden.setting));
  ExperimentRequest request;
  request.arms.push_back({"golden", settings, read_scenario(TIMBANG_SOURCE_DIR "/" + golden.scenario, settings)});
  request.seed = request.arms.front().scenario.seed;
  request.replications = 1;
  request.folder = folder / "results";
  CHECK(run_experiment(request, [](const TrialProgress&) {}, {}).failed == 0);
  return ResultsStore::read(request.folder).manifest().arms.front().runs.front();
}

}  // namespace

// The same lines in every build: g++ and clang, release and sanitizers. scripts/approve_golden changes them.
TEST_CASE("trajectories and outcomes have their approved fingerprints") {
  const std::vector<Golden> lines = read_golden();
  REQUIRE(lines.size() >= 4);
  for (const Golden& golden : lines) {
    CAPTURE(golden.scenario, golden.setting);
    const ManifestRun run = run_now(golden);
    CHECK(run.trajectory == golden.trajectory);
    CHECK(run.outcomes == golden.outcomes);
  }
}
