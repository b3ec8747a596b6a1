// How the command answers what it cannot do: with what was probably meant, in the language asked, and nothing done.
#include <catch2/catch.hpp>

#include "support/sweep_files.hpp"
#include "support/text.hpp"

using namespace timbang::test;

namespace {

void check_refused(const std::string& words, const std::string& answer) {
  const CommandResult result = run_command(words, "exec timeout 20");
  INFO(words << "\n" << result.output << result.errors);
  CHECK(result.exit_code == 2);
  CHECK(result.output.empty());
  CHECK(has(result.errors, answer));
}

}  // namespace

TEST_CASE("misspelt verbs, options, paths and files are answered with what was meant, in both languages") {
  const std::string city = "tests/support/data/small-city.yaml";
  check_refused("compar x", "did you mean compare?");
  check_refused("compar x --lang id", "maksud Anda compare?");
  check_refused("run " + city + " --repplications 3", "did you mean --replications?");
  check_refused("run " + city + " --repplications 3 --lang id", "maksud Anda --replications?");
  check_refused("run tests/support/data/small-citi.yaml", "did you mean tests/support/data/small-city.yaml?");
  check_refused("run " + city + " --set staffing.tksk=2", "did you mean staffing.tksk_per_kecamatan?");
  check_refused("compare " + city + " --vary staffing.hours=6,x", "--vary:1");
  check_refused("compare " + city + " --vary seed=1,2", "no parameter");
  check_refused("run", "SCENARIO is required");
  check_refused("run --lang id", "harus diisi");
}

TEST_CASE("help and its heads speak the language asked, with or without a verb") {
  const CommandResult whole = run_command("--help --lang id");
  CHECK(whole.exit_code == 0);
  CHECK(has(whole.output, "Bantuan:"));
  const CommandResult verb = run_command("compare --help --lang id");
  CHECK(has(verb.output, "\nOpsi:\n"));
  CHECK_FALSE(has(verb.output, "Options:"));
}

TEST_CASE("words that are no UTF-8 are refused, and shown without harm") {
  check_refused("run \"$(printf 'bad\\377.yaml')\"", "bad\\xFF.yaml");
  check_refused("run \"$(printf 'bad\\033[31m.yaml')\"", "bad\\u{1B}[31m.yaml");
}

TEST_CASE("options that would change nothing of an export are refused, and those that would are honoured") {
  const TemporaryFolder folder;
  const std::string file = experiment_file(
      folder, "vary: {staffing.tksk_per_kecamatan: [1, 2]}\noutcomes: [complaints.backlog]\nreplications: 2\n");
  const std::string results = " '" + (folder / "results").string() + "'";
  REQUIRE(run_command("sweep '" + file + "' --quiet --out" + results).exit_code == 0);
  check_refused("export" + results + " --to csv --full", "--full");
  check_refused("export" + results + " --to matrices --excel id", "--excel");
  check_refused("export" + results + " --to csv --with-claim-arms", "--with-claim-arms");
  REQUIRE(run_command("export" + results + " --to csv --excel id").exit_code == 0);
  CHECK(has(read_text(folder.path() / "results" / "csv" / "design.csv"), "point;values_sha256;refused"));
}

TEST_CASE("an analysis leaves no files of the question before") {
  const TemporaryFolder folder;
  const std::string file = experiment_file(
      folder,
      "vary: {staffing.hours: {distribution: uniform, range: [5, 8]}}\ndesign: {kind: latin_hypercube, points: 12}\n"
      "outcomes: [complaints.backlog]\nreplications: 1\n");
  const auto results = folder / "results";
  REQUIRE(run_command("sweep '" + file + "' --quiet" + out(results)).exit_code == 0);
  const std::string analyse = "analyse '" + results.string() + "'";
  REQUIRE(run_command(analyse + " --target 'complaints.backlog<=1'").exit_code == 0);
  REQUIRE(std::filesystem::exists(results / "analysis" / "scenario_limits.csv"));
  REQUIRE(run_command(analyse).exit_code == 0);
  CHECK_FALSE(std::filesystem::exists(results / "analysis" / "scenario_limits.csv"));
}
