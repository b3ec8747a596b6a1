#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <string>

#include "support/command.hpp"
#include "support/temporary_folder.hpp"
#include "support/text.hpp"

using namespace timbang::test;

TEST_CASE("verify prints the certificate and writes it as text and JSON") {
  const TemporaryFolder folder;
  const std::string words = "verify --only generator --only welfare --only working_time";
  const CommandResult english = run_command(words + out(folder / "a"));
  CHECK(english.exit_code == 0);
  CHECK(english.errors.empty());
  CHECK(has(english.output, "PASSED: all 24 checks."));
  CHECK(has(english.output, read_text(folder / "a" / "certificate.txt")));
  const CommandResult json = run_command(words + " --json" + out(folder / "b"));
  CHECK(json.output == read_text(folder / "a" / "certificate.json"));
  CHECK(json.output == read_text(folder / "b" / "certificate.json"));
  CHECK(has(json.output, "\"whole\": false"));
  const CommandResult indonesian = run_command(words + " --lang id" + out(folder / "c"));
  CHECK(has(indonesian.output, "LULUS: semua 24 pemeriksaan."));
  CHECK(read_text(folder / "c" / "certificate.json") == json.output);
}

TEST_CASE("verify gives the same bytes for any number of threads, and other figures for another seed") {
  const TemporaryFolder folder;
  const std::string words = "verify --only machine_repair --only general_service --json";
  const CommandResult one = run_command(words + " --threads 1" + out(folder / "one"));
  const CommandResult two = run_command(words + " --threads 2" + out(folder / "two"));
  CHECK(one.exit_code == 0);
  CHECK(one.output == two.output);
  CHECK(read_text(folder / "one" / "certificate.txt") == read_text(folder / "two" / "certificate.txt"));
  const CommandResult other = run_command(words + " --seed 7" + out(folder / "other"));
  CHECK(other.exit_code == 0);
  CHECK(has(other.output, "\"seed\": 7"));
  CHECK(other.output != one.output);
}

TEST_CASE("verify that is stopped has exit code 1 and writes no certificate") {
  const TemporaryFolder folder;
  REQUIRE(run_command("verify --only generator" + out(folder / "results")).exit_code == 0);
  const CommandResult stopped = run_command("verify" + out(folder / "results"), "timeout -s INT 1");
  CHECK(stopped.exit_code != 0);
  // The signal may come before the command is ready for it; else the earlier certificate is gone as well.
  if (stopped.errors.empty()) return;
  CHECK(has(stopped.errors, "Stopped; no certificate"));
  CHECK_FALSE(std::filesystem::exists(folder / "results" / "certificate.json"));
}

TEST_CASE("verify refuses a group that does not exist and a folder that cannot be one") {
  const TemporaryFolder folder;
  CHECK(run_command("verify --only erlang" + out(folder / "results")).exit_code == 2);
  CHECK(run_command("verify --seed -1" + out(folder / "results")).exit_code == 2);
  CHECK_FALSE(std::filesystem::exists(folder / "results"));
  std::ofstream(folder / "file") << "x";
  const CommandResult result = run_command("verify --only generator" + out(folder / "file"));
  CHECK(result.exit_code == 2);
  CHECK(has(result.errors, "cannot be written"));
}
