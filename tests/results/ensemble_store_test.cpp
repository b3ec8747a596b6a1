// Trials of an ensemble's members in the store: never mixed with others, resumed, read back.
#include <catch2/catch.hpp>
#include <set>

#include "results/export_csv.hpp"
#include "results/manifest_json.hpp"
#include "results/results_store.hpp"
#include "trials/store/sqlite.hpp"
#include "results/stored_summary.hpp"
#include "support/results_example.hpp"

using namespace timbang;
using namespace timbang::test;

namespace {

constexpr std::uint64_t seed = 20230101;

/// The example's arms under an ensemble of three members; the second arm fixes one of its parameters.
Manifest ensemble_manifest(char hash = 'e') {
  Manifest manifest = example_manifest();
  manifest.ensembles = {{"beliefs", std::string(64, hash), 3, R"({"members":[[1],[2],[3.5]],"parameters":["a.b"]})"}};
  for (ManifestArm& arm : manifest.arms) arm.ensemble_sha256 = std::string(64, hash);
  manifest.arms[1].held = {"a.b", "c.d"};
  return manifest;
}

std::string point(std::uint32_t replication) {
  return std::string(63, 'f') + std::to_string(replication % 3);
}

TrialResult member_trial(std::uint32_t arm, std::uint32_t replication) {
  TrialResult trial = example_trial(arm % 2, replication);
  trial.arm = arm;
  trial.point = point(replication);
  return trial;
}

/// Five replications of both arms under the ensemble, then two of the first without it.
void fill_both(const std::filesystem::path& folder) {
  {
    auto store = ResultsStore::open(folder, ensemble_manifest());
    for (std::uint32_t arm = 0; arm < 2; ++arm) {
      for (std::uint32_t replication = 0; replication < 5; ++replication) {
        store.add(member_trial(arm, replication), seed, 0.1);
      }
    }
    store.close();
  }
  auto store = ResultsStore::open(folder, example_manifest());
  REQUIRE(store.add_arms(example_manifest().arms) == std::vector<std::uint32_t>{2, 3});
  for (std::uint32_t replication = 0; replication < 2; ++replication) {
    TrialResult trial = example_trial(0, replication);
    trial.arm = 2;
    store.add(trial, seed, 0.1);
  }
  store.close();
}

}  // namespace

TEST_CASE("the same policy with an ensemble, without one and with another one is three arms") {
  const TemporaryFolder folder;
  auto store = ResultsStore::open(folder.path(), example_manifest());
  CHECK(store.add_arms(ensemble_manifest().arms) == std::vector<std::uint32_t>{2, 3});
  CHECK(store.add_arms(ensemble_manifest('d').arms) == std::vector<std::uint32_t>{4, 5});
  CHECK(store.add_arms(example_manifest().arms) == std::vector<std::uint32_t>{0, 1});
  ManifestArm varied = ensemble_manifest().arms[1];
  varied.held.clear();
  CHECK(store.add_arms({varied}) == std::vector<std::uint32_t>{6});
  CHECK(store.manifest().arms[2].name == "one [plausible]");
  std::set<std::string> names;
  for (const ManifestArm& arm : store.manifest().arms) names.insert(arm.name);
  CHECK(names.size() == 7);
}

TEST_CASE("a trial is known by its point, too") {
  const TemporaryFolder folder;
  fill_both(folder.path());
  const auto store = ResultsStore::read(folder.path());
  CHECK(store.has(0, seed, 4, point(4)));
  CHECK_FALSE(store.has(0, seed, 4));
  CHECK_FALSE(store.has(0, seed, 4, point(5)));
  CHECK(store.has(2, seed, 1));
  CHECK_FALSE(store.has(2, seed, 1, point(1)));
  const auto found = store.trial(1, seed, 3, point(3));
  REQUIRE(found);
  CHECK(found->point == point(3));
  CHECK(same_bits(found->table, example_trial(1, 3).table));
  CHECK(store.manifest().arms[1].runs[3].point == point(3));
  CHECK(store.manifest().arms[2].runs[1].point.empty());
}

TEST_CASE("a folder keeps its ensembles, in its manifest and in its database") {
  const TemporaryFolder folder;
  fill_both(folder.path());
  const Manifest manifest = parse_manifest(read_text(folder.path() / "manifest.json"));
  REQUIRE(manifest.ensembles.size() == 1);
  CHECK(manifest.ensembles[0].name == "beliefs");
  CHECK(manifest.ensembles[0].members == 3);
  CHECK(manifest.ensembles[0].canonical == ensemble_manifest().ensembles[0].canonical);
  CHECK(manifest.arms[1].held == std::vector<std::string>{"a.b", "c.d"});
  CHECK(manifest.arms[0].held.empty());
  CHECK(manifest.arms[2].ensemble_sha256.empty());
  CHECK(ResultsStore::read(folder.path()).manifest().ensembles[0].sha256 == std::string(64, 'e'));
  CHECK(manifest_json(manifest) == read_text(folder.path() / "manifest.json"));
}

TEST_CASE("runs of an ensemble are summarised apart from those without, and come first") {
  const TemporaryFolder folder;
  fill_both(folder.path());
  const auto store = ResultsStore::read(folder.path());
  const auto sets = stored_sets(store);
  REQUIRE(sets.size() == 2);
  CHECK(sets[0].ensemble_sha256 == std::string(64, 'e'));
  CHECK(sets[1].ensemble_sha256.empty());
  const Summary plausible = stored_summary(store, sets[0]);
  CHECK(plausible.interval == IntervalKind::plausible);
  CHECK(plausible.ensemble_name == "beliefs");
  CHECK(plausible.arms.size() == 2);
  CHECK(plausible.arms[0].replications == 5);
  const Summary seeds = stored_summary(store, sets[1]);
  CHECK(seeds.interval == IntervalKind::seeds);
  CHECK(seeds.arms.size() == 1);
  CHECK(seeds.arms[0].replications == 2);
}

TEST_CASE("estimates of both kinds stand side by side, and exports say which is which") {
  const TemporaryFolder folder;
  fill_both(folder.path());
  {
    auto store = ResultsStore::open(folder.path(), example_manifest());
    for (const StoredSet& set : stored_sets(store)) store.write_summary(stored_summary(store, set));
    store.close();
  }
  const SqliteDatabase database(folder.path() / "results.sqlite", SqliteAccess::read_write);
  CHECK(database.number("SELECT count(DISTINCT interval) FROM estimates") == 2);
  CHECK(database.number("SELECT count(*) FROM differences WHERE interval = 'plausible' AND agreement IS NOT NULL") > 0);
  CHECK(database.number("SELECT count(DISTINCT arm) FROM tidy WHERE interval = 'seeds'") == 1);
  CHECK(database.number("SELECT count(DISTINCT arm) FROM tidy WHERE interval = 'plausible'") == 2);
  static_cast<void>(export_csv(ResultsStore::read(folder.path()), folder.path() / "csv"));
  const std::string summary = read_text(folder.path() / "csv" / "summary.csv");
  CHECK(summary.find(",plausible\r\n") < summary.find(",seeds\r\n"));
  const std::string arms = read_text(folder.path() / "csv" / "arms.csv");
  CHECK(arms.find("plausible," + std::string(64, 'e')) != std::string::npos);
}

TEST_CASE("the fit of any baseline is kept for who needs it again") {
  const TemporaryFolder folder;
  const CityFit fit{0.1, 1.0 / 3, 0.67, 4, {{"headcount", 0.041}}};
  {
    auto store = ResultsStore::open(folder.path(), ensemble_manifest());
    CHECK_FALSE(store.fit(std::string(64, '7')));
    store.keep_fit(std::string(64, '7'), fit);
  }
  const auto store = ResultsStore::open(folder.path(), ensemble_manifest());
  const auto found = store.fit(std::string(64, '7'));
  REQUIRE(found);
  CHECK(found->sigma == fit.sigma);
  CHECK(found->measures == fit.measures);
  CHECK(store.manifest().fit.rounds == 0);
}

TEST_CASE("a folder of the layout before ensembles is read and exported, not written") {
  const TemporaryFolder folder;
  {
    auto store = ResultsStore::open(folder.path(), example_manifest());
    store.add(example_trial(0, 0), seed, 0.1);
    store.add(example_trial(1, 0), seed, 0.1);
    store.close();
  }
  auto text = read_text(folder.path() / "manifest.json");
  text.replace(text.find("\"timbang_results\": 2"), 20, "\"timbang_results\": 1");
  const std::size_t ensembles = text.find(",\n  \"ensembles\"");
  REQUIRE(ensembles != std::string::npos);
  write_text(folder.path() / "manifest.json", text.substr(0, ensembles) + "\n}\n");
  {
    SqliteDatabase database(folder.path() / "results.sqlite", SqliteAccess::read_write);
    database.execute(
        "PRAGMA foreign_keys = OFF; DROP VIEW tidy; DROP TABLE ensembles; ALTER TABLE arms RENAME TO old_arms;"
        "CREATE TABLE arms(arm INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, values_sha256 TEXT NOT NULL UNIQUE, "
        "canonical_values TEXT NOT NULL) WITHOUT ROWID;"
        "INSERT INTO arms SELECT arm, name, values_sha256, canonical_values FROM old_arms; DROP TABLE old_arms;"
        "ALTER TABLE runs RENAME TO old_runs;"
        "CREATE TABLE runs(run INTEGER PRIMARY KEY, arm INTEGER NOT NULL, seed INTEGER NOT NULL, replication INTEGER "
        "NOT NULL, results_version INTEGER NOT NULL, status TEXT NOT NULL, message TEXT NOT NULL, outcomes TEXT NOT "
        "NULL, trajectory TEXT NOT NULL, UNIQUE(arm, seed, replication, results_version)) WITHOUT ROWID;"
        "INSERT INTO runs SELECT run, arm, seed, replication, results_version, status, message, outcomes, trajectory "
        "FROM old_runs; DROP TABLE old_runs;");
  }
  const auto store = ResultsStore::read(folder.path());
  REQUIRE(store.trial(1, seed, 0));
  CHECK(same_bits(store.trial(1, seed, 0)->table, example_trial(1, 0).table));
  const auto sets = stored_sets(store);
  REQUIRE(sets.size() == 1);
  CHECK(stored_summary(store, sets[0]).interval == IntervalKind::seeds);
  CHECK(export_csv(store, folder.path() / "csv").size() == 5);
  try {
    static_cast<void>(ResultsStore::open(folder.path(), example_manifest()));
    FAIL("an older layout was written to");
  } catch (const ScenarioError& error) {
    CHECK(error.problems().at(0).id == "results_older_layout");
  }
}
