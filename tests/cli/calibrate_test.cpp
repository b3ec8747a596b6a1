#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <string>

#include "cli/verbs/calibration_progress.hpp"
#include "support/command.hpp"
#include "support/temporary_folder.hpp"
#include "support/text.hpp"

using namespace timbang;
using namespace timbang::test;

namespace {

const std::string city = "tests/support/data/small-city.yaml";
const std::string quick = "calibrate " + city +
                          " --targets tests/support/data/small-city-targets.yaml --points 40 --wave-points 16 --waves "
                          "2 --draws 50 --members 3 "
                          "--member-seeds 1 --quiet";

}  // namespace

TEST_CASE("calibrate reports in both languages, writes its files, and its ensemble can be used at once") {
  const TemporaryFolder folder;
  const CommandResult english = run_command(quick + out(folder / "one"));
  CHECK(english.exit_code == 0);
  for (const std::string part : {"Simulation, not observation", "Unidentified", "Best identified", "[I]", "conclusion",
                                 "Years not used", "ratio", "None of these targets isolates"}) {
    CAPTURE(part);
    CHECK(has(english.output, part));
  }
  const CommandResult indonesian = run_command(quick + " --lang id" + out(folder / "one"));
  CHECK(indonesian.exit_code == 0);
  CHECK(has(indonesian.output, "Simulasi, bukan pengamatan"));
  CHECK(has(indonesian.output, "Tidak teridentifikasi"));
  const CommandResult json = run_command(quick + " --json" + out(folder / "one"));
  CHECK(json.output == read_text(folder / "one" / "calibration.json"));
  CHECK(has(read_text(folder / "one" / "ensemble.yaml"), "made_by: \"timbang calibrate " + city));
  CHECK(std::filesystem::exists(folder / "one" / "ensemble-without-interpretations.yaml"));

  std::ofstream(folder / "plausible.yaml") << "timbang: 1\nname: plausible\nextends: " << TIMBANG_SOURCE_DIR "/" << city
                                           << "\nensemble: one/ensemble.yaml\n";
  const CommandResult used = run_command("run '" + (folder / "plausible.yaml").string() +
                                         "' --interval plausible --replications 3 --quiet" + out(folder / "used"));
  CHECK(used.exit_code == 0);
}

TEST_CASE("calibrate gives the same bytes for any number of threads") {
  const TemporaryFolder folder;
  const CommandResult one = run_command(quick + " --json --threads 1" + out(folder / "one"));
  const CommandResult two = run_command(quick + " --json --threads 2" + out(folder / "two"));
  CHECK(one.exit_code == 0);
  CHECK(one.output == two.output);
  CHECK(read_text(folder / "one" / "ensemble.yaml") == read_text(folder / "two" / "ensemble.yaml"));
}

TEST_CASE(
    "Ctrl-C ends a calibration with 1 and how to go on, a kill needs no words, and both go on to the same bytes") {
  const TemporaryFolder folder;
  const std::string words = quick + " --json" + out(folder / "cut");
  const CommandResult stopped = run_command(words, "timeout -s INT 2");
  // The signal may come before the command is ready for it, or after its end.
  if (stopped.output.empty() && !stopped.errors.empty()) CHECK(has(stopped.errors, "the same command goes on"));
  for (const std::string seconds : {"0.2", "1"}) (void)run_command(words, "timeout -s KILL " + seconds);
  const CommandResult resumed = run_command(words);
  CHECK(resumed.exit_code == 0);
  CHECK(resumed.output == run_command(quick + " --json" + out(folder / "whole")).output);
}

TEST_CASE("a wrong targets file has exit code 2, a reason and its position, and writes nothing") {
  const TemporaryFolder folder;
  std::ofstream(folder / "wrong.yaml") << "timbang: 1\ncalibration: wrong\nparameters:\n"
                                          "  - {path: obstacles.self_cure, range: [60, 200]}\ntargets:\n"
                                          "  - {outcome: delivery.stuck_kpm_shar, value: 2, discrepancy_sd: 1}\n";
  const CommandResult result = run_command("calibrate " + city + " --targets '" + (folder / "wrong.yaml").string() +
                                           "'" + out(folder / "results"));
  CHECK(result.exit_code == 2);
  CHECK(has(result.errors, "wrong.yaml:6:"));
  CHECK(has(result.errors, "did you mean delivery.stuck_kpm_share?"));
  CHECK(has(result.errors, "^"));
  CHECK_FALSE(std::filesystem::exists(folder / "results"));
  CHECK(run_command("calibrate " + city).exit_code == 2);
  CHECK(run_command(quick + " --draws 3").exit_code == 2);
}

TEST_CASE("the progress of a calibration names the step and the remaining time") {
  using Stage = CalibrationProgress::Stage;
  CHECK(calibration_progress_text({Stage::trying, 2, 30, 200, 60, 10}, Language::english) ==
        "wave 2: 30/200, 9 min left");
  CHECK(calibration_progress_text({Stage::drawing, 0, 10, 20, 0, 10}, Language::english) == "posterior: 10/20");
  CHECK(calibration_progress_text({Stage::learning, 1, 0, 0, 0, 0}, Language::indonesian) ==
        "gelombang 1: melatih emulator ...");
}
