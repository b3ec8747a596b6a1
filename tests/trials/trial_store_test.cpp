#include "trials/store/trial_store.hpp"

#include <catch2/catch.hpp>
#include <cmath>

#include "base/check.hpp"
#include "outcomes/catalogue/outcome_catalogue.hpp"
#include "support/problems.hpp"
#include "support/results_example.hpp"
#include "trials/store/trial_schema.hpp"

using namespace timbang;
using namespace timbang::test;

namespace {

namespace fs = std::filesystem;

FolderIdentity identity() {
  return {"two", {"Utara", "Selatan, Lama"}, Month(2023, 1), 2};
}

TrialStore open(const fs::path& folder) {
  return TrialStore::open(folder, identity());
}

void fill(const fs::path& folder) {
  TrialStore store = open(folder);
  for (std::uint32_t arm = 0; arm < 2; ++arm) {
    for (std::uint32_t replication = 0; replication < 3; ++replication) store.add(example_trial(arm, replication));
  }
  store.close();
}

/// A trial of which less is kept.
Trial reduced(Trial trial, KeptCells kept) {
  trial.table = kept.of(trial.table);
  trial.kept = std::move(kept);
  return trial;
}

}  // namespace

TEST_CASE("a stored trial comes back bit for bit, undefined values included") {
  const TemporaryFolder folder;
  fill(folder.path());
  const TrialStore store = TrialStore::read(folder.path());
  for (std::uint32_t arm = 0; arm < 2; ++arm) {
    const Trial expected = example_trial(arm, 2);
    const auto found = store.trial(example_key(arm, 2));
    REQUIRE(found);
    CHECK(found->key == expected.key);
    CHECK(found->kept == KeptCells::everything());
    CHECK(found->trajectory == expected.trajectory);
    CHECK(found->failure.empty());
    CHECK(same_bits(found->table, expected.table));
  }
}

TEST_CASE("a trial is identified by its values, city, population, seed and replication") {
  const TemporaryFolder folder;
  fill(folder.path());
  const TrialStore store = TrialStore::read(folder.path());
  const TrialKey key = example_key(1, 2);
  CHECK(store.kept(key));
  for (int part = 0; part < 5; ++part) {
    TrialKey other = key;
    if (part == 0) other.values_sha256 = std::string(64, '9');
    if (part == 1) other.city = CityOrigin{WelfareQuantile{1, 2, 3}}.text();
    if (part == 2) ++other.population_seed;
    if (part == 3) ++other.seed;
    if (part == 4) ++other.replication;
    CAPTURE(part);
    CHECK_FALSE(store.kept(other));
    CHECK_FALSE(store.trial(other));
  }
}

TEST_CASE("a failed trial is kept, is no stored one, and gives way when it succeeds") {
  const TemporaryFolder folder;
  TrialStore store = open(folder.path());
  const std::int64_t number = store.add(failed_trial(1, 4));
  CHECK_FALSE(store.kept(example_key(1, 4)));
  REQUIRE(store.trial(example_key(1, 4)));
  CHECK(store.trial(example_key(1, 4))->failure == failed_trial(1, 4).failure);
  CHECK(store.trial(example_key(1, 4))->table.values().empty());
  CHECK(store.add(example_trial(1, 4)) == number);
  CHECK(store.kept(example_key(1, 4)));
  CHECK(store.trial(number).failure.empty());
}

TEST_CASE("a trial of which more cells are wanted later is joined with what was kept") {
  const TemporaryFolder folder;
  TrialStore store = open(folder.path());
  const KeptCells few{{0, 3}, false, true};
  store.add(reduced(example_trial(0, 0), few));
  CHECK(*store.kept(example_key(0, 0)) == few);
  const KeptCells other{{3, 7}, true, false};
  CHECK_FALSE(store.kept(example_key(0, 0))->includes(other));
  const KeptCells both = few.joined(other);
  CHECK(both == KeptCells{{0, 3, 7}, true, true});
  store.add(reduced(example_trial(0, 0), both));
  const Trial joined = *store.trial(example_key(0, 0));
  CHECK(joined.kept == both);
  CHECK(joined.table.at(7, 2, 2) == example_trial(0, 0).table.at(7, 2, 2));
  CHECK(std::isnan(joined.table.at(5, 0, 0)));
}

TEST_CASE("a trial stored before outcomes existed lacks them, and is joined when it has run again") {
  const TemporaryFolder folder;
  const KeptCells before = kept_before_hours();
  {
    TrialStore store = open(folder.path());
    store.add(reduced(example_trial(0, 0), before));
    // As an engine without the two left it: their columns are not there.
    for (const char* name : {"tksk.hours_arrived", "tksk.hours_available"}) {
      store.database().execute("ALTER TABLE cells DROP COLUMN " + quoted_name(name));
    }
    store.close();
  }
  CHECK(
      same_bits(TrialStore::read(folder.path()).trial(example_key(0, 0))->table, before.of(example_trial(0, 0).table)));
  TrialStore store = open(folder.path());
  CHECK(*store.kept(example_key(0, 0)) == before);
  CHECK_FALSE(store.kept(example_key(0, 0))->includes(KeptCells::everything()));
  Trial other = example_trial(0, 0);
  other.table.at(outcome::tksk_workload, 1, 1) += 1;
  CHECK(refusal([&] { store.add(other); }) == "results_damaged");
  store.add(example_trial(0, 0));
  CHECK(store.kept(example_key(0, 0)) == KeptCells::everything());
  CHECK(same_bits(store.trial(example_key(0, 0))->table, example_trial(0, 0).table));
}

TEST_CASE("the fingerprint of what is kept knows outcomes by name, whatever else there is") {
  const OutcomeTable table = example_trial(0, 0).table;
  const KeptCells few{{outcome::tksk_in_post, outcome::tksk_workload}, true, true};
  OutcomeTable other = few.of(table);
  CHECK(few.fingerprint(other) == few.fingerprint(table));
  CHECK(few.fingerprint(table) != KeptCells::everything().fingerprint(table));
  for (std::size_t where = 0; where < table.wheres(); ++where) {
    for (std::size_t month = 0; month < table.months(); ++month) {
      std::swap(other.at(outcome::tksk_in_post, where, month), other.at(outcome::tksk_workload, where, month));
    }
  }
  CHECK(few.fingerprint(other) != few.fingerprint(table));
}

TEST_CASE("a trial that ran again with other numbers is refused, and the stored one stays") {
  const TemporaryFolder folder;
  TrialStore store = open(folder.path());
  const KeptCells few{{3}, false, false};
  store.add(reduced(example_trial(0, 0), few));
  Trial other = example_trial(0, 0);
  SECTION("in a cell that both keep") {
    other.table.at(3, 0, 0) += 1;
  }
  SECTION("in its trajectory") {
    ++other.trajectory;
  }
  CHECK(refusal([&] { store.add(other); }) == "results_damaged");
  CHECK(store.trial(example_key(0, 0))->kept == few);
}

TEST_CASE("a value that was not kept has no row in tidy form, an undefined one has an empty value") {
  const TemporaryFolder folder;
  {
    TrialStore store = open(folder.path());
    store.add(reduced(example_trial(0, 0), {{0, 1}, true, true}));
    store.at_once(
        [&] { make_tidy_view(store.database(), "SELECT trial, 'one', NULL, seed, replication, 'seeds' FROM trials"); });
    store.close();
  }
  const SqliteDatabase database(folder.path() / "results.sqlite", SqliteAccess::read_write);
  CHECK(database.number("SELECT count(*) FROM tidy") == 2 * 9);
  CHECK(database.number("SELECT count(*) FROM tidy WHERE value IS NULL") == 1);
  CHECK(database.number("SELECT count(DISTINCT outcome) FROM tidy") == 2);
}

TEST_CASE("a cell that was changed in the database is reported as damage, with its trial") {
  const TemporaryFolder folder;
  fill(folder.path());
  const fs::path seal = folder.path() / "results.sha256";
  {
    SqliteDatabase database(folder.path() / "results.sqlite", SqliteAccess::read_write);
    database.execute("UPDATE cells SET \"cost.total\" = 1 WHERE cell = (SELECT min(cell) FROM cells)");
  }
  const auto closed = problems_when([&] { return TrialStore::read(folder.path()); });
  CHECK(closed.at(0).id == "results_damaged_trial");
  CHECK(closed[0].arguments.at(1).second == "11111111");
  // Of a folder whose writer was killed, the trial alone is refused.
  fs::remove(seal);
  const TrialStore store = TrialStore::read(folder.path());
  CHECK(refusal([&] { return store.trial(example_key(0, 0)); }) == "results_damaged_trial");
  CHECK(store.trial(example_key(1, 0)));
}

TEST_CASE("a fit is kept by baseline and population, and so is that there is none") {
  const TemporaryFolder folder;
  const CityFit fit{0.1, 1.0 / 3, 0.67, 4, {{"headcount", 0.041}, {"residual", -1e-17}}};
  {
    TrialStore store = open(folder.path());
    store.keep_fit(std::string(64, '7'), 7, fit);
    store.keep_fit(std::string(64, '8'), 7, std::nullopt);
    store.close();
  }
  const TrialStore store = TrialStore::read(folder.path());
  const auto found = store.fit(std::string(64, '7'), 7);
  REQUIRE(found);
  REQUIRE(*found);
  CHECK((*found)->sigma == fit.sigma);
  CHECK((*found)->measures == fit.measures);
  CHECK_FALSE(store.fit(std::string(64, '7'), 8));
  const auto none = store.fit(std::string(64, '8'), 7);
  REQUIRE(none);
  CHECK_FALSE(*none);
}

TEST_CASE("trials that are added together are stored together or not at all") {
  const TemporaryFolder folder;
  TrialStore store = open(folder.path());
  CHECK_THROWS_AS(store.at_once([&] {
    store.add(example_trial(0, 0));
    throw std::runtime_error("in the middle");
  }),
                  std::runtime_error);
  CHECK_FALSE(store.kept(example_key(0, 0)));
  store.at_once([&] {
    store.add(example_trial(0, 0));
    store.add(example_trial(0, 1));
  });
  CHECK(store.kept(example_key(0, 1)));
}

TEST_CASE("a trial of other places than its folder's is refused") {
  const TemporaryFolder folder;
  TrialStore store = open(folder.path());
  Trial other = example_trial(0, 1);
  other.table = OutcomeTable(other.table.outcomes(), 5, Month(2023, 1), 2);
  CHECK_THROWS_AS(store.add(other), CheckFailed);
  CHECK_FALSE(store.kept(example_key(0, 1)));
}

TEST_CASE("a trial that reports other months than its folder's comes back with them") {
  const TemporaryFolder folder;
  Trial other = example_trial(0, 1);
  other.kept = {{0}, true, true};
  other.table = OutcomeTable(other.table.outcomes(), other.table.wheres() - 1, Month(2020, 7), 30);
  other.table.at(0, 2, 30) = 5;
  TrialStore store = open(folder.path());
  store.add(other);
  const Trial found = store.trial(example_key(0, 1)).value();
  CHECK(found.table.first_month() == Month(2020, 7));
  CHECK(found.table.months() == 31);
  CHECK(same_bits(found.table, other.kept.of(other.table)));
}

TEST_CASE("a folder of another city or period, another version or none of ours is refused and left as it was") {
  const TemporaryFolder folder;
  fill(folder.path());
  FolderIdentity wanted = identity();
  std::string expected;
  const auto change = [&](const std::string& sql) {
    // As if its writer had been killed: a closed folder that was changed is damaged.
    fs::remove(folder.path() / "results.sha256");
    SqliteDatabase database(folder.path() / "results.sqlite", SqliteAccess::read_write);
    database.execute(sql);
  };
  SECTION("another city") {
    wanted.city = "three";
    expected = "results_other_scenario";
  }
  SECTION("another period") {
    wanted.months = 3;
    expected = "results_other_scenario";
  }
  SECTION("results that this engine would not repeat") {
    change("UPDATE about SET value = '9' WHERE key = 'results_version'");
    expected = "results_newer_version";
  }
  SECTION("results of an older engine") {
    change("UPDATE about SET value = '0' WHERE key = 'results_version'");
    expected = "results_older_version";
  }
  SECTION("a folder of Timbang 0.1") {
    change("PRAGMA application_id = 1416195426");
    expected = "results_older_layout";
    CHECK(refusal([&] { return TrialStore::read(folder.path()); }) == expected);
  }
  SECTION("a sweep of Timbang 0.1") {
    fs::rename(folder.path() / "results.sqlite", folder.path() / "sweep.sqlite");
    expected = "results_older_layout";
    CHECK(refusal([&] { return TrialStore::read(folder.path()); }) == expected);
  }
  SECTION("somebody else's database") {
    change("PRAGMA application_id = 5");
    expected = "results_not_a_folder";
  }
  SECTION("a folder with other people's files") {
    fs::remove(folder.path() / "results.sqlite");
    write_text(folder.path() / "thesis.docx", "years of work");
    expected = "results_not_a_folder";
    CHECK(refusal([&] { return TrialStore::read(folder.path()); }) == "results_not_found");
  }
  const auto before = snapshot(folder.path());
  CHECK(refusal([&] { return TrialStore::open(folder.path(), wanted); }) == expected);
  CHECK(snapshot(folder.path()) == before);
}

TEST_CASE("a folder that cannot be made is unwritable, one that is not there cannot be read") {
  const TemporaryFolder folder;
  write_text(folder.path() / "file", "");
  CHECK(refusal([&] { return open(folder.path() / "file" / "results"); }) == "results_unwritable");
  CHECK(refusal([&] { return TrialStore::read(folder.path() / "nowhere"); }) == "results_not_found");
}

TEST_CASE("a second writer is told that the folder is in use") {
  const TemporaryFolder folder;
  TrialStore store = open(folder.path());
  store.add(example_trial(0, 0));
  CHECK(refusal([&] { return open(folder.path()); }) == "results_in_use");
  CHECK(refusal([&] { return TrialStore::read(folder.path()); }) == "results_in_use");
  store.add(example_trial(0, 1));
  store.close();
  CHECK(TrialStore::read(folder.path()).kept(example_key(0, 1)));
}

TEST_CASE("a folder without permission to write is refused for writing and read all the same") {
  const TemporaryFolder folder;
  fill(folder.path());
  make_read_only(folder.path());
  const auto before = snapshot(folder.path());
  const fs::path& path = folder.path();
  const int reached = run_unprivileged([&] {
    if (refusal([&] { return open(path); }) != "results_unwritable") return 1;
    const TrialStore store = TrialStore::open_or_read(path, identity());
    if (refusal([&] { store.expect_writable(); }) != "results_read_only") return 2;
    FolderIdentity other = identity();
    other.kecamatan = {"Hulu", "Hilir"};
    if (refusal([&] { return TrialStore::open_or_read(path, other); }) != "results_other_scenario") return 3;
    return same_bits(store.trial(example_key(1, 2))->table, example_trial(1, 2).table) ? 42 : 4;
  });
  CHECK(reached == 42);
  CHECK(snapshot(folder.path()) == before);
}

TEST_CASE("after a clean end one SQLite file is the whole store, the same bytes for the same trials") {
  const TemporaryFolder one;
  const TemporaryFolder two;
  fill(one.path());
  fill(two.path());
  CHECK_FALSE(fs::exists(one.path() / "results.sqlite-wal"));
  CHECK(read_text(one.path() / "results.sqlite") == read_text(two.path() / "results.sqlite"));
  CHECK(read_text(one.path() / "timing.json").find("\"wall_seconds\":0.25") != std::string::npos);
}

TEST_CASE("a stored full trial takes little more space than its numbers") {
  const TemporaryFolder folder;
  TrialStore store = TrialStore::open(folder.path(), {"large", std::vector<std::string>(12, "k"), Month(2023, 1), 12});
  Trial trial = example_trial(0, 0);
  trial.table = OutcomeTable(outcome_catalogue().size(), 12, Month(2023, 1), 12);
  for (std::size_t outcome = 0; outcome < trial.table.outcomes(); ++outcome) {
    for (std::size_t where = 0; where < 13; ++where) {
      for (std::size_t month = 0; month < 13; ++month)
        trial.table.at(outcome, where, month) = std::sqrt(static_cast<double>(outcome) + 2.0);
    }
  }
  constexpr std::uint32_t count = 20;
  for (std::uint32_t replication = 0; replication < count; ++replication) {
    trial.key.replication = replication;
    store.add(trial);
  }
  store.close();
  const double numbers = static_cast<double>(trial.table.values().size() * sizeof(double)) * count;
  CHECK(static_cast<double>(fs::file_size(folder.path() / "results.sqlite")) < 1.5 * numbers);
}
