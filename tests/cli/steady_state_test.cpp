// --steady-state: every arm is warmed up under its own levers, and two starts say whether for long enough.
#include <catch2/catch.hpp>

#include "support/command.hpp"
#include "support/temporary_folder.hpp"

using namespace timbang;
using namespace timbang::test;

namespace {

CommandResult run_small(const std::string& words, const TemporaryFolder& folder, const std::string& name) {
  return run_command("run tests/support/data/small-city.yaml --quiet --replications 2 " + words + " --out '" +
                     (folder / name).string() + "'");
}

/// What the summary says of an arm's outcomes.
std::string outcomes_of(const std::string& json) {
  const auto begin = json.find("\"outcomes\"");
  return json.substr(begin, json.find("\n  ]", begin) - begin);
}

}  // namespace

TEST_CASE("with --steady-state levers act from the first day of the warm-up") {
  const TemporaryFolder folder;
  const std::string staff = "--json --detail months,kecamatan --set staffing.tksk_per_kecamatan=3";
  const CommandResult longer = run_small(staff + " --steady-state", folder, "long");
  const CommandResult set = run_small(staff + " --set period.policy_start=2022-07-01", folder, "set");
  const CommandResult plain = run_small(staff, folder, "plain");
  REQUIRE(longer.exit_code == 0);
  REQUIRE(set.exit_code == 0);
  CHECK(outcomes_of(longer.output) == outcomes_of(set.output));
  CHECK(outcomes_of(longer.output) != outcomes_of(plain.output));
  CHECK(longer.output.find("\"warm_up\": [") != std::string::npos);
  CHECK(longer.output.find("\"needed_months\":") != std::string::npos);
  CHECK(plain.output.find("\"warm_up\"") == std::string::npos);
}

TEST_CASE("run with --steady-state reports whether the warm-up is long enough, in both languages") {
  const TemporaryFolder folder;
  const CommandResult english = run_small("--steady-state", folder, "results");
  CHECK(english.exit_code == 0);
  CHECK(english.output.find("Warm-up, small-city: the heavy start less the light one") != std::string::npos);
  CHECK(english.output.find("The warm-up of 6 months is") != std::string::npos);
  CHECK(english.output.find("levers act from 2022-07-01") != std::string::npos);
  const CommandResult indonesian = run_small("--steady-state --lang id", folder, "results");
  CHECK(indonesian.output.find("Masa pemanasan 6 bulan") != std::string::npos);
}

TEST_CASE("a city with more work than working time is reported to have no steady state") {
  const TemporaryFolder folder;
  const CommandResult result = run_small("--steady-state --set staffing.sembako_share=0.12", folder, "results");
  CHECK(result.exit_code == 0);
  CHECK(result.output.find("More work comes than there is time for in") != std::string::npos);
}

TEST_CASE("policy_start and --steady-state exclude each other") {
  const TemporaryFolder folder;
  const CommandResult result = run_small("--steady-state --set period.policy_start=2023-01-01", folder, "results");
  CHECK(result.exit_code == 2);
  CHECK(result.errors.find("period.policy_start") != std::string::npos);
}
