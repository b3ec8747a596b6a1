// Damage of a results folder: nothing that was changed after it was stored is believed.
#include <catch2/catch.hpp>
#include <fstream>
#include <random>

#include "support/made_up_trial.hpp"
#include "support/problems.hpp"
#include "support/results_example.hpp"
#include "text/atomic_file.hpp"
#include "trials/store/trial_store.hpp"

using namespace timbang;
using namespace timbang::test;

namespace {

namespace fs = std::filesystem;

FolderIdentity identity() {
  return {"two", {"Utara", "Selatan, Lama"}, Month(2023, 1), 2};
}

void fill(const fs::path& folder) {
  TrialStore store = TrialStore::open(folder, identity());
  for (std::uint32_t arm = 0; arm < 2; ++arm) {
    for (std::uint32_t replication = 0; replication < 3; ++replication) store.add(example_trial(arm, replication));
  }
  store.set_about("command", "as it was");
  store.close();
}

/// All that a reader would believe of the folder, as text; "damaged" if it is refused.
std::string believed(const fs::path& folder) {
  try {
    const TrialStore store = TrialStore::read(folder);
    std::string text = store.about("command").value_or("-") + ' ' + store.identity().city;
    for (std::uint32_t arm = 0; arm < 2; ++arm) {
      for (std::uint32_t replication = 0; replication < 3; ++replication) {
        const auto trial = store.trial(example_key(arm, replication));
        const Trial expected = example_trial(arm, replication);
        const bool is_as_stored =
            trial && trial->trajectory == expected.trajectory && same_bits(trial->table, expected.table);
        // A trial that is not found runs again.
        text += is_as_stored ? " as stored" : trial ? " WRONG" : " missing";
      }
    }
    return text;
  } catch (const ScenarioError&) {
    return "damaged";
  }
}

void write_file(const fs::path& file, const std::string& bytes) {
  std::ofstream(file, std::ios::binary | std::ios::trunc)
      .write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

}  // namespace

TEST_CASE("of 200 flipped bits and 40 zeroed pages of a closed folder none is believed") {
  const TemporaryFolder folder;
  fill(folder.path());
  const fs::path database = folder / "results.sqlite";
  const std::string whole = read_whole_file(database).value();
  REQUIRE(believed(folder.path()) == "as it was two as stored as stored as stored as stored as stored as stored");
  std::mt19937 words(20261201);
  for (int i = 0; i < 240; ++i) {
    std::string bytes = whole;
    if (i < 200) {
      bytes[words() % bytes.size()] ^= static_cast<char>(1U << (words() % 8));
    } else {
      constexpr std::size_t page = 16384;
      const std::size_t first = words() % (bytes.size() / page) * page;
      if (bytes.substr(first, page) == std::string(page, '\0')) continue;
      bytes.replace(first, page, page, '\0');
    }
    write_file(database, bytes);
    CAPTURE(i);
    CHECK(believed(folder.path()) == "damaged");
  }
}

TEST_CASE("of a folder that nobody closed, no flipped bit makes another trial's numbers believed") {
  const TemporaryFolder folder;
  fill(folder.path());
  const fs::path database = folder / "results.sqlite";
  fs::remove(folder / "results.sha256");
  const std::string whole = read_whole_file(database).value();
  std::mt19937 words(20261202);
  int unnoticed = 0;
  for (int i = 0; i < 200; ++i) {
    std::string bytes = whole;
    bytes[words() % bytes.size()] ^= static_cast<char>(1U << (words() % 8));
    write_file(database, bytes);
    const std::string found = believed(folder.path());
    CAPTURE(i, found);
    CHECK(found.find("WRONG") == std::string::npos);
    if (found != "damaged") ++unnoticed;
  }
  // Bits that no value is stored in, and texts without a seal of their own.
  CHECK(unnoticed > 0);
}

TEST_CASE("a database under the manifest of another folder is damaged") {
  const TemporaryFolder folder;
  fill(folder / "one");
  {
    TrialStore store = TrialStore::open(folder / "one", identity());
    write_file(folder / "one" / "manifest.json", "{\"of\": \"one\"}");
    store.close();
  }
  fs::copy(folder / "one", folder / "two");
  {
    TrialStore other = TrialStore::open(folder / "two", identity());
    other.set_about("command", "another");
    other.close();
  }
  REQUIRE(believed(folder / "one") != "damaged");
  REQUIRE(believed(folder / "two") != "damaged");
  fs::copy_file(folder / "two" / "results.sqlite", folder / "one" / "results.sqlite",
                fs::copy_options::overwrite_existing);
  CHECK(believed(folder / "one") == "damaged");
  write_file(folder / "two" / "manifest.json", "{\"of\": \"two\"}");
  CHECK(believed(folder / "two") == "damaged");
}

TEST_CASE("a folder that is written to has no seal, so that a kill leaves none that is wrong") {
  const TemporaryFolder folder;
  fill(folder.path());
  REQUIRE(fs::exists(folder / "results.sha256"));
  {
    TrialStore store = TrialStore::open(folder.path(), identity());
    CHECK_FALSE(fs::exists(folder / "results.sha256"));
    store.set_about("command", "half");
  }
  CHECK(believed(folder.path()).rfind("half", 0) == 0);
  TrialStore::open(folder.path(), identity()).close();
  CHECK(fs::exists(folder / "results.sha256"));
}

TEST_CASE("a trial whose row was changed is named, whichever of its values it is") {
  for (const char* change : {"seed = seed + 1", "trajectory = '0000000000000001'", "replication = 77",
                             "failure = 'none'", "outcomes = '0000000000000001'", "months = 1"}) {
    const TemporaryFolder folder;
    fill(folder.path());
    fs::remove(folder / "results.sha256");
    {
      SqliteDatabase database(folder / "results.sqlite", SqliteAccess::read_write);
      database.execute(std::string("UPDATE trials SET ") + change + " WHERE trial = 2");
    }
    CAPTURE(change);
    const TrialStore store = TrialStore::read(folder.path());
    const auto problems = problems_when([&] {
      store.each_trial([](std::int64_t, const Trial&) {});
      return 0;
    });
    REQUIRE(problems.size() == 1);
    CHECK(problems.front().id == "results_damaged_trial");
  }
}

TEST_CASE("a folder that says it has two thousand million months is refused at once") {
  const TemporaryFolder folder;
  fill(folder.path());
  fs::remove(folder / "results.sha256");
  for (const char* months : {"2000000000", "-3", "many", ""}) {
    SqliteDatabase(folder / "results.sqlite", SqliteAccess::read_write)
        .execute(std::string("UPDATE about SET value = '") + months + "' WHERE key = 'months'");
    CAPTURE(months);
    CHECK(believed(folder.path()) == "damaged");
  }
}
