#include "broken_law.hpp"

using namespace timbang;
using namespace timbang::testing;

namespace {

constexpr const char* conserved = "places: those at the start = families on the list + vacant places";

void vacate(OutcomeFold& fold, std::uint32_t household, SimTime time, VacancyReason reason = VacancyReason::reported) {
  fold.on(PlaceVacated{first_kecamatan, HouseholdId{household}, time, reason});
}

void fill(OutcomeFold& fold, std::uint32_t household, SimTime time) {
  fold.on(PlaceFilled{first_kecamatan, HouseholdId{household}, time});
}

}  // namespace

TEST_CASE("families that lose, regain and lose places again break no law") {
  OutcomeFold fold(small_city());
  vacate(fold, 1, at("2022-12-01"));
  fill(fold, 2, at("2023-01-05"));
  vacate(fold, 2, at("2023-01-05", 1), VacancyReason::improved);
  fill(fold, 1, at("2023-03-01"));
  vacate(fold, 1, at("2023-04-01"), VacancyReason::dropped);
  fill(fold, 2, at("2023-04-02"));
  CHECK_NOTHROW(fold.finish());
}

TEST_CASE("a family that loses one place twice is caught") {
  check_broken(
      [](OutcomeFold& fold) {
        vacate(fold, 1, at("2023-02-01"));
        vacate(fold, 1, at("2023-03-01"), VacancyReason::dropped);
      },
      "2023-03", 1, conserved);
}

TEST_CASE("a family that receives two places is caught") {
  check_broken(
      [](OutcomeFold& fold) {
        for (std::uint32_t i = 0; i < 5; ++i) vacate(fold, i, at("2023-02-01"));
        fill(fold, 7, at("2023-05-01"));
        fill(fold, 7, at("2023-05-02"));
      },
      "2023-05", 1, conserved);
}
