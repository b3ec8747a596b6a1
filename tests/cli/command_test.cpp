#include <unistd.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <string>
#include <vector>

#include "support/command.hpp"
#include "support/results_example.hpp"
#include "support/temporary_folder.hpp"
#include "support/text.hpp"

using namespace timbang::test;

namespace {

const std::string city = "tests/support/data/small-city.yaml";
const std::string plausible_city = "tests/support/data/small-city-plausible.yaml";

}  // namespace

TEST_CASE("the bare command shows the everyday verbs, and every verb explains itself with an example") {
  const CommandResult bare = run_command("");
  CHECK(bare.exit_code == 0);
  for (const std::string verb : {"run", "compare", "export", "brief", "validate", "sweep", "merge", "analyse", "decide",
                                 "calibrate", "verify", "schema"}) {
    const CommandResult help = run_command(verb + " --help");
    CHECK(help.exit_code == 0);
    CHECK(has(help.output, "timbang " + verb));
    CHECK(has(help.output, "xample"));
  }
}

TEST_CASE("bad usage and bad input have exit code 2 and a reason, and write nothing") {
  const TemporaryFolder folder;
  const std::vector<std::string> wrong{"simulate",
                                       "run",
                                       "run nowhere.yaml",
                                       "compare " + city,
                                       "run " + city + " --seed -1",
                                       "run " + city + " --set staffing.ours=6",
                                       "run " + city + " --set staffing.hours="};
  for (const std::string& words : wrong) {
    CAPTURE(words);
    const CommandResult result = run_command(words + (has(words, ".yaml") ? out(folder / "results") : ""));
    CHECK(result.exit_code == 2);
    CHECK(result.output.empty());
    CHECK(has(result.errors, "error: "));
    CHECK_FALSE(std::filesystem::exists(folder / "results"));
  }
}

TEST_CASE("a misspelt setting is answered with the nearest name and a caret, in the language asked for") {
  const CommandResult english = run_command("run " + city + " --set staffing.ours=6");
  CHECK(has(english.errors, "did you mean staffing.hours?"));
  CHECK(has(english.errors, "^"));
  const CommandResult indonesian = run_command("run " + city + " --lang id --set staffing.ours=6");
  CHECK(has(indonesian.errors, "staffing.hours"));
  CHECK(indonesian.errors != english.errors);
}

TEST_CASE("the JSON summary has the same bytes for any number of threads, and other bytes for another seed") {
  const TemporaryFolder folder;
  const std::string words =
      "compare " + city +
      " --vary staffing.tksk_per_kecamatan=1,2 --replications 4 --json --detail months,kecamatan --quiet";
  const CommandResult one = run_command(words + " --threads 1" + out(folder / "one"));
  const CommandResult two = run_command(words + " --threads 2" + out(folder / "two"));
  const CommandResult other = run_command(words + " --seed 8" + out(folder / "other"));
  CHECK(one.exit_code == 0);
  CHECK(one.output == two.output);
  CHECK(one.output != other.output);
}

TEST_CASE("a finished folder is printed, one of another city is refused, and both keep what is stored") {
  const TemporaryFolder folder;
  const CommandResult first = run_command("run " + city + " --replications 2 --quiet" + out(folder / "results"));
  const auto written = std::filesystem::last_write_time(folder / "results" / "timing.json");
  const CommandResult again = run_command("run " + city + " --replications 2 --quiet" + out(folder / "results"));
  CHECK(again.output == first.output);
  const CommandResult other = run_command("run scenarios/kota-contoh.yaml --replications 2" + out(folder / "results"));
  CHECK(other.exit_code == 2);
  CHECK(std::filesystem::last_write_time(folder / "results" / "timing.json") == written);
}

TEST_CASE("a finished folder in a read-only place is printed") {
  const TemporaryFolder folder;
  const std::string words =
      "compare " + city + " --vary staffing.tksk_per_kecamatan=1,2 --quiet" + out(folder / "results");
  const CommandResult first = run_command(words + " --replications 2");
  REQUIRE(first.exit_code == 0);
  make_read_only(folder.path());
  // Permissions do not bind root.
  const std::string prefix = ::geteuid() == 0 ? "exec setpriv --reuid=65534 --regid=65534 --clear-groups" : "exec";
  if (run_command("--version", prefix).exit_code != 0) {
    WARN("skipped: nobody but root can run the command where it was built");
    return;
  }
  CHECK(run_command(words + " --replications 2", prefix).output == first.output);
  const CommandResult more = run_command(words + " --replications 3", prefix);
  CHECK(more.exit_code == 2);
  CHECK(has(more.errors, "does not hold all the runs"));
}

TEST_CASE("export writes the differences of a comparison that was asked for last, runs of other values beside it") {
  const TemporaryFolder folder;
  const std::string results = out(folder / "results");
  REQUIRE(run_command("run " + city + " --set obstacles.self_cure=90 --replications 2 --quiet" + results).exit_code ==
          0);
  REQUIRE(run_command("compare " + city + " --vary staffing.tksk_per_kecamatan=1,2 --replications 2 --quiet" + results)
              .exit_code == 0);
  const CommandResult exported = run_command("export '" + (folder / "results").string() + "' --to csv");
  CHECK(exported.exit_code == 0);
  CHECK(std::filesystem::file_size(folder / "results" / "csv" / "differences.csv") > 1000);
  CHECK_FALSE(std::filesystem::exists(folder / "results" / "csv" / "tidy.csv"));
  CHECK(has(exported.output, "add --full"));
}

TEST_CASE("a terminal in Indonesian is answered in Indonesian, and --lang decides") {
  const std::string terminal = "LC_ALL=id_ID.UTF-8 exec";
  CHECK(has(run_command("--help", terminal).output, "Bantuan:"));
  CHECK(has(run_command("no-verb", terminal).errors, "timbang"));
  CHECK(has(run_command("run --help --lang en", terminal).output, "Usage"));
}

TEST_CASE("more than four options are one row each, and every table on demand") {
  const TemporaryFolder folder;
  const std::string words = "compare " + city +
                            " --vary staffing.tksk_per_kecamatan=1,2,3,4,5 --replications 2 --quiet" +
                            out(folder / "results");
  const CommandResult rows = run_command(words);
  CHECK(rows.exit_code == 0);
  CHECK(has(rows.output, "Money returned"));
  CHECK_FALSE(has(rows.output, "Step by step"));
  const CommandResult full = run_command(words + " --full");
  CHECK(has(full.output, "Money returned"));
  CHECK(has(full.output, "Step by step"));
  CHECK(has(run_command(words + " --json").output, "\"against\":\"tksk_per_kecamatan=1\""));
}

TEST_CASE("validate accepts sound files, and schema prints one JSON object") {
  const CommandResult sound = run_command("validate scenarios/bekasi-2023.yaml " + city + " " + plausible_city);
  CHECK(sound.exit_code == 0);
  CHECK(has(sound.output, "bekasi-2023.yaml"));
  const CommandResult schema = run_command("schema");
  CHECK(schema.exit_code == 0);
  CHECK(schema.output.front() == '{');
  CHECK(has(schema.output, "2020-12"));
}

TEST_CASE("a city other than Bekasi is checked and compared, and its borrowed numbers are counted") {
  const std::string contoh = "scenarios/kota-contoh.yaml";
  const CommandResult sound = run_command("validate " + contoh);
  CHECK(sound.exit_code == 0);
  CHECK(has(sound.output, contoh + ": no problems\n"));
  CHECK(has(sound.output, " numbers are not from your city"));
  CHECK(has(run_command("validate " + contoh + " --lang id").output, " angka bukan berasal dari kota Anda"));
  CHECK_FALSE(has(run_command("validate scenarios/bekasi-2023.yaml").output, "your city"));
  const TemporaryFolder folder;
  const CommandResult compared =
      run_command("compare " + contoh + " --vary staffing.tksk_per_kecamatan=1,2 --replications 2 --lang id" +
                  out(folder / "results"));
  CHECK(compared.exit_code == 0);
  CHECK(has(compared.output, " angka bukan berasal dari kota Anda"));
  REQUIRE(run_command("export '" + (folder / "results").string() + "' --to csv").exit_code == 0);
}
