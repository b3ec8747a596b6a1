#include <cmath>

#include "small_city.hpp"

using namespace timbang;
using namespace timbang::testing;

TEST_CASE("a family is stuck from 30 days after its credit until it transacts") {
  OutcomeFold fold(small_city());
  transact(fold, {at("2023-02-10"), 400'000}, at("2023-05-02"));
  const OutcomeTable table = fold.finish();
  CHECK(value(table, outcome::delivery_stuck_kpm_share, 1, "2023-02") == 0);
  CHECK(value(table, outcome::delivery_stuck_kpm_share, 1, "2023-03") == 1);
  CHECK(value(table, outcome::delivery_stuck_kpm_share, 1, "2023-04") == 1);
  CHECK(value(table, outcome::delivery_stuck_kpm_share, 1, "2023-05") == 0);
  CHECK(value(table, outcome::delivery_stuck_kpm_share, 0, "2023-03") == Approx(100.0 / 300));
  CHECK(value(table, outcome::delivery_stuck_balance_mean, 1, "2023-03") == 400'000);
  CHECK(std::isnan(value(table, outcome::delivery_stuck_balance_mean, 1, "2023-02")));
}

TEST_CASE("on 30 June a credit of 31 May is stuck and a credit of June is not") {
  OutcomeFold old_enough(small_city());
  transact(old_enough, {at("2023-05-31", 23)}, at("2023-07-10"));
  CHECK(value(old_enough.finish(), outcome::delivery_stuck_kpm_share, 1, "2023-06") == 1);
  OutcomeFold too_young(small_city());
  transact(too_young, {at("2023-06-01")}, at("2023-07-10"));
  CHECK(value(too_young.finish(), outcome::delivery_stuck_kpm_share, 1, "2023-06") == 0);
}

TEST_CASE("a missed credit stays stuck until its money is back in the treasury") {
  OutcomeFold fold(small_city());
  miss_and_return(fold, {at("2023-03-20"), 600'000, HouseholdId{1}, Channel::post}, at("2023-07-04"));
  const OutcomeTable table = fold.finish();
  CHECK(value(table, outcome::delivery_stuck_kpm_share, 1, "2023-04") == 1);
  CHECK(value(table, outcome::delivery_stuck_kpm_share, 1, "2023-06") == 1);
  CHECK(value(table, outcome::delivery_stuck_kpm_share, 1, "2023-07") == 0);
}

TEST_CASE("a family with several stuck credits counts once, with the sum of its balances") {
  OutcomeFold fold(small_city());
  miss(fold, {at("2023-02-10"), 400'000});
  miss(fold, {at("2023-04-10"), 400'000});
  transact(fold, {at("2023-04-10"), 100'000, HouseholdId{2}}, at("2023-06-01"));
  const OutcomeTable table = fold.finish();
  CHECK(value(table, outcome::delivery_stuck_kpm_share, 1, "2023-05") == 2);
  CHECK(value(table, outcome::delivery_stuck_balance_mean, 1, "2023-05") == 450'000);
  CHECK(value(table, outcome::delivery_stuck_kpm_share, 1, "2023-12") == 1);
  CHECK(value(table, outcome::delivery_stuck_balance_mean, 1, "2023-12") == 800'000);
}

TEST_CASE("a family keeps counting while one of its stuck credits remains") {
  OutcomeFold fold(small_city());
  miss_and_return(fold, {at("2023-02-10"), 400'000}, at("2023-06-20"));
  transact(fold, {at("2023-04-10"), 400'000}, at("2023-07-05"));
  const OutcomeTable table = fold.finish();
  CHECK(value(table, outcome::delivery_stuck_kpm_share, 1, "2023-05") == 1);
  CHECK(value(table, outcome::delivery_stuck_kpm_share, 1, "2023-06") == 1);
  CHECK(value(table, outcome::delivery_stuck_balance_mean, 1, "2023-06") == 400'000);
  CHECK(value(table, outcome::delivery_stuck_kpm_share, 1, "2023-07") == 0);
}

TEST_CASE("credits of the warm-up count as stuck in the reported months unless they ended before") {
  OutcomeFold fold(small_city());
  miss(fold, {at("2022-11-10"), 400'000});
  miss_and_return(fold, {at("2022-11-02"), 400'000, HouseholdId{2}, Channel::post}, at("2022-12-30"));
  const OutcomeTable table = fold.finish();
  CHECK(value(table, outcome::delivery_stuck_kpm_share, 1, "2023-01") == 1);
  CHECK(value(table, outcome::delivery_stuck_balance_mean, 1, "2023-01") == 400'000);
}

TEST_CASE("the stuck share is over the KPM listed at that time") {
  OutcomeFold fold(small_city());
  miss(fold, {at("2023-01-10")});
  for (std::uint32_t i = 0; i < 20; ++i) {
    fold.on(PlaceVacated{first_kecamatan, HouseholdId{i}, at("2022-12-01"), VacancyReason::reported});
  }
  for (std::uint32_t i = 0; i < 10; ++i) fold.on(PlaceFilled{first_kecamatan, HouseholdId{50 + i}, at("2023-04-01")});
  const OutcomeTable table = fold.finish();
  CHECK(value(table, outcome::delivery_stuck_kpm_share, 1, "2023-03") == 100 / 80.0);
  CHECK(value(table, outcome::delivery_stuck_kpm_share, 1, "2023-04") == 100 / 90.0);
}

TEST_CASE("the year's value is the mean of the values at the end of June and of December") {
  OutcomeFold fold(small_city());
  transact(fold, {at("2023-05-10"), 400'000}, at("2023-07-05"));
  for (std::uint32_t i = 0; i < 3; ++i) miss(fold, {at("2023-10-10"), 200'000, HouseholdId{2 + i}});
  const OutcomeTable table = fold.finish();
  CHECK(value(table, outcome::delivery_stuck_kpm_share, 1, "2023-11") == 3);
  CHECK(value(table, outcome::delivery_stuck_kpm_share, 1, "all") == (1 + 3) / 2.0);
  CHECK(value(table, outcome::delivery_stuck_balance_mean, 1, "all") == (400'000 + 200'000) / 2.0);
}

TEST_CASE("a period without a half-year's end has the mean of its month ends") {
  OutcomeFrame frame = small_city();
  frame.months = 4;
  OutcomeFold fold(frame);
  transact(fold, {at("2023-01-10")}, at("2023-04-05"));
  CHECK(value(fold.finish(), outcome::delivery_stuck_kpm_share, 1, "all") == (0 + 1 + 1 + 0) / 4.0);
}

TEST_CASE("a credit that ends within the last month is not stuck at the end of it") {
  OutcomeFrame frame = small_city();
  frame.months = 3;
  OutcomeFold fold(frame);
  transact(fold, {at("2022-12-20"), 400'000}, at("2023-03-10"));
  miss(fold, {at("2022-11-10"), 400'000, HouseholdId{2}});
  const OutcomeTable table = fold.finish();
  CHECK(value(table, outcome::delivery_stuck_kpm_share, 1, "2023-01") == 2);
  CHECK(value(table, outcome::delivery_stuck_kpm_share, 1, "2023-02") == 2);
  CHECK(value(table, outcome::delivery_stuck_kpm_share, 1, "2023-03") == 1);
}
