#include <catch2/catch.hpp>
#include <csignal>

#include "results/results_store.hpp"
#include "support/file_size_limit.hpp"
#include "support/results_example.hpp"
#include "text/atomic_file.hpp"

using namespace timbang;
using namespace timbang::test;

namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t seed = 20230101;

/// Adds trials of the first arm until the disk refuses; how many were stored.
std::uint32_t add_until_refused(ResultsStore& store, std::uint32_t most) {
  for (std::uint32_t replication = 0; replication < most; ++replication) {
    try {
      store.add(example_trial(0, replication), seed, 0.1);
    } catch (const StoreWriteError& error) {
      CHECK(error.problem().id == "store_write");
      CHECK(error.problem().arguments.at(0).second.find("results.sqlite") != std::string::npos);
      return replication;
    }
  }
  return most;
}

void store_five_without_end(const fs::path& folder) {
  auto store = ResultsStore::open(folder, example_manifest());
  for (std::uint32_t replication = 0; replication < 5; ++replication) {
    store.add(example_trial(1, replication), seed, 0.1);
  }
  ::raise(SIGKILL);
}

void only_open(const fs::path& folder) {
  auto store = ResultsStore::open(folder, example_manifest());
  ::raise(SIGKILL);
}

}  // namespace

TEST_CASE("a killed run leaves every trial that it had stored") {
  const TemporaryFolder folder;
  REQUIRE(run_and_kill(store_five_without_end, folder.path()));
  REQUIRE(fs::file_size(folder.path() / "results.sqlite-wal") > 0);
  const auto left = snapshot(folder.path());
  {
    const auto store = ResultsStore::read(folder.path());
    for (std::uint32_t replication = 0; replication < 5; ++replication) {
      CHECK(same_bits(store.trial(1, seed, replication)->table, example_trial(1, replication).table));
    }
    CHECK(store.manifest().arms[1].runs.size() == 5);
  }
  CHECK(snapshot(folder.path()) == left);  // reading changed nothing
  auto store = ResultsStore::open(folder.path(), example_manifest());
  CHECK(store.has(1, seed, 4));
  CHECK_FALSE(store.has(1, seed, 5));
  store.add(example_trial(1, 5), seed, 0.1);
  store.close();
  CHECK_FALSE(fs::exists(folder.path() / "results.sqlite-wal"));
  CHECK(ResultsStore::read(folder.path()).has(1, seed, 5));
}

TEST_CASE("a run that was killed and resumed leaves the manifest of one left alone") {
  const TemporaryFolder killed;
  const TemporaryFolder alone;
  REQUIRE(run_and_kill(store_five_without_end, killed.path()));
  for (const auto& folder : {killed.path(), alone.path()}) {
    auto store = ResultsStore::open(folder, example_manifest());
    for (std::uint32_t replication = 0; replication < 7; ++replication) {
      if (!store.has(1, seed, replication)) store.add(example_trial(1, replication), seed, 0.1);
    }
    store.close();
  }
  CHECK(read_text(killed.path() / "manifest.json") == read_text(alone.path() / "manifest.json"));
}

TEST_CASE("a start that was killed before its first trial can be started again") {
  const TemporaryFolder folder;
  SECTION("with a manifest") {
    REQUIRE(run_and_kill(only_open, folder.path()));
  }
  SECTION("before the manifest was there") {
    REQUIRE(run_and_kill(only_open, folder.path()));
    fs::remove(folder.path() / "manifest.json");
    write_text(folder.path() / "manifest.json.new", "{\"timbang_res");
  }
  SECTION("before the database had anything in it") {
    write_text(folder.path() / "results.sqlite", "");
  }
  auto store = ResultsStore::open(folder.path(), example_manifest());
  store.add(example_trial(0, 0), seed, 0.1);
  store.close();
  CHECK(ResultsStore::read(folder.path()).has(0, seed, 0));
}

TEST_CASE("a full disk is a clear error, and what was stored stays readable") {
  const TemporaryFolder folder;
  std::uint32_t stored = 0;
  {
    auto store = ResultsStore::open(folder.path(), example_manifest());
    const FileSizeLimit limit(400000);
    stored = add_until_refused(store, 1000);
    CHECK(stored > 2);
    CHECK(stored < 1000);
    CHECK(store.has(0, seed, stored - 1));
    CHECK_FALSE(store.has(0, seed, stored));
  }
  {
    const auto store = ResultsStore::read(folder.path());
    for (std::uint32_t replication = 0; replication < stored; ++replication) {
      CHECK(same_bits(store.trial(0, seed, replication)->table, example_trial(0, replication).table));
    }
    CHECK_FALSE(store.has(0, seed, stored));
  }
  auto store = ResultsStore::open(folder.path(), example_manifest());  // with room again it goes on
  store.add(example_trial(0, stored), seed, 0.1);
  store.close();
  CHECK(ResultsStore::read(folder.path()).has(0, seed, stored));
}

TEST_CASE("what a full disk leaves of a killed run can be read while it is still full") {
  const TemporaryFolder folder;
  REQUIRE(run_and_kill(store_five_without_end, folder.path()));
  const FileSizeLimit limit(1);
  CHECK(same_bits(ResultsStore::read(folder.path()).trial(1, seed, 4)->table, example_trial(1, 4).table));
}

TEST_CASE("a disk that is full from the start is a clear error") {
  const TemporaryFolder folder;
  const FileSizeLimit limit(1000);
  CHECK_THROWS_AS(ResultsStore::open(folder.path() / "new", example_manifest()), StoreWriteError);
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
