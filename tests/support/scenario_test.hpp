#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "scenario/layers/read_scenario.hpp"

namespace timbang::test {

/// One policy of a scenario test: a scenario file with settings laid over it.
struct TestArm {
  std::string name;
  std::string file;
  std::vector<Setting> settings;
};

/// What an expectation says of its outcome. Those of the first line are judged in every replication; `about` and, where
/// not every replication agrees, `lower` and `higher` are statistical: tests/scenarios/README.md has their error rates.
enum class Relation { exactly, at_most, at_least, between, undefined, same, times, about, lower, higher };

struct Expectation {
  std::string place;    ///< file:line
  std::string outcome;  ///< a name of the outcome catalogue
  std::string where = "city";
  std::string month = "all";
  std::string arm;
  std::string other_outcome;  ///< of what it is compared with; empty unless the relation compares
  std::string other_arm;
  Relation relation = Relation::exactly;
  std::vector<double> values;  ///< one; two for `between`; none where only two cells are compared
};

/// A declarative test: a small world, its arms, and what must come out of them.
struct ScenarioTest {
  std::string sentence;
  std::string place;
  std::uint32_t replications = 1;
  std::uint64_t seed = 1;
  bool fits_welfare = false;  ///< otherwise a fixed distribution stands in: only poverty and targeting notice
  std::vector<TestArm> arms;
  std::vector<Expectation> expectations;
};

/// Reads a file of scenario tests. What is wrong is added to `errors`, a line each as "file:line:column: what"; a test
/// with errors is left out.
[[nodiscard]] std::vector<ScenarioTest> read_scenario_tests(const std::string& file, std::vector<std::string>& errors);

/// Runs every arm and replication on one thread and returns what is not as expected, a line each with the figures seen.
/// Throws ScenarioError if an arm's scenario cannot be read or its welfare not be fitted.
[[nodiscard]] std::vector<std::string> run_scenario_test(const ScenarioTest& test);

}  // namespace timbang::test
