// `timbang decide` from a file to a printed plan, and what it says to bad input.
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "support/command.hpp"
#include "support/temporary_folder.hpp"
#include "support/text.hpp"

using namespace timbang::test;

namespace {

namespace fs = std::filesystem;

const std::string head =
    "timbang: 1\nexperiment: small\nscenario: " TIMBANG_SOURCE_DIR "/tests/support/data/small-city.yaml\n";
const std::string decide =
    "decide:\n  allocate: staffing.tksk_per_kecamatan\n  limits: {least: 0, most: 2}\n"
    "  targets: [{outcome: delivery.stuck_kpm_share, at_most: 12, where: every_kecamatan, probability: 0.7}]\n"
    "  indifference: 0.2\n  error: 0.2\n";

std::string written(const TemporaryFolder& folder, const std::string& content) {
  const fs::path file = folder / "experiment.yaml";
  std::ofstream(file) << content;
  return "'" + file.string() + "'";
}

}  // namespace

TEST_CASE("decide prints a plan for each kecamatan with its error probability and writes tables") {
  const TemporaryFolder folder;
  const std::string words = "decide " + written(folder, head + decide) + " --out '" + (folder / "out").string() + "'";
  const CommandResult first = run_command(words + " --lang en");
  CHECK(first.exit_code == 0);
  CHECK(has(first.output, "Simulation, not observation"));
  CHECK(has(first.output, "3 TKSK"));
  CHECK(has(first.output, "Promise in this model: with a chance of at least 80 %"));
  for (const char* kecamatan : {"Timur", "Tengah", "Barat"}) CHECK(has(first.output, kecamatan));
  CHECK(fs::exists(folder / "out" / "decision.json"));
  CHECK(fs::exists(folder / "out" / "csv" / "plan.csv"));
  CHECK(fs::exists(folder / "out" / "csv" / "plans.csv"));
  CHECK(run_command(words + " --lang en").output == first.output);
  const CommandResult indonesian = run_command(words + " --lang id");
  CHECK(has(indonesian.output, "Janji dalam model ini"));
  const CommandResult json = run_command(words + " --json");
  CHECK(json.output.substr(0, 1) == "{");
  CHECK(has(json.output, "\"answer\": \"chosen\""));
}

TEST_CASE("decide says beforehand how long it takes at most, and stores nothing") {
  const TemporaryFolder folder;
  const std::string words =
      "decide " + written(folder, head + decide) + " --dry-run --out '" + (folder / "out").string() + "'";
  const CommandResult done = run_command(words + " --lang en");
  CHECK(done.exit_code == 0);
  CHECK(has(done.output, "At most 3000 runs to search"));
  CHECK(has(done.output, "names no ensemble"));
  CHECK_FALSE(fs::exists(folder / "out"));
}

TEST_CASE("decide refuses bad input with exit code 2 and writes nothing") {
  const TemporaryFolder folder;
  const std::string out = " --out '" + (folder / "out").string() + "'";
  const std::string file = written(folder, head + decide);
  for (const std::string& words :
       std::vector<std::string>{"--budget 1000000", "--payer somebody", "--start soon", "--budget -1",
                                "--budget 1000000 --payer APBD --authority kemensos"}) {
    CAPTURE(words);
    const CommandResult result = run_command("decide " + file + " " + words + out);
    CHECK(result.exit_code == 2);
    CHECK_FALSE(result.errors.empty());
  }
  CHECK(run_command("decide scenarios/experiments/staffing.yaml" + out).exit_code == 2);
  CHECK(run_command("decide nowhere.yaml" + out).exit_code == 2);
  CHECK_FALSE(fs::exists(folder / "out"));
}
