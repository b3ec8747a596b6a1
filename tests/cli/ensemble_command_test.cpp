// run and compare under an ensemble, as a user types them.
#include <catch2/catch.hpp>
#include <fstream>
#include <string>

#include "scenario/layers/read_scenario.hpp"
#include "support/command.hpp"
#include "support/temporary_folder.hpp"
#include "support/text.hpp"

using namespace timbang::test;

namespace {

const std::string city = "tests/support/data/small-city.yaml";
const std::string plausible_city = "tests/support/data/small-city-plausible.yaml";

/// The small city with an ensemble of two members beside it; returns the scenario's file as a word.
std::string write_city(const TemporaryFolder& folder, const std::string& name, const std::string& of_values,
                       const std::string& last_value) {
  std::ofstream(folder / (name + "-ensemble.yaml"))
      << "timbang: 1\nensemble: " << name << "\nof_values: \"" << of_values
      << "\"\nparameters: [{path: follow_up.visit}]\nmembers: [[50], [" << last_value << "]]\n";
  std::ofstream(folder / (name + ".yaml")) << "timbang: 1\nextends: " TIMBANG_SOURCE_DIR "/" << city
                                           << "\nname: " << name << "\nensemble: " << name << "-ensemble.yaml\n";
  return "'" + (folder / (name + ".yaml")).string() + "'";
}

}  // namespace

TEST_CASE("a scenario with an ensemble has plausible ranges unless chance alone is asked for") {
  const TemporaryFolder folder;
  const std::string words = "run " + plausible_city + " --quiet --json" + out(folder / "results");
  const CommandResult plausible = run_command(words);
  CHECK(plausible.exit_code == 0);
  CHECK(has(plausible.output, "\"replications\": 40,\n  \"interval\": \"plausible\""));
  CHECK(has(plausible.output, "\"name\":\"small-city\""));
  const CommandResult seeds = run_command(words + " --interval seeds --replications 2");
  CHECK(has(seeds.output, "\"interval\": \"seeds\""));
  CHECK_FALSE(has(seeds.output, "\"ensemble\""));
  CHECK(run_command(words).output == plausible.output);
  const CommandResult table = run_command("run " + plausible_city + " --quiet --lang id" + out(folder / "results"));
  CHECK(has(table.output, "ansambel small-city (40 anggota)"));
}

TEST_CASE("plausible ranges without an ensemble are refused, with what to do") {
  const CommandResult refused = run_command("run " + city + " --interval plausible");
  CHECK(refused.exit_code == 2);
  CHECK(has(refused.errors, "ensemble: FILE"));
}

TEST_CASE("a run under an ensemble that is killed and started again equals one left alone") {
  const TemporaryFolder folder;
  const std::string words =
      "compare " + plausible_city + " --vary staffing.tksk_per_kecamatan=1,2 --json --detail months,kecamatan --quiet";
  const CommandResult whole = run_command(words + " --threads 1" + out(folder / "whole"));
  for (const std::string seconds : {"0.5", "1", "1.5"}) {
    (void)run_command(words + out(folder / "cut"), "timeout -s KILL " + seconds);
  }
  const CommandResult resumed = run_command(words + out(folder / "cut"));
  CHECK(resumed.exit_code == 0);
  CHECK(resumed.output == whole.output);
}

TEST_CASE("an ensemble made for other scenario values is used and reported as out of date") {
  const TemporaryFolder folder;
  const std::string now = timbang::read_scenario(TIMBANG_SOURCE_DIR "/" + city).values_sha256;
  const std::string fresh = write_city(folder, "fresh", now, "70");
  const std::string stale = write_city(folder, "stale", std::string(64, 'a'), "70");
  const std::string words = " --replications 2 --quiet" + out(folder / "results");
  CHECK_FALSE(has(run_command("run " + fresh + words).output, "calibrate again"));
  // The scenario that names it counts, not what a user sets.
  CHECK_FALSE(
      has(run_command("run " + fresh + " --set staffing.hours=7" + words + "-of-seven").output, "calibrate again"));
  const CommandResult result = run_command("run " + stale + words + "-of-stale");
  CHECK(result.exit_code == 0);
  CHECK(has(result.output, "Ensemble stale was made for other values"));
}

TEST_CASE("options share the first option's ensemble, and an option that names another one is refused") {
  const TemporaryFolder folder;
  const std::string one = write_city(folder, "one", "", "70");
  const std::string same = write_city(folder, "same", "", "70");
  const std::string other = write_city(folder, "other", "", "80");
  const std::string words = " --replications 2 --quiet --json" + out(folder / "results");
  const CommandResult shared = run_command("compare " + one + " " + same + " " + city + words);
  CHECK(shared.exit_code == 0);
  CHECK(has(shared.output, "\"interval\": \"plausible\""));
  CHECK(has(run_command("compare " + city + " " + one + words + "-of-seeds").output, "\"interval\": \"seeds\""));
  const CommandResult refused = run_command("compare " + one + " " + other + words);
  CHECK(refused.exit_code == 2);
  CHECK(has(refused.errors, "other names an ensemble of other values than one"));
}

TEST_CASE("a parameter of the ensemble that the user sets is fixed, and the tables say so") {
  const TemporaryFolder folder;
  const CommandResult result = run_command(
      "run " + plausible_city + " --set follow_up.visit=60 --replications 2 --quiet" + out(folder / "results"));
  CHECK(has(result.output, "Fixed in small-city-plausible, whatever the ensemble says: follow_up.visit"));
  CHECK(has(result.output, "Only the first 2 of the ensemble's 40 members"));
  CHECK(has(result.output, "Fewer than 39 replications"));
}
