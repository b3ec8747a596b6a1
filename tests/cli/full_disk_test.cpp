#include <catch2/catch.hpp>
#include <filesystem>
#include <string>

#include "support/command.hpp"
#include "support/results_example.hpp"
#include "support/text.hpp"

// Two kinds of full disk. A limit on the size of a file needs no privileges and fails each file alone (EFBIG); a small
// disk of its own fails all of them together (ENOSPC) and needs a system that lets users have name spaces.

using namespace timbang::test;

namespace {

namespace fs = std::filesystem;

const std::string comparison =
    "compare tests/support/data/small-city.yaml --vary staffing.tksk_per_kecamatan=1,2 --replications 2 --json "
    "--detail months,kecamatan --quiet";

std::string left_alone() {
  const TemporaryFolder folder;
  const CommandResult result = run_command(comparison + out(folder / "results"));
  REQUIRE(result.exit_code == 0);
  return result.output;
}

/// Kibibytes from nearly nothing to nearly all that the comparison writes: the database, its log, the manifest, a
/// trial, another or the summary does not fit.
constexpr int sizes[] = {4, 16, 32, 64, 96, 128, 160, 200, 240, 280};

}  // namespace

TEST_CASE("wherever a limit on file sizes stops a comparison, it ends with 1 and a next step, and goes on from there") {
  const std::string expected = left_alone();
  for (const int size : sizes) {
    CAPTURE(size);
    const TemporaryFolder folder;
    const std::string words = comparison + out(folder / "results");
    const CommandResult full = run_command(words, "ulimit -f " + std::to_string(2 * size) + "; exec");
    CHECK(full.exit_code == 1);
    CHECK(has(full.errors, "Make room"));
    CHECK(run_command(words).output == expected);
  }
}

TEST_CASE("wherever a small disk stops a comparison, it ends with 1 and a next step, and goes on from there") {
  const std::string expected = left_alone();
  for (const int size : sizes) {
    CAPTURE(size);
    const TemporaryFolder folder;
    const std::string disk = "exec unshare --user --map-root-user --mount tests/support/small_disk.sh " +
                             std::to_string(size) + "k '" + folder.path().string() + "'";
    const CommandResult result = run_command(comparison + out(folder / "results"), disk);
    if (result.exit_code == 125 || has(result.errors, "unshare")) {
      WARN("skipped: no disk of one's own can be had here");
      return;
    }
    CHECK(result.exit_code == 0);
    CHECK(has(result.errors, "Make room"));
    CHECK(result.output == expected);
  }
}

TEST_CASE("an export that does not fit on the disk leaves no partial table, and leaves the results unchanged") {
  const TemporaryFolder folder;
  REQUIRE(run_command(comparison + out(folder / "results")).exit_code == 0);
  const std::string words = "export '" + (folder / "results").string() + "' --to csv --full";
  const auto before = snapshot(folder / "results");
  const CommandResult full = run_command(words, "ulimit -f 400; exec");
  CHECK(full.exit_code == 1);
  CHECK(has(full.errors, "Make room"));
  CHECK_FALSE(fs::exists(folder / "results" / "csv" / "tidy.csv"));
  fs::remove_all(folder / "results" / "csv");
  CHECK(snapshot(folder / "results") == before);
  CHECK(run_command(words).exit_code == 0);
}

TEST_CASE("output that cannot be written is an error, and the results are kept") {
  const TemporaryFolder folder;
  const std::string words = comparison + out(folder / "results");
  for (const std::string& full_output : {words + " >/dev/full", std::string("schema >/dev/full")}) {
    const CommandResult result = run_command(full_output);
    CHECK(result.exit_code == 1);
    CHECK(has(result.errors, "standard output cannot be written"));
  }
  CHECK(run_command(words).output == left_alone());
}
