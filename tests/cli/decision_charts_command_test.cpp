// Charts of a stored decision, and what a brief tells of one. No other program is at hand, so that nothing is drawn.
#include <catch2/catch.hpp>
#include <filesystem>
#include <string>

#include "results/decision/decision_json.hpp"
#include "scenario/layers/read_scenario.hpp"
#include "support/command.hpp"
#include "support/decision_example.hpp"
#include "support/temporary_folder.hpp"
#include "support/text.hpp"
#include "text/atomic_file.hpp"

using namespace timbang;
using namespace timbang::test;

namespace {

namespace fs = std::filesystem;

const std::string city = TIMBANG_SOURCE_DIR "/tests/support/data/small-city.yaml";

std::string in_quotes(const fs::path& path) {
  return "'" + path.string() + "'";
}

CommandResult run_alone(const std::string& words) {
  return run_command(words, "export PATH=/nowhere; exec");
}

/// A decision about the small city, as decide would have stored it.
void store_decision(const fs::path& folder) {
  DecisionReport report = cheapest_example();
  report.scenario_name = "small-city";
  report.own_sha256 = read_scenario(city).values_sha256;
  fs::create_directories(folder);
  write_decision_files(folder, report, "test");
}

}  // namespace

TEST_CASE("export draws a decision's charts in both languages, and refuses other formats") {
  const TemporaryFolder folder;
  store_decision(folder / "decision");
  const CommandResult charts = run_alone("export " + in_quotes(folder / "decision") + " --to charts --lang en");
  CHECK(charts.exit_code == 0);
  for (const char* name : {"plan", "tests", "agreement", "information", "flip"}) {
    for (const char* language : {"en", "id"}) {
      const std::string file = "decision-" + std::string(name) + "." + language + ".vl.json";
      CHECK(has(charts.output, file));
      CHECK(fs::file_size(folder / "decision" / "charts" / file) > 1000);
    }
  }
  const CommandResult tables = run_alone("export " + in_quotes(folder / "decision") + " --to csv --lang en");
  CHECK(tables.exit_code == 2);
  CHECK(has(tables.errors, "its tables are in csv/ already"));
}

TEST_CASE("a brief reports a decision about its scenario in both languages, and refuses one about another scenario") {
  const TemporaryFolder folder;
  const fs::path runs = folder / "runs";
  REQUIRE(run_command("run " + in_quotes(city) + " --replications 2 --quiet --out " + in_quotes(runs)).exit_code == 0);
  store_decision(folder / "decision");
  const std::string words =
      "brief " + in_quotes(runs) + " --lang en --out " + in_quotes(folder / "brief") + " --decision ";
  REQUIRE(run_alone(words + in_quotes(folder / "decision")).exit_code == 0);
  const std::string page = read_whole_file(folder / "brief" / "policy-brief-small-city.html").value();
  CHECK(has(page, "id=\"en-decision\""));
  CHECK(has(page, "It cannot be decided yet: the answer below holds in 40 %"));
  CHECK(has(page, "Belum dapat diputuskan: jawaban di bawah berlaku pada 40 %"));

  DecisionReport other = cheapest_example();
  write_decision_files(folder / "decision", other, "test");
  const CommandResult refused = run_alone(words + in_quotes(folder / "decision"));
  CHECK(refused.exit_code == 2);
  CHECK(has(refused.errors, "is a decision about made-up fedcba98, and these runs are of small-city"));
  CHECK(has(refused.errors, "let \"timbang decide\" decide about this scenario"));
  const CommandResult nothing = run_alone(words + in_quotes(runs));
  CHECK(nothing.exit_code == 2);
  CHECK(has(nothing.errors, "holds no decision"));
}
