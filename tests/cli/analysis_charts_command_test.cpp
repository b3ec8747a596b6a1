// Charts of analyses as a user asks for them: export of a sweep, and the brief's --hinges.
#include <catch2/catch.hpp>
#include <filesystem>
#include <string>

#include "report/page/page_files.hpp"
#include "support/command.hpp"
#include "support/sweep_files.hpp"
#include "support/temporary_folder.hpp"
#include "support/text.hpp"
#include "text/atomic_file.hpp"

using namespace timbang::test;

namespace {

constexpr const char* small_city = "'" TIMBANG_SOURCE_DIR "/tests/support/data/small-city.yaml'";

/// Sweeps an experiment over the small city; returns the store's folder as a word.
std::string swept(const TemporaryFolder& folder, const std::string& rest) {
  const std::string results = "'" + (folder / "sweep").string() + "'";
  const CommandResult result =
      run_command("sweep '" + experiment_file(folder, rest) + "' --quiet --threads 1 --out " + results);
  CAPTURE(result.errors);
  REQUIRE(result.exit_code == 0);
  return results;
}

/// Without the programs that draw and print, which take seconds.
CommandResult run_alone(const std::string& words) {
  return run_command(words, "export PATH=/nowhere; exec");
}

}  // namespace

TEST_CASE("export writes the charts of a sweep's analysis in both languages, of the outcomes that are named") {
  const TemporaryFolder folder;
  const std::string results = swept(folder,
                                    "vary:\n  follow_up.phone: {distribution: uniform, range: [5, 20]}\n"
                                    "  follow_up.visit: {distribution: uniform, range: [20, 90]}\n"
                                    "outcomes: [complaints.backlog, delivery.returned_to_treasury]\nreplications: 2\n"
                                    "design: {kind: saltelli, points: 8}\n");
  const CommandResult written = run_alone("export " + results + " --to charts --outcome complaints.backlog --lang id");
  CHECK(written.exit_code == 0);
  CHECK(has(written.errors, "Node"));
  CHECK(std::filesystem::exists(folder / "sweep/charts/sobol-backlog.en.vl.json"));
  CHECK(has(timbang::read_whole_file(folder / "sweep/charts/sobol-backlog.id.vl.json").value(), "Pengaduan belum"));
  CHECK_FALSE(std::filesystem::exists(folder / "sweep/charts/sobol-money-returned.en.vl.json"));

  const CommandResult elsewhere = run_alone("export " + results + " --to csv --outcome complaints.backlog --lang en");
  CHECK(elsewhere.exit_code == 2);
  CHECK(has(elsewhere.errors, "--to charts"));
  const CommandResult workbook = run_alone("export " + results + " --to xlsx --lang en");
  CHECK(workbook.exit_code == 2);
  CHECK(has(workbook.errors, "a sweep, which has no workbook"));
  const CommandResult unknown = run_alone("export " + results + " --to charts --outcome complaints.backlogs --lang en");
  CHECK(unknown.exit_code == 2);
  CHECK(has(unknown.errors, "did you mean complaints.backlog?"));
}

TEST_CASE("a brief takes its key drivers from sweeps of several designs, and leaves out those of other scenarios") {
  const TemporaryFolder folder;
  const std::string results = "'" + (folder / "results").string() + "'";
  REQUIRE(run_alone(std::string("compare ") + small_city +
                    " --vary staffing.tksk_per_kecamatan=1,2 --replications 2 --interval seeds --quiet --threads 1 "
                    "--out " +
                    results)
              .exit_code == 0);
  const TemporaryFolder alone;
  const std::string one_at_a_time = swept(alone,
                                          "uncertain: [{path: follow_up.visit, range: [20, 90]}]\n"
                                          "outcomes: [complaints.backlog]\nreplications: 2\ndesign: one_at_a_time\n");
  const TemporaryFolder crossed;
  const std::string choice =
      swept(crossed,
            "vary: {staffing.tksk_per_kecamatan: [1, 2]}\nuncertain: [{path: follow_up.visit, range: [20, 90]}]\n"
            "outcomes: [complaints.backlog, cost.total]\nreplications: 1\n"
            "design: {kind: sobol, points: 42, crossed: true}\n");
  const CommandResult brief = run_alone("brief " + results + " --lang en --hinges " + one_at_a_time + " --hinges " +
                                        choice + " --worth complaints.backlog=-1000000 --worth cost.total=-1");
  CAPTURE(brief.errors);
  CHECK(brief.exit_code == 0);
  const std::string page = timbang::read_whole_file(folder / "results/brief/policy-brief-small-city.html").value();
  CHECK(has(page, "What to measure first"));
  CHECK(has(page, "“Complaints not resolved yet” × Rp\u00A0−1,000,000"));
  CHECK(has(page, "Apa yang diukur lebih dulu"));
  CHECK(has(page, "Complaints not resolved yet: what moves it most"));
  CHECK(has(page, "correlations-backlog") != timbang::chart_runtime().empty());
  CHECK(has(page, "rank correlations, the other numbers held still"));

  const TemporaryFolder other;
  const std::string stranger = swept(other,
                                     "vary: {staffing.tksk_per_kecamatan: [1, 2]}\noutcomes: [complaints.filed]\n"
                                     "replications: 1\ndesign: grid\n");
  const CommandResult without =
      run_alone("brief " + results + " --lang en --hinges " + stranger + " --worth complaints.backlog=-1000000");
  CHECK(without.exit_code == 0);
  CHECK(has(without.errors, "--worth is not used"));
  CHECK(has(without.errors, "keeps no outcome that the brief speaks about"));
}
