#include "results/results_store.hpp"

#include <catch2/catch.hpp>

#include "base/check.hpp"
#include "outcomes/catalogue/outcome_catalogue.hpp"
#include "support/results_example.hpp"
#include "trials/store/sqlite.hpp"

using namespace timbang;
using namespace timbang::test;

namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t seed = 20230101;

/// The id of the one problem by which an action is refused; empty if it is not.
template <typename Action>
std::string refusal(Action action) {
  try {
    action();
  } catch (const ScenarioError& error) {
    return error.problems().at(0).id;
  }
  return "";
}

void fill(const std::filesystem::path& folder) {
  auto store = ResultsStore::open(folder, example_manifest());
  for (std::uint32_t arm = 0; arm < 2; ++arm) {
    for (std::uint32_t replication = 0; replication < 3; ++replication) {
      store.add(example_trial(arm, replication), seed, 0.25);
    }
  }
  store.close();
}

}  // namespace

TEST_CASE("a stored trial comes back bit for bit, undefined values included") {
  const TemporaryFolder folder;
  fill(folder.path());
  const auto store = ResultsStore::read(folder.path());
  for (std::uint32_t arm = 0; arm < 2; ++arm) {
    const auto expected = example_trial(arm, 2);
    const auto found = store.trial(arm, seed, 2);
    REQUIRE(found);
    CHECK(found->arm == arm);
    CHECK(found->replication == 2);
    CHECK(found->trajectory == expected.trajectory);
    CHECK(found->failure.empty());
    CHECK(same_bits(found->table, expected.table));
  }
}

TEST_CASE("a trial is known by its arm, its seed and its replication") {
  const TemporaryFolder folder;
  fill(folder.path());
  const auto store = ResultsStore::read(folder.path());
  CHECK(store.has(1, seed, 2));
  CHECK_FALSE(store.has(1, seed, 3));
  CHECK_FALSE(store.has(1, seed + 1, 2));
  CHECK_FALSE(store.has(2, seed, 2));
  CHECK_FALSE(store.trial(1, seed, 3));
}

TEST_CASE("a folder takes more replications, seeds and arms later") {
  const TemporaryFolder folder;
  fill(folder.path());
  auto manifest = example_manifest();
  manifest.seed = ~std::uint64_t{0};
  manifest.arms.erase(manifest.arms.begin());
  manifest.arms.push_back({"three", {}, std::string(64, '3'), "{}", {}});
  auto store = ResultsStore::open(folder.path(), manifest);
  CHECK(store.manifest().arms.size() == 3);
  CHECK(store.add_arms(manifest.arms) == std::vector<std::uint32_t>{1, 2});
  store.add(example_trial(0, 3), seed, 0.25);
  store.add(example_trial(2, 0), manifest.seed, 0.25);
  CHECK(store.has(0, seed, 3));
  CHECK(store.has(2, manifest.seed, 0));
  CHECK(store.has(1, seed, 2));
  store.close();
  const auto again = ResultsStore::read(folder.path());
  CHECK(again.manifest().arms[2].runs.at(0).seed == manifest.seed);
  CHECK(again.manifest().arms[0].runs.size() == 4);
}

TEST_CASE("an arm is known by its values, and names stay distinct") {
  const TemporaryFolder folder;
  auto store = ResultsStore::open(folder.path(), example_manifest());
  ManifestArm same_values = example_manifest().arms[1];
  same_values.name = "another name";
  ManifestArm same_name = example_manifest().arms[1];
  same_name.values_sha256 = std::string(64, '9');
  CHECK(store.add_arms({same_values, same_name}) == std::vector<std::uint32_t>{1, 2});
  CHECK(store.manifest().arms[1].name == "two");
  CHECK(store.manifest().arms[2].name == "two [99999999]");
}

TEST_CASE("a failed trial is kept, counts as not done, and gives way when it succeeds") {
  const TemporaryFolder folder;
  auto store = ResultsStore::open(folder.path(), example_manifest());
  TrialResult failed;
  failed.arm = 1;
  failed.replication = 4;
  failed.trajectory = 5;
  failed.failure = "rupiah: March, Utara";
  store.add(failed, seed, 0.1);
  CHECK_FALSE(store.has(1, seed, 4));
  REQUIRE(store.trial(1, seed, 4));
  CHECK(store.trial(1, seed, 4)->failure == failed.failure);
  CHECK(store.trial(1, seed, 4)->table.values().empty());
  store.add(example_trial(1, 4), seed, 0.1);
  CHECK(store.has(1, seed, 4));
  CHECK(store.trial(1, seed, 4)->failure.empty());
  CHECK(store.manifest().arms[1].runs.size() == 1);
  CHECK(store.manifest().arms[1].runs[0].failure.empty());
}

TEST_CASE(
    "runs of the largest seeds stand behind those of smaller ones, each once, also after the folder was opened again") {
  constexpr std::uint64_t largest = ~std::uint64_t{0};
  const TemporaryFolder folder;
  TrialResult failed;
  failed.failure = "rupiah: March, Utara";
  for (const std::uint64_t each : {largest, seed}) {
    auto store = ResultsStore::open(folder.path(), example_manifest());
    store.add(failed, each, 0.1);
  }
  auto store = ResultsStore::open(folder.path(), example_manifest());
  store.add(example_trial(0, 0), largest, 0.1);
  const std::vector<ManifestRun>& runs = store.manifest().arms[0].runs;
  REQUIRE(runs.size() == 2);
  CHECK(runs[0].seed == seed);
  CHECK(runs[1].seed == largest);
  CHECK(runs[1].failure.empty());
}

TEST_CASE("a trial is stored once, and only in the folder's shape") {
  const TemporaryFolder folder;
  auto store = ResultsStore::open(folder.path(), example_manifest());
  store.add(example_trial(0, 0), seed, 0.1);
  CHECK_THROWS_AS(store.add(example_trial(0, 0), seed, 0.1), CheckFailed);
  TrialResult other_shape = example_trial(0, 1);
  other_shape.table = OutcomeTable(other_shape.table.outcomes(), 5, Month(2023, 1), 2);
  CHECK_THROWS_AS(store.add(other_shape, seed, 0.1), CheckFailed);
  CHECK_FALSE(store.has(0, seed, 1));
  store.add(example_trial(0, 1), seed, 0.1);
}

TEST_CASE("the fit of a baseline and population is kept for who comes without one") {
  const TemporaryFolder folder;
  const CityFit fit{0.1, 1.0 / 3, 0.67, 4, {{"headcount", 0.041}, {"residual", -1e-17}}};
  {
    auto store = ResultsStore::open(folder.path(), example_manifest());
    CHECK(store.manifest().fit.rounds == 0);
    store.set_fit(fit);
  }
  auto other_population = example_manifest();
  other_population.population_seed = 8;
  CHECK(ResultsStore::open(folder.path(), other_population).manifest().fit.rounds == 0);
  const auto found = ResultsStore::open(folder.path(), example_manifest()).manifest().fit;
  CHECK(found.sigma == fit.sigma);
  CHECK(found.rounds == 4);
  CHECK(found.measures == fit.measures);
}

TEST_CASE("after a clean end one SQLite file is the whole store, and the manifest has every fingerprint") {
  const TemporaryFolder folder;
  fill(folder.path());
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(folder.path())) {
    names.push_back(entry.path().filename().string());
  }
  std::sort(names.begin(), names.end());
  CHECK(names == std::vector<std::string>{"manifest.json", "results.sqlite", "timing.json"});
  const std::string manifest = read_text(folder.path() / "manifest.json");
  CHECK(manifest.find("\"trajectory\":\"fedcba9876543210\"") != std::string::npos);
  CHECK(manifest.find("\"fingerprint\": null") == std::string::npos);
  CHECK(manifest.find("wall") == std::string::npos);
  CHECK(read_text(folder.path() / "timing.json").find("\"wall_seconds\":0.25") != std::string::npos);
}

TEST_CASE("two folders filled alike are the same bytes") {
  const TemporaryFolder one;
  const TemporaryFolder two;
  fill(one.path());
  fill(two.path());
  CHECK(read_text(one.path() / "manifest.json") == read_text(two.path() / "manifest.json"));
  CHECK(read_text(one.path() / "results.sqlite") == read_text(two.path() / "results.sqlite"));
}

TEST_CASE("whoever knows SQL finds the outcomes in tidy form, with units") {
  const TemporaryFolder folder;
  fill(folder.path());
  const SqliteDatabase database(folder.path() / "results.sqlite", SqliteAccess::read_write);
  auto row = database.prepare(
      "SELECT arm, unit, value FROM tidy "
      "WHERE run = 4 AND replication = 1 AND month = '2023-02' AND where_ = 'Utara' AND outcome = 'cost.total'");
  REQUIRE(row.step());
  CHECK(row.text(0) == "two");
  CHECK(row.text(1) == "IDR");
  CHECK(row.real(2) > 0);
  CHECK_FALSE(row.step());
  CHECK(database.number("SELECT count(*) FROM tidy WHERE value IS NULL") == 6);
}

TEST_CASE("a folder of another scenario, another version or none of ours is refused and left as it was") {
  const TemporaryFolder folder;
  fill(folder.path());
  auto wanted = example_manifest();
  std::string expected;
  SECTION("another baseline") {
    wanted.baseline_sha256 = std::string(64, 'd');
    expected = "results_other_scenario";
  }
  SECTION("results that a newer engine would not repeat") {
    wanted.results_version = 0;
    expected = "results_newer_version";
  }
  SECTION("results of an older engine") {
    wanted.results_version = 2;
    expected = "results_older_version";
  }
  SECTION("a newer layout") {
    auto text = read_text(folder.path() / "manifest.json");
    text.replace(text.find("\"timbang_results\": 2"), 20, "\"timbang_results\": 3");
    write_text(folder.path() / "manifest.json", text);
    expected = "results_newer_version";
    CHECK(refusal([&] { static_cast<void>(ResultsStore::read(folder.path())); }) == expected);
  }
  SECTION("an older layout") {
    auto text = read_text(folder.path() / "manifest.json");
    text.replace(text.find("\"timbang_results\": 2"), 20, "\"timbang_results\": 1");
    write_text(folder.path() / "manifest.json", text);
    expected = "results_older_layout";
  }
  SECTION("a manifest of something else") {
    write_text(folder.path() / "manifest.json", R"({"name": "a web page"})");
    expected = "results_not_a_folder";
  }
  SECTION("a damaged manifest") {
    write_text(folder.path() / "manifest.json", R"({"timbang_results": 1})");
    expected = "results_damaged";
  }
  SECTION("a folder with other people's files") {
    std::filesystem::remove(folder.path() / "manifest.json");
    write_text(folder.path() / "thesis.docx", "years of work");
    expected = "results_not_a_folder";
    CHECK(refusal([&] { static_cast<void>(ResultsStore::read(folder.path())); }) == "results_not_found");
  }
  const auto before = snapshot(folder.path());
  CHECK(refusal([&] { static_cast<void>(ResultsStore::open(folder.path(), wanted)); }) == expected);
  CHECK(snapshot(folder.path()) == before);
}

TEST_CASE("a folder that cannot be made is unwritable, one that is not there cannot be read") {
  const TemporaryFolder folder;
  write_text(folder.path() / "file", "");
  const auto below_a_file = folder.path() / "file" / "results";
  CHECK(refusal([&] { static_cast<void>(ResultsStore::open(below_a_file, example_manifest())); }) ==
        "results_unwritable");
  CHECK(refusal([&] { static_cast<void>(ResultsStore::read(folder.path() / "nowhere")); }) == "results_not_found");
}

TEST_CASE("a second writer is told that the folder is in use") {
  const TemporaryFolder folder;
  auto store = ResultsStore::open(folder.path(), example_manifest());
  store.add(example_trial(0, 0), seed, 0.1);
  CHECK(refusal([&] { static_cast<void>(ResultsStore::open(folder.path(), example_manifest())); }) == "results_in_use");
  CHECK(refusal([&] { static_cast<void>(ResultsStore::read(folder.path())); }) == "results_in_use");
  store.add(example_trial(0, 1), seed, 0.1);
  store.close();
  CHECK(ResultsStore::read(folder.path()).has(0, seed, 1));
}

TEST_CASE("a folder without permission to write is refused for writing and read all the same") {
  const TemporaryFolder folder;
  fill(folder.path());
  make_read_only(folder.path());
  const auto before = snapshot(folder.path());
  const fs::path& path = folder.path();
  const int reached = run_unprivileged([&] {
    const auto refused = refusal([&] { static_cast<void>(ResultsStore::open(path, example_manifest())); });
    if (refused != "results_unwritable") return 1;
    const auto store = ResultsStore::read(path);
    return same_bits(store.trial(1, seed, 2)->table, example_trial(1, 2).table) ? 42 : 2;
  });
  CHECK(reached == 42);
  CHECK(snapshot(folder.path()) == before);
}

TEST_CASE("a folder without permission to write takes the arms that it has, and no other") {
  const TemporaryFolder folder;
  fill(folder.path());
  make_read_only(folder.path());
  const auto before = snapshot(folder.path());
  const fs::path& path = folder.path();
  const int reached = run_unprivileged([&] {
    auto store = ResultsStore::open_or_read(path, example_manifest());
    if (store.is_writable() || store.add_arms(example_manifest().arms) != std::vector<std::uint32_t>{0, 1}) return 1;
    ManifestArm other = example_manifest().arms[0];
    other.values_sha256 = std::string(64, '9');
    if (refusal([&] { store.add_arms({other}); }) != "results_read_only") return 2;
    auto other_city = example_manifest();
    other_city.kecamatan = {"Hulu", "Hilir"};
    if (refusal([&] { (void)ResultsStore::open_or_read(path, other_city); }) != "results_other_scenario") return 3;
    return store.has(1, seed, 2) ? 42 : 4;
  });
  CHECK(reached == 42);
  CHECK(snapshot(folder.path()) == before);
}

TEST_CASE("an older store that lacks an outcome has it undefined, and gets it when written again") {
  const TemporaryFolder folder;
  fill(folder.path());
  {
    SqliteDatabase database(folder.path() / "results.sqlite", SqliteAccess::read_write);
    database.execute(
        "DROP VIEW tidy; ALTER TABLE outcomes DROP COLUMN \"cost.total\"; UPDATE units SET position = position - 1 "
        "WHERE position > (SELECT position FROM units WHERE outcome = 'cost.total'); DELETE FROM units WHERE outcome = "
        "'cost.total'");
  }
  const auto before = ResultsStore::read(folder.path()).trial(0, seed, 0);
  REQUIRE(before);
  CHECK_FALSE(same_bits(before->table, example_trial(0, 0).table));
  auto store = ResultsStore::open(folder.path(), example_manifest());
  store.add(example_trial(0, 5), seed, 0.1);
  CHECK(same_bits(store.trial(0, seed, 5)->table, example_trial(0, 5).table));
  store.close();
  const SqliteDatabase database(folder.path() / "results.sqlite", SqliteAccess::read_write);
  CHECK(database.number("SELECT count(*) FROM units") == static_cast<std::int64_t>(outcome_catalogue().size()));
  CHECK(database.number("SELECT count(DISTINCT position) FROM units WHERE position < (SELECT count(*) FROM units)") ==
        database.number("SELECT count(*) FROM units"));
}
