#include <algorithm>
#include <bit>
#include <catch2/catch.hpp>
#include <cmath>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "base/mix.hpp"
#include "outcomes/catalogue/outcome_catalogue.hpp"
#include "studies/compare/experiment.hpp"
#include "support/temporary_folder.hpp"
#include "trials/store/store_folder.hpp"

using namespace timbang;
using namespace timbang::test;

namespace {

constexpr const char* golden_folder = TIMBANG_SOURCE_DIR "/tests/golden/";

using Fields = std::vector<std::string>;

/// All lines but the heading.
std::vector<Fields> read_lines(const std::string& name) {
  std::ifstream file(golden_folder + name);
  std::vector<Fields> lines;
  std::string heading;
  std::getline(file, heading);
  for (std::string line; std::getline(file, line);) {
    std::istringstream stream(line);
    Fields& fields = lines.emplace_back();
    for (std::string field; std::getline(stream, field, ',');) fields.push_back(field);
  }
  return lines;
}

/// A line of fingerprints.csv, one replication of a scenario under a setting (or as it is where that is empty), and
/// what it gives now.
struct Golden {
  std::string scenario;
  std::string setting;
  std::string trajectory;
  Trial now = {};

  /// Heading of its column in outcomes.csv.
  [[nodiscard]] std::string heading() const { return setting.empty() ? scenario : scenario + " " + setting; }
};

Trial run(const Golden& golden) {
  const TemporaryFolder folder;
  std::vector<Setting> settings;
  if (!golden.setting.empty()) settings.push_back(parse_setting(golden.setting));
  ExperimentRequest request;
  request.arms.push_back({"golden", settings, read_scenario(TIMBANG_SOURCE_DIR "/" + golden.scenario, settings)});
  request.seed = request.arms.front().scenario.seed;
  request.replications = 1;
  request.folder = folder / "results";
  CHECK(run_experiment(request, [](const TrialProgress&) {}, {}).failed == 0);
  const ResultsStore store = ResultsStore::read(request.folder);
  return store.trials().trial(store.manifest().arms.front().runs.front().trial);
}

/// All of fingerprints.csv, each run once for all tests.
const std::vector<Golden>& all_golden() {
  static const std::vector<Golden> golden = [] {
    std::vector<Golden> made;
    for (Fields& fields : read_lines("fingerprints.csv")) {
      fields.resize(3);
      made.push_back({fields[0], fields[1], fields[2]});
      made.back().now = run(made.back());
    }
    return made;
  }();
  return golden;
}

/// outcomes.csv: a line an outcome, its name and its fingerprint in each golden run. Lines are in the order in which
/// they were approved, new ones last.
std::map<std::string, Fields> approved_outcomes() {
  std::map<std::string, Fields> approved;
  for (const Fields& line : read_lines("outcomes.csv")) approved[line.front()] = {line.begin() + 1, line.end()};
  return approved;
}

Fields outcome_now(std::size_t outcome) {
  Fields fields;
  for (const Golden& golden : all_golden()) {
    fields.push_back(fingerprint_text(golden.now.table.outcome_fingerprint(outcome)));
  }
  return fields;
}

void write_lines(const std::string& name, const std::string& heading, const std::vector<Fields>& lines) {
  std::ofstream file(std::string(golden_folder) + name);
  file << heading << '\n';
  for (const Fields& line : lines) {
    for (std::size_t i = 0; i < line.size(); ++i) file << (i == 0 ? "" : ",") << line[i];
    file << '\n';
  }
}

}  // namespace

// The same lines in every build: g++ and clang, release and sanitizers. scripts/approve_golden changes them.
TEST_CASE("trajectories and every outcome have their approved fingerprints") {
  const auto approved = approved_outcomes();
  REQUIRE(all_golden().size() >= 4);
  for (const Golden& golden : all_golden()) {
    CAPTURE(golden.heading());
    CHECK(fingerprint_text(golden.now.trajectory) == golden.trajectory);
  }
  for (std::size_t outcome = 0; outcome < outcome_catalogue().size(); ++outcome) {
    CAPTURE(outcome_name(outcome));
    const auto found = approved.find(std::string(outcome_name(outcome)));
    REQUIRE(found != approved.end());
    CHECK(outcome_now(outcome) == found->second);
  }
  CHECK(approved.size() == outcome_catalogue().size());
}

// Hidden; scripts/approve_golden runs it.
TEST_CASE("write the fingerprints of now over the approved ones", "[.approve]") {
  std::vector<Fields> runs;
  std::string headings = "outcome";
  for (const Golden& golden : all_golden()) {
    runs.push_back({golden.scenario, golden.setting, fingerprint_text(golden.now.trajectory)});
    headings += "," + golden.heading();
  }
  std::vector<std::string> names;
  for (const Fields& line : read_lines("outcomes.csv")) names.push_back(line.front());
  for (const OutcomeDefinition& outcome : outcome_catalogue()) {
    if (std::find(names.begin(), names.end(), outcome.name) == names.end()) names.emplace_back(outcome.name);
  }
  std::vector<Fields> outcomes;
  for (const std::string& name : names) {
    const auto outcome = find_outcome(name);
    if (!outcome) continue;
    Fields& line = outcomes.emplace_back(Fields{name});
    for (std::string& fingerprint : outcome_now(*outcome)) line.push_back(std::move(fingerprint));
  }
  write_lines("fingerprints.csv", "scenario,setting,trajectory", runs);
  write_lines("outcomes.csv", headings, outcomes);
}
