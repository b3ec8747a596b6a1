#include "results/calibration_store.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <csignal>
#include <limits>

#include "base/problem.hpp"
#include "results/calibrated_ensemble.hpp"
#include "results/calibration_report.hpp"
#include "support/file_size_limit.hpp"
#include "support/results_example.hpp"

using namespace timbang;
using namespace timbang::test;

namespace {

const CalibrationTrialKey key{"some Q", "abc", 18446744073709551615ULL, 3};

CityOutcomes outcomes() {
  return {{1.5, -0.0, std::numeric_limits<double>::quiet_NaN(), 1e300}, ""};
}

std::string refusal(const std::filesystem::path& folder) {
  try {
    static_cast<void>(CalibrationStore::open(folder));
  } catch (const ScenarioError& error) {
    return error.problems().front().id;
  }
  return "";
}

}  // namespace

TEST_CASE("a calibration's trial is found again by its whole name, bit by bit, also after the folder was closed") {
  const TemporaryFolder folder;
  {
    CalibrationStore store = CalibrationStore::open(folder.path() / "new");
    CHECK_FALSE(store.trial(key).has_value());
    store.add_trial(key, outcomes());
    store.add_finding("fit", "k", std::vector<double>{0.1, -2});
    store.close();
  }
  const CalibrationStore store = CalibrationStore::open(folder.path() / "new");
  const auto found = store.trial(key);
  REQUIRE(found.has_value());
  CHECK(found->values[0] == 1.5);
  CHECK(std::signbit(found->values[1]));
  CHECK(std::isnan(found->values[2]));
  CHECK(found->at(1, 1, 2) == 1e300);
  CHECK(store.finding("fit", "k") == std::vector<double>{0.1, -2});
  for (CalibrationTrialKey other : {key, key, key, key}) {
    static int changed = 0;
    if (changed == 0) other.setup = "another Q";
    if (changed == 1) other.values_sha256 = "abd";
    if (changed == 2) other.seed = 3;
    if (changed == 3) other.replication = 4;
    ++changed;
    CHECK_FALSE(store.trial(other).has_value());
  }
  CHECK_FALSE(store.finding("fit", "other").has_value());
}

TEST_CASE("a failed trial is kept as failed, and its outcomes are not numbers") {
  const TemporaryFolder folder;
  CalibrationStore store = CalibrationStore::open(folder.path() / "new");
  store.add_trial(key, {{}, "a law broke"});
  CHECK(store.trial(key)->failure == "a law broke");
  CHECK(std::isnan(store.trial(key)->at(0, 0, 13)));
}

TEST_CASE("what a writer committed survives its being killed") {
  const TemporaryFolder folder;
  const auto write_and_die = [](const std::filesystem::path& where) {
    CalibrationStore store = CalibrationStore::open(where);
    store.add_trial(key, outcomes());
    ::raise(SIGKILL);
  };
  static_cast<void>(run_and_kill(write_and_die, folder.path() / "new"));
  CHECK(CalibrationStore::open(folder.path() / "new").trial(key).has_value());
}

TEST_CASE("a full disk is a clear error of a calibration too, which goes on once there is room") {
  const TemporaryFolder folder;
  CalibrationTrialKey next = key;
  {
    CalibrationStore store = CalibrationStore::open(folder.path() / "new");
    const FileSizeLimit limit(200'000);
    const auto add_many = [&] {
      for (next.replication = 0; next.replication < 1000; ++next.replication) store.add_trial(next, outcomes());
    };
    CHECK_THROWS_AS(add_many(), StoreWriteError);
    CHECK(next.replication > 2);
  }
  CalibrationStore store = CalibrationStore::open(folder.path() / "new");
  CHECK_FALSE(store.trial(next).has_value());
  store.add_trial(next, outcomes());
  while (next.replication-- > 0) CHECK(store.trial(next).has_value());
}

TEST_CASE("a folder of other things, one in use, and a file in its place are refused") {
  const TemporaryFolder folder;
  std::filesystem::create_directories(folder.path() / "other");
  write_text(folder.path() / "other" / "notes.txt", "mine");
  CHECK(refusal(folder.path() / "other") == "results_not_a_folder");
  write_text(folder.path() / "file", "");
  CHECK_FALSE(refusal(folder.path() / "file").empty());
  const CalibrationStore store = CalibrationStore::open(folder.path() / "used");
  CHECK(refusal(folder.path() / "used") == "results_in_use");
}

TEST_CASE("an ensemble is written with whole numbers, units in quotes, and a row a member") {
  CalibratedEnsemble ensemble{"small", "ab", "timbang calibrate \"a b\"", {{"a.b", "%"}, {"c", ""}}, {{2.13, 1e5}}};
  const std::string yaml = ensemble_yaml(ensemble);
  CHECK(yaml.find("made_by: \"timbang calibrate \\\"a b\\\"\"") != std::string::npos);
  CHECK(yaml.find("  - {path: a.b, unit: \"%\"}\n  - {path: c}\nmembers:\n  - [2.13, 100000]\n") != std::string::npos);
}

TEST_CASE("a conclusion stands by what both fits say") {
  const auto standing = [](double low_with, double high_with, double low_without, double high_without) {
    CalibrationReport report;
    report.fits.resize(2);
    report.fits[0].answers = {{"x", {(low_with + high_with) / 2, 1, low_with, high_with}, 1}};
    report.fits[1].answers = {{"x", {(low_without + high_without) / 2, 1, low_without, high_without}, 1}};
    return report.standing(0);
  };
  CHECK(standing(-3, -1, -2, -1) == Standing::holds);
  CHECK(standing(-3, -1, -2, 1) == Standing::follows_from_interpretation);
  CHECK(standing(-3, -1, 1, 2) == Standing::follows_from_interpretation);
  CHECK(standing(-3, 1, -2, -1) == Standing::holds_only_without);
  CHECK(standing(-3, 1, -2, 1) == Standing::open);
  CHECK(HeldOutPrediction{0, {8, 1, 6, 10}}.agrees_with(10, 1));
  CHECK_FALSE(HeldOutPrediction{0, {8, 0.5, 7, 9}}.agrees_with(10, 0.5));
}
