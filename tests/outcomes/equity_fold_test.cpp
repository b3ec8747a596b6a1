#include <cmath>

#include "small_city.hpp"

using namespace timbang;
using namespace timbang::testing;

namespace {

constexpr CaseKind kind = CaseKind::complaint_field_check;

/// A complaint of February that waits so many days.
void wait(OutcomeFold& fold, int days, KecamatanId kecamatan, SimTime filed = at("2023-02-01")) {
  resolve(fold, kind, filed, filed + Duration::days(60), filed + Duration::days(days), CaseEnd::resolved, kecamatan);
}

}  // namespace

TEST_CASE("kecamatan are compared by their mean waits, and the ratio adds one day to each") {
  OutcomeFold fold(small_city());
  wait(fold, 10, first_kecamatan);
  wait(fold, 20, first_kecamatan);
  wait(fold, 3, second_kecamatan);
  wait(fold, 31, second_kecamatan, at("2023-04-01"));
  const OutcomeTable table = fold.finish();
  CHECK(value(table, outcome::equity_longest_kecamatan_wait, 0, "2023-02") == 15);
  CHECK(value(table, outcome::equity_worst_to_best_wait, 0, "2023-02") == 16 / 4.0);
  CHECK(value(table, outcome::equity_longest_kecamatan_wait, 0, "all") == 17);
  CHECK(value(table, outcome::equity_worst_to_best_wait, 0, "all") == 18 / 16.0);
}

TEST_CASE("a kecamatan without complaints is excluded from the comparison") {
  OutcomeFold fold(small_city());
  wait(fold, 8, second_kecamatan);
  const OutcomeTable table = fold.finish();
  CHECK(value(table, outcome::equity_longest_kecamatan_wait, 0, "2023-02") == 8);
  CHECK(value(table, outcome::equity_worst_to_best_wait, 0, "2023-02") == 1);
}

TEST_CASE("the Gini of waits is over complaints of the city, whatever their kecamatan") {
  OutcomeFold fold(small_city());
  wait(fold, 0, first_kecamatan);
  wait(fold, 0, second_kecamatan);
  wait(fold, 0, first_kecamatan);
  wait(fold, 12, second_kecamatan);
  wait(fold, 4, first_kecamatan, at("2023-04-01"));
  wait(fold, 4, second_kecamatan, at("2023-04-01"));
  const OutcomeTable table = fold.finish();
  CHECK(value(table, outcome::equity_gini_of_waits, 0, "2023-02") == 0.75);
  CHECK(value(table, outcome::equity_gini_of_waits, 0, "2023-04") == 0);
  // All pairs: 3 x 12 + 6 x 4 + 2 x 8 = 76 days of difference, twice; over 6 x 20 days, twice.
  CHECK(value(table, outcome::equity_gini_of_waits, 0, "all") == 76 / 120.0);
}

TEST_CASE("equity is perfect if nobody waits, undefined without complaints, and undefined for one kecamatan") {
  OutcomeFold fold(small_city());
  wait(fold, 0, first_kecamatan);
  wait(fold, 0, second_kecamatan);
  const OutcomeTable table = fold.finish();
  CHECK(value(table, outcome::equity_gini_of_waits, 0, "2023-02") == 0);
  CHECK(value(table, outcome::equity_worst_to_best_wait, 0, "all") == 1);
  for (const std::size_t each :
       {outcome::equity_longest_kecamatan_wait, outcome::equity_worst_to_best_wait, outcome::equity_gini_of_waits}) {
    CHECK(std::isnan(value(table, each, 0, "2023-03")));
    CHECK(std::isnan(value(table, each, 1, "2023-02")));
  }
}

TEST_CASE("equity uses restricted waits of complaints") {
  OutcomeFold fold(small_city());
  wait(fold, 300, first_kecamatan);  // counts as 180
  resolve(fold, CaseKind::follow_up, at("2023-02-01"), at("2023-03-01"), at("2023-02-02"));
  const OutcomeTable table = fold.finish();
  CHECK(value(table, outcome::equity_longest_kecamatan_wait, 0, "all") == 180);
  CHECK(value(table, outcome::equity_gini_of_waits, 0, "all") == 0);
}
