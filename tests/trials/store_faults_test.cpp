#include <catch2/catch.hpp>
#include <csignal>

#include "support/file_size_limit.hpp"
#include "support/results_example.hpp"
#include "text/atomic_file.hpp"
#include "trials/store/trial_store.hpp"

using namespace timbang;
using namespace timbang::test;

namespace {

namespace fs = std::filesystem;

TrialStore open(const fs::path& folder) {
  return TrialStore::open(folder, {"two", {"Utara", "Selatan, Lama"}, Month(2023, 1), 2});
}

/// Adds trials of the first arm until the disk refuses; how many were stored.
std::uint32_t add_until_refused(TrialStore& store, std::uint32_t most) {
  for (std::uint32_t replication = 0; replication < most; ++replication) {
    try {
      store.add(example_trial(0, replication));
    } catch (const StoreWriteError& error) {
      CHECK(error.problem().id == "store_write");
      CHECK(error.problem().arguments.at(0).second.find("results.sqlite") != std::string::npos);
      return replication;
    }
  }
  return most;
}

void store_five_without_end(const fs::path& folder) {
  auto store = open(folder);
  for (std::uint32_t replication = 0; replication < 5; ++replication) {
    store.add(example_trial(1, replication));
  }
  ::raise(SIGKILL);
}

void only_open(const fs::path& folder) {
  auto store = open(folder);
  ::raise(SIGKILL);
}

}  // namespace

TEST_CASE("a killed run leaves every trial that it had stored") {
  const TemporaryFolder folder;
  REQUIRE(run_and_kill(store_five_without_end, folder.path()));
  REQUIRE(fs::file_size(folder.path() / "results.sqlite-wal") > 0);
  const auto left = snapshot(folder.path());
  {
    const auto store = TrialStore::read(folder.path());
    for (std::uint32_t replication = 0; replication < 5; ++replication) {
      CHECK(same_bits(store.trial(example_key(1, replication))->table, example_trial(1, replication).table));
    }
  }
  CHECK(snapshot(folder.path()) == left);  // reading changed nothing
  auto store = open(folder.path());
  CHECK(store.kept(example_key(1, 4)));
  CHECK_FALSE(store.kept(example_key(1, 5)));
  store.add(example_trial(1, 5));
  store.close();
  CHECK_FALSE(fs::exists(folder.path() / "results.sqlite-wal"));
  CHECK(TrialStore::read(folder.path()).kept(example_key(1, 5)));
}

TEST_CASE("a start that was killed before its first trial can be started again") {
  const TemporaryFolder folder;
  SECTION("with its tables") {
    REQUIRE(run_and_kill(only_open, folder.path()));
  }
  SECTION("with a manifest that was not finished") {
    write_text(folder.path() / "manifest.json.new", "{\"timbang_res");
  }
  SECTION("before the database had anything in it") {
    write_text(folder.path() / "results.sqlite", "");
  }
  auto store = open(folder.path());
  store.add(example_trial(0, 0));
  store.close();
  CHECK(TrialStore::read(folder.path()).kept(example_key(0, 0)));
}

TEST_CASE("a full disk is a clear error, and what was stored stays readable") {
  const TemporaryFolder folder;
  std::uint32_t stored = 0;
  {
    auto store = open(folder.path());
    const FileSizeLimit limit(2'000'000);
    stored = add_until_refused(store, 1000);
    CHECK(stored > 2);
    CHECK(stored < 1000);
    CHECK(store.kept(example_key(0, stored - 1)));
    CHECK_FALSE(store.kept(example_key(0, stored)));
  }
  {
    const auto store = TrialStore::read(folder.path());
    for (std::uint32_t replication = 0; replication < stored; ++replication) {
      CHECK(same_bits(store.trial(example_key(0, replication))->table, example_trial(0, replication).table));
    }
    CHECK_FALSE(store.kept(example_key(0, stored)));
  }
  auto store = open(folder.path());  // with room again it goes on
  store.add(example_trial(0, stored));
  store.close();
  CHECK(TrialStore::read(folder.path()).kept(example_key(0, stored)));
}

TEST_CASE("a killed run's trials can be read while the disk is still full") {
  const TemporaryFolder folder;
  REQUIRE(run_and_kill(store_five_without_end, folder.path()));
  const FileSizeLimit limit(1);
  CHECK(same_bits(TrialStore::read(folder.path()).trial(example_key(1, 4))->table, example_trial(1, 4).table));
}

TEST_CASE("a disk that is full from the start is a clear error") {
  const TemporaryFolder folder;
  const FileSizeLimit limit(1000);
  CHECK_THROWS_AS(open(folder.path() / "new"), StoreWriteError);
}

TEST_CASE("a file that cannot be written whole leaves the old one and no other") {
  const TemporaryFolder folder;
  const auto file = folder.path() / "manifest.json";
  write_atomically(file, "old");
  {
    const FileSizeLimit limit(10);
    CHECK_THROWS_AS(write_atomically(file, std::string(100, 'x')), StoreWriteError);
  }
  CHECK(read_text(file) == "old");
  CHECK(snapshot(folder.path()).size() == 1);
  write_atomically(file, "new");
  CHECK(read_text(file) == "new");
}
