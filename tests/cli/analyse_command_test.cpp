// sweep, analyse and export as a user types them.
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <string>

#include "support/command.hpp"
#include "support/temporary_folder.hpp"
#include "support/text.hpp"

using namespace timbang::test;

namespace {

const std::string varied =
    "vary:\n  follow_up.phone: {distribution: uniform, range: [5, 20]}\n"
    "  follow_up.visit: {distribution: uniform, range: [20, 90]}\n"
    "outcomes: [complaints.backlog, delivery.returned_to_treasury]\nreplications: 2\n";

/// Sweeps an experiment over the small city into "results"; returns the folder as a word.
std::string sweep(const TemporaryFolder& folder, const std::string& rest) {
  std::ofstream(folder / "experiment.yaml")
      << "timbang: 1\nexperiment: small\nscenario: " TIMBANG_SOURCE_DIR "/tests/support/data/small-city.yaml\n"
      << rest;
  const std::string results = "'" + (folder / "results").string() + "'";
  const CommandResult result =
      run_command("sweep '" + (folder / "experiment.yaml").string() + "' --quiet --threads 1 --out " + results);
  CAPTURE(result.errors);
  REQUIRE(result.exit_code == 0);
  return results;
}

}  // namespace

TEST_CASE("a Saltelli sweep is analysed and handed to other programs") {
  const TemporaryFolder folder;
  const std::string results = sweep(folder, varied + "design: {kind: saltelli, points: 4}\n");
  const CommandResult english = run_command("analyse " + results + " --lang en");
  CHECK(english.exit_code == 0);
  CHECK(has(english.output, "Saltelli, 16 points, 2 replications each"));
  CHECK(has(english.output, "follow_up.visit"));
  CHECK(std::filesystem::exists(folder / "results/analysis/sobol_indices.csv"));
  const CommandResult indonesian = run_command("analyse " + results + " --lang id --outcome complaints.backlog");
  CHECK(has(indonesian.output, "indeks Sobol"));
  CHECK_FALSE(has(indonesian.output, "Dikembalikan"));
  const CommandResult json = run_command("analyse " + results + " --json");
  CHECK(has(json.output, "\"method\": \"sobol_indices\""));
  CHECK(run_command("export " + results + " --to matrices").exit_code == 0);
  CHECK(std::filesystem::exists(folder / "results/matrices/problem.json"));
}

TEST_CASE("a Morris sweep, a crossed one and one at a time are each analysed by their own method") {
  const TemporaryFolder morris;
  CHECK(has(run_command("analyse " + sweep(morris, varied + "design: {kind: morris, trajectories: 2}\n") + " --lang en")
                .output,
            "Morris screening"));
  const TemporaryFolder alone;
  CHECK(has(run_command("analyse " + sweep(alone, varied + "design: one_at_a_time\n") + " --lang en").output,
            "one input at a time"));
  const TemporaryFolder crossed;
  const std::string results =
      sweep(crossed,
            "vary: {staffing.tksk_per_kecamatan: [1, 2]}\nuncertain: [{path: follow_up.visit, range: [20, 90]}]\n"
            "outcomes: [complaints.backlog, cost.total]\nreplications: 1\n"
            "design: {kind: sobol, points: 12, crossed: true}\n");
  const CommandResult choice =
      run_command("analyse " + results + " --lang en --target 'complaints.backlog<=6' --worth cost.total=-1");
  CHECK(choice.exit_code == 0);
  CHECK(has(choice.output, "staffing.tksk_per_kecamatan=2"));
  CHECK(has(choice.output, "Choosing by the values of outcomes"));
  CHECK(std::filesystem::exists(crossed / "results/analysis/regret.csv"));
  CHECK(std::filesystem::exists(crossed / "results/analysis/scenario_measures.csv"));
}

TEST_CASE("sets of values of the experiment file stand side by side in text, CSV and JSON") {
  const TemporaryFolder folder;
  const std::string results =
      sweep(folder,
            "vary: {staffing.tksk_per_kecamatan: [1, 2]}\nuncertain: [{path: follow_up.visit, range: [20, 90]}]\n"
            "outcomes: [complaints.backlog, cost.total]\nreplications: 1\n"
            "design: {kind: sobol, points: 12, crossed: true}\n"
            "value:\n  - {name: money alone}\n  - {name: no waiting, per_complaint_day: 100000000}\n");
  const CommandResult english = run_command("analyse " + results + " --lang en");
  CHECK(english.exit_code == 0);
  CHECK(has(english.output, "Choosing by the values \"money alone\""));
  CHECK(has(english.output,
            "THE SETS OF VALUES DISAGREE about the best option: money alone: "
            "staffing.tksk_per_kecamatan=1, best in 100 % of the draws; no waiting: "
            "staffing.tksk_per_kecamatan=2"));
  CHECK(has(run_command("analyse " + results + " --json").output, "\"agree\": false"));
  CHECK(has(run_command("analyse " + results + " --lang en --worth cost.total=-1").output,
            "Choosing by the values of outcomes"));
}

TEST_CASE("problems of options and of the folder are reported together") {
  const TemporaryFolder folder;
  const CommandResult all = run_command("analyse '" + folder.path().string() +
                                        "' --lang en --target 'complaints.backlog=5' --worth cost.total");
  CHECK(all.exit_code == 2);
  CHECK(has(all.errors, "expected an outcome with a limit"));
  CHECK(has(all.errors, "expected an outcome with the value in rupiah of one unit of it"));
  CHECK(has(all.errors, "holds no sweep"));
}

TEST_CASE("bad requests to analyse have exit code 2 and a reason") {
  const TemporaryFolder folder;
  const CommandResult none = run_command("analyse '" + folder.path().string() + "' --lang en");
  CHECK(none.exit_code == 2);
  CHECK(has(none.errors, "holds no sweep"));
  const std::string results = sweep(folder, varied + "design: {kind: morris, trajectories: 2}\n");
  const CommandResult unknown = run_command("analyse " + results + " --lang en --outcome complaints.backlogs");
  CHECK(unknown.exit_code == 2);
  CHECK(has(unknown.errors, "did you mean complaints.backlog?"));
  CHECK(run_command("analyse " + results + " --lang en --target 'complaints.backlog=5'").exit_code == 2);
  const CommandResult target = run_command("analyse " + results + " --lang en --target 'complaints.backlog<=5'");
  CHECK(target.exit_code == 2);
  CHECK(has(target.errors, "a morris design does not say how often a target is met"));
}
