#include "small_city.hpp"

using namespace timbang;
using namespace timbang::testing;

TEST_CASE("extra food spending is counted in the month of the transaction") {
  OutcomeFold fold(small_city());
  const auto buy = [&](KecamatanId kecamatan, SimTime time, std::int64_t extra_food) {
    const Credit c{at("2023-02-10"), 400'000, HouseholdId{1}, Channel::bank, kecamatan};
    credit(fold, c);
    fold.on(Transacted{kecamatan, c.household, c.channel, c.credited_at, time, Rupiah(c.amount), Rupiah(extra_food)});
  };
  buy(first_kecamatan, at("2023-02-12"), 120'000);
  buy(second_kecamatan, at("2023-03-12"), 80'000);
  const OutcomeTable table = fold.finish();
  CHECK(value(table, outcome::use_extra_food_spending, 0, "2023-02") == 120'000);
  CHECK(value(table, outcome::use_extra_food_spending, 2, "2023-03") == 80'000);
  CHECK(value(table, outcome::use_extra_food_spending, 0, "all") == 200'000);
}

TEST_CASE("checks of use and their findings are counted in the month of the check") {
  OutcomeFold fold(small_city());
  fold.on(UseChecked{first_kecamatan, HouseholdId{1}, at("2023-02-12"), false});
  fold.on(UseChecked{first_kecamatan, HouseholdId{1}, at("2023-02-13"), true});
  fold.on(UseChecked{second_kecamatan, HouseholdId{2}, at("2023-03-13"), false});
  fold.on(UseChecked{second_kecamatan, HouseholdId{2}, at("2022-12-13"), true});
  const OutcomeTable table = fold.finish();
  CHECK(value(table, outcome::use_checks, 1, "2023-02") == 2);
  CHECK(value(table, outcome::use_checks, 0, "all") == 3);
  CHECK(value(table, outcome::use_non_food_use_found, 1, "2023-02") == 1);
  CHECK(value(table, outcome::use_non_food_use_found, 2, "all") == 0);
}
