#include <catch2/catch.hpp>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "experiment/experiment.hpp"
#include "support/temporary_folder.hpp"

using namespace timbang;
using namespace timbang::test;

namespace {

/// A line of fingerprints.csv: scenario,setting,replications,fingerprint.
struct Golden {
  std::string scenario;
  std::string setting;
  std::uint32_t replications = 0;
  std::string fingerprint;
};

std::vector<Golden> read_golden() {
  std::ifstream file(TIMBANG_SOURCE_DIR "/tests/golden/fingerprints.csv");
  std::vector<Golden> lines;
  std::string line;
  std::getline(file, line);  // the heading
  while (std::getline(file, line)) {
    std::istringstream fields(line);
    Golden golden;
    std::string replications;
    std::getline(fields, golden.scenario, ',');
    std::getline(fields, golden.setting, ',');
    std::getline(fields, replications, ',');
    std::getline(fields, golden.fingerprint, ',');
    golden.replications = static_cast<std::uint32_t>(std::stoul(replications));
    lines.push_back(golden);
  }
  return lines;
}

std::string fingerprint_now(const Golden& golden) {
  const TemporaryFolder folder;
  const std::vector<Setting> settings{parse_setting(golden.setting)};
  ExperimentRequest request;
  request.arms.push_back({golden.setting, settings, read_scenario(TIMBANG_SOURCE_DIR "/" + golden.scenario, settings)});
  request.seed = request.arms.front().scenario.seed;
  request.replications = golden.replications;
  request.folder = folder / "results";
  return run_experiment(request, [](const ExperimentProgress&) {}, {}).summary.arms.front().fingerprint;
}

}  // namespace

// The same lines in every build: g++ and clang, release and sanitizers. scripts/approve_golden changes them.
TEST_CASE("trajectories and outcomes have their approved fingerprints") {
  const std::vector<Golden> lines = read_golden();
  REQUIRE(lines.size() >= 4);
  for (const Golden& golden : lines) {
    CAPTURE(golden.scenario, golden.setting);
    CHECK(fingerprint_now(golden) == golden.fingerprint);
  }
}
