// Folders that no study may write to: refused in words, and left as they were.
#include <catch2/catch.hpp>
#include <filesystem>
#include <functional>
#include <string>

#include "report/words/problem_text.hpp"
#include "studies/any_study.hpp"
#include "support/results_example.hpp"
#include "support/text.hpp"

using namespace timbang;
using namespace timbang::test;

namespace {

/// What a refused study says in English, after the id of its one problem.
std::string refusal_of(AnyStudy& study) {
  const auto problems = problems_when([&] { return study.run(); });
  REQUIRE(problems.size() == 1);
  return problems.front().id + ": " + problems_text(Language::english, problems);
}

template <class Study>
void check_refused_folders() {
  const TemporaryFolder folder;
  const FolderIdentity own = FolderIdentity::of(read_scenario(small_city_file()));
  FolderIdentity other_city = own;
  other_city.city = "3275";
  FolderIdentity other_kecamatan = own;
  other_kecamatan.kecamatan.front() = "Selatan";
  FolderIdentity other_period = own;
  other_period.first_month = own.first_month + 1;
  FolderIdentity shorter_period = own;
  --shorter_period.months;
  Study study;
  for (const FolderIdentity& other : {other_city, other_kecamatan, other_period, shorter_period}) {
    study.folder =
        folder / (other.city + other.kecamatan.front() + other.first_month.text() + std::to_string(other.months));
    TrialStore::open(study.folder, other).close();
    const auto before = snapshot(study.folder);
    const std::string said = refusal_of(study);
    CHECK(has(said, "results_other_scenario: "));
    CHECK(has(said, study.folder.string()));
    CHECK(snapshot(study.folder) == before);
  }
  study.folder = folder / "in use";
  {
    const TrialStore writer = TrialStore::open(study.folder, own);
    const std::string said = refusal_of(study);
    CHECK(has(said, "results_in_use: "));
    CHECK(has(said, study.folder.string()));
  }
  CHECK_FALSE(study.run().report.empty());
}

}  // namespace

TEST_CASE("a folder of another city or period, or with another writer, is refused in words by every study") {
  SECTION("compare") {
    check_refused_folders<AnyComparison>();
  }
  SECTION("sweep") {
    check_refused_folders<AnySweep>();
  }
  SECTION("calibrate") {
    check_refused_folders<AnyCalibration>();
  }
  SECTION("decide") {
    check_refused_folders<AnyDecision>();
  }
}
