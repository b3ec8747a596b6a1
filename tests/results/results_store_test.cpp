// What a results folder keeps of comparisons: arms, what was asked of them, and the manifest that tells of them.
#include "results/store/results_store.hpp"

#include <catch2/catch.hpp>
#include <set>

#include "outcomes/catalogue/outcome_catalogue.hpp"
#include "results/json/manifest_json.hpp"
#include "results/store/stored_summary.hpp"
#include "support/results_example.hpp"
#include "trials/store/sqlite.hpp"

using namespace timbang;
using namespace timbang::test;

namespace {

constexpr std::uint64_t seed = 20230101;

void fill(const std::filesystem::path& folder) {
  auto store = ResultsStore::open(folder, example_manifest());
  for (std::uint32_t arm = 0; arm < 2; ++arm) {
    for (std::uint32_t replication = 0; replication < 3; ++replication) {
      store.trials().add(example_trial(arm, replication));
    }
  }
  store.close();
}

/// The example's arms under an ensemble of three members; the second arm fixes one of its parameters.
Manifest ensemble_manifest(char hash = 'e') {
  Manifest manifest = example_manifest();
  manifest.ensembles = {{"priors", std::string(64, hash), 3, R"({"members":[[1],[2],[3.5]],"parameters":["a.b"]})"}};
  for (ManifestArm& arm : manifest.arms) {
    arm.ensemble_sha256 = std::string(64, hash);
    for (const char member : {'x', 'y', 'z'}) arm.members.push_back(arm.values_sha256.substr(1) + member);
  }
  manifest.arms[1].held = {"a.b", "c.d"};
  return manifest;
}

/// Five replications of both arms under the ensemble, then two of the first without it.
void fill_both(const std::filesystem::path& folder) {
  {
    auto store = ResultsStore::open(folder, ensemble_manifest());
    const Comparison asked = store.comparisons().front();
    for (std::uint32_t arm = 0; arm < 2; ++arm) {
      for (std::uint32_t replication = 0; replication < 5; ++replication) {
        Trial trial = example_trial(arm, replication);
        trial.key = store.key(asked, arm, replication);
        store.trials().add(trial);
      }
    }
    store.close();
  }
  auto store = ResultsStore::open(folder, example_manifest());
  for (std::uint32_t replication = 0; replication < 2; ++replication) store.trials().add(example_trial(0, replication));
  store.close();
}

}  // namespace

TEST_CASE("replications, seeds and arms can be added to a folder later") {
  const TemporaryFolder folder;
  fill(folder.path());
  auto manifest = example_manifest();
  manifest.seed = ~std::uint64_t{0};
  manifest.arms.erase(manifest.arms.begin());
  manifest.arms.push_back(manifest.arms.front());
  manifest.arms.back().name = "three";
  manifest.arms.back().values_sha256 = std::string(64, '3');
  auto store = ResultsStore::open(folder.path(), manifest);
  CHECK(store.manifest().arms.size() == 3);
  CHECK(store.comparisons().front().arms == std::vector<std::uint32_t>{1, 2});
  store.trials().add(example_trial(0, 3));
  store.trials().add(example_trial(2, 0, manifest.seed));
  store.close();
  const auto again = ResultsStore::read(folder.path());
  CHECK(again.manifest().arms[2].runs.at(0).seed == manifest.seed);
  CHECK(again.manifest().arms[0].runs.size() == 4);
  CHECK(again.comparisons().size() == 2);
}

TEST_CASE("what a sequential comparison looked at on its way is not told of the folder") {
  const TemporaryFolder folder;
  Manifest manifest = example_manifest();
  manifest.is_sequential = true;
  for (const std::uint32_t looked_at : {3U, 5U, 4U}) {
    manifest.replications = looked_at;
    auto store = ResultsStore::open(folder.path(), manifest);
    for (std::uint32_t r = 0; r < looked_at; ++r) {
      for (std::uint32_t arm = 0; arm < 2; ++arm) store.trials().add(example_trial(arm, r));
    }
    store.close();
  }
  const auto store = ResultsStore::read(folder.path());
  REQUIRE(store.comparisons().size() == 1);
  CHECK(store.comparisons().front().replications == 4);
  CHECK(store.manifest().arms[0].runs.size() == 4);
  CHECK(stored_summary(store, store.comparisons().front()).is_sequential);
}

TEST_CASE("an arm is identified by its values, and names stay distinct") {
  const TemporaryFolder folder;
  fill(folder.path());
  Manifest manifest = example_manifest();
  manifest.arms[0] = manifest.arms[1];
  manifest.arms[0].name = "another name";
  manifest.arms[1].values_sha256 = std::string(64, '9');
  const auto store = ResultsStore::open(folder.path(), manifest);
  CHECK(store.comparisons().front().arms == std::vector<std::uint32_t>{1, 2});
  CHECK(store.manifest().arms[1].name == "two");
  CHECK(store.manifest().arms[2].name == "two [99999999]");
}

TEST_CASE("runs are ordered by seed up to the largest seed, each once") {
  constexpr std::uint64_t largest = ~std::uint64_t{0};
  const TemporaryFolder folder;
  for (const std::uint64_t each : {largest, seed, largest}) {
    Manifest manifest = example_manifest();
    manifest.seed = each;
    auto store = ResultsStore::open(folder.path(), manifest);
    if (!store.trials().kept(example_key(0, 0, each))) store.trials().add(example_trial(0, 0, each));
    store.close();
  }
  const auto store = ResultsStore::read(folder.path());
  const std::vector<ManifestRun>& runs = store.manifest().arms[0].runs;
  REQUIRE(runs.size() == 2);
  CHECK(runs[0].seed == seed);
  CHECK(runs[1].seed == largest);
  CHECK(store.comparisons().size() == 2);
  CHECK(store.comparisons().front().seed == largest);
}

TEST_CASE("the manifest names the outcomes of its fingerprints, and a run those that it was stored without") {
  const TemporaryFolder folder;
  auto store = ResultsStore::open(folder.path(), example_manifest());
  Trial older = example_trial(0, 0);
  std::erase(older.kept.outcomes, std::size_t{outcome::tksk_hours_arrived});
  older.table = older.kept.of(older.table);
  store.trials().add(older);
  store.trials().add(example_trial(0, 1));
  store.reload();
  const std::vector<ManifestRun>& runs = store.manifest().arms[0].runs;
  REQUIRE(runs.size() == 2);
  CHECK(runs[0].lacks == std::vector<std::string>{"tksk.hours_arrived"});
  CHECK(runs[1].lacks.empty());
  const std::string manifest = manifest_json(store.manifest());
  CHECK(manifest.find("\"outcomes\": [\"delivery.credited\",") != std::string::npos);
  CHECK(manifest.find("\"lacks\":[\"tksk.hours_arrived\"]") != std::string::npos);
  const Summary summary = stored_summary(store, *newest_comparison(store));
  CHECK(manifest.find(summary.arms[0].fingerprint) != std::string::npos);
}

TEST_CASE("only the newest comparison is summarised, and earlier ones stay in the folder") {
  const TemporaryFolder folder;
  fill(folder.path());
  Manifest manifest = example_manifest();
  manifest.seed = 4;
  manifest.arms.erase(manifest.arms.begin());
  auto store = ResultsStore::open(folder.path(), manifest);
  // As long as none of its trials is stored, the one before counts.
  CHECK(newest_comparison(store)->seed == seed);
  store.trials().add(example_trial(1, 9, 4));
  store.reload();
  const auto newest = newest_comparison(store);
  REQUIRE(newest);
  const Summary summary = stored_summary(store, *newest);
  CHECK(summary.seed == 4);
  REQUIRE(summary.arms.size() == 1);
  CHECK(summary.arms[0].name == "two");
  CHECK(summary.arms[0].replications == 1);
  CHECK(stored_summary(store, store.comparisons().back()).arms[1].replications == 3);
}

TEST_CASE("arms that only claims need are left out unless requested") {
  const TemporaryFolder folder;
  Manifest manifest = example_manifest();
  manifest.arms[1].is_for_claims = true;
  auto store = ResultsStore::open(folder.path(), manifest);
  for (std::uint32_t arm = 0; arm < 2; ++arm) store.trials().add(example_trial(arm, 0));
  store.reload();
  CHECK(left_out_arms(store) == 1);
  CHECK(stored_summary(store, *newest_comparison(store)).arms.size() == 1);
  CHECK(stored_summary(store, *newest_comparison(store, ClaimArms::shown)).arms.size() == 2);
  store.close();
  const SqliteDatabase database(folder.path() / "results.sqlite", SqliteAccess::read_write);
  CHECK(database.number("SELECT count(DISTINCT arm) FROM tidy") == 1);
}

TEST_CASE("the same policy with an ensemble, without one and with another one is three arms") {
  const TemporaryFolder folder;
  std::vector<std::vector<std::uint32_t>> numbers;
  for (const Manifest& manifest :
       {example_manifest(), ensemble_manifest(), ensemble_manifest('d'), example_manifest()}) {
    numbers.push_back(ResultsStore::open(folder.path(), manifest).comparisons().front().arms);
  }
  CHECK(numbers == std::vector<std::vector<std::uint32_t>>{{0, 1}, {2, 3}, {4, 5}, {0, 1}});
  Manifest varied = ensemble_manifest();
  varied.arms[1].held.clear();
  const auto store = ResultsStore::open(folder.path(), varied);
  CHECK(store.comparisons().front().arms == std::vector<std::uint32_t>{2, 6});
  CHECK(store.manifest().arms[2].name == "one [plausible]");
  std::set<std::string> names;
  for (const ManifestArm& arm : store.manifest().arms) names.insert(arm.name);
  CHECK(names.size() == 7);
}

TEST_CASE("under an ensemble a run has the member of its replication") {
  const TemporaryFolder folder;
  fill_both(folder.path());
  const auto store = ResultsStore::read(folder.path());
  const Comparison plausible = store.comparisons().back();
  CHECK(store.key(plausible, 1, 4).values_sha256 == std::string(63, '2') + "y");
  CHECK(store.trials().kept(store.key(plausible, 0, 4)));
  CHECK_FALSE(store.trials().kept(store.key(plausible, 0, 5)));
  CHECK(store.manifest().arms[1].runs.at(3).point == std::string(63, '2') + "x");
  CHECK(store.manifest().arms[2].runs.at(1).point.empty());
  const Summary summary = stored_summary(store, plausible);
  CHECK(summary.interval == IntervalKind::plausible);
  CHECK(summary.ensemble_name == "priors");
  CHECK(summary.arms.at(0).replications == 5);
  const Summary seeds = stored_summary(store, store.comparisons().front());
  CHECK(seeds.interval == IntervalKind::seeds);
  CHECK(seeds.arms.at(0).replications == 2);
}

TEST_CASE("an SQL view has the newest comparison's outcomes in tidy form, with units") {
  const TemporaryFolder folder;
  fill(folder.path());
  const SqliteDatabase database(folder.path() / "results.sqlite", SqliteAccess::read_write);
  auto row = database.prepare(
      "SELECT arm, unit, value, interval FROM tidy "
      "WHERE arm = 'two' AND replication = 1 AND month = '2023-02' AND where_ = 'Utara' AND outcome = 'cost.total'");
  REQUIRE(row.step());
  CHECK(row.text(1) == "IDR");
  CHECK(row.real(2) > 0);
  CHECK(row.text(3) == "seeds");
  CHECK_FALSE(row.step());
  CHECK(database.number("SELECT count(*) FROM tidy WHERE value IS NULL") == 6);
}

TEST_CASE("a read-only folder can be asked for the arms that it has, and for no others") {
  const TemporaryFolder folder;
  fill(folder.path());
  make_read_only(folder.path());
  const auto before = snapshot(folder.path());
  const std::filesystem::path& path = folder.path();
  const int reached = run_unprivileged([&] {
    const auto store = ResultsStore::open_or_read(path, example_manifest());
    if (store.trials().is_writable() || store.comparisons().front().arms != std::vector<std::uint32_t>{0, 1}) return 1;
    Manifest other = example_manifest();
    other.arms[0].values_sha256 = std::string(64, '9');
    if (refusal([&] { return ResultsStore::open_or_read(path, other); }) != "results_read_only") return 2;
    return store.trials().kept(example_key(1, 2)) ? 42 : 4;
  });
  CHECK(reached == 42);
  CHECK(snapshot(folder.path()) == before);
}

TEST_CASE("the manifest lists every arm and run, and is the same bytes for the same folder") {
  const TemporaryFolder one;
  const TemporaryFolder two;
  fill(one.path());
  fill(two.path());
  const std::string manifest = read_text(one.path() / "manifest.json");
  CHECK(manifest == read_text(two.path() / "manifest.json"));
  CHECK(manifest.find("\"trajectory\":\"fedcba9876543210\"") != std::string::npos);
  CHECK(manifest.find("\"fingerprint\": null") == std::string::npos);
  CHECK(manifest.find("\"values\": {\"staffing\":2.5}") != std::string::npos);
  CHECK(manifest.find("wall") == std::string::npos);
  CHECK(manifest == manifest_json(ResultsStore::read(one.path()).manifest()));
}
