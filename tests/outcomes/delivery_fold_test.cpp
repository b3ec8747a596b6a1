#include <cmath>

#include "base/check.hpp"
#include "small_city.hpp"

using namespace timbang;
using namespace timbang::testing;

TEST_CASE("money is counted in the month in which it moves") {
  OutcomeFold fold(small_city());
  transact(fold, {at("2023-02-10"), 400'000}, at("2023-02-12"));
  transact(fold, {at("2023-02-10"), 400'000, HouseholdId{2}}, at("2023-03-02"));
  miss_and_return(fold, {at("2023-03-20"), 600'000, HouseholdId{3}, Channel::post, second_kecamatan}, at("2023-07-04"));
  const OutcomeTable table = fold.finish();

  CHECK(value(table, outcome::delivery_credited, 0, "2023-02") == 800'000);
  CHECK(value(table, outcome::delivery_credited, 2, "2023-03") == 600'000);
  CHECK(value(table, outcome::delivery_credited, 1, "2023-03") == 0);
  CHECK(value(table, outcome::delivery_credited, 0, "all") == 1'400'000);
  CHECK(value(table, outcome::delivery_kpm_paid, 0, "all") == 3);
  CHECK(value(table, outcome::delivery_transacted, 1, "2023-02") == 400'000);
  CHECK(value(table, outcome::delivery_transacted, 1, "2023-03") == 400'000);
  CHECK(value(table, outcome::delivery_returned_to_treasury, 2, "2023-07") == 600'000);
  CHECK(value(table, outcome::delivery_returned_to_treasury, 0, "all") == 600'000);
}

TEST_CASE("outstanding money is a stock at month ends, and the year has its mean") {
  OutcomeFold fold(small_city());
  transact(fold, {at("2022-12-10"), 300'000}, at("2023-01-05"));
  miss_and_return(fold, {at("2023-03-20"), 600'000, HouseholdId{3}, Channel::post}, at("2023-07-04"));
  const OutcomeTable table = fold.finish();

  CHECK(value(table, outcome::delivery_outstanding, 0, "2023-01") == 0);
  CHECK(value(table, outcome::delivery_outstanding, 0, "2023-02") == 0);
  for (const char* month : {"2023-03", "2023-04", "2023-05", "2023-06"}) {
    CHECK(value(table, outcome::delivery_outstanding, 0, month) == 600'000);
  }
  CHECK(value(table, outcome::delivery_outstanding, 0, "2023-07") == 0);
  CHECK(value(table, outcome::delivery_outstanding, 0, "all") == 600'000 * 4 / 12.0);
}

TEST_CASE("a credit of the warm-up that is still outstanding counts in the stock but in no flow") {
  OutcomeFold fold(small_city());
  miss(fold, {at("2022-12-10"), 400'000});
  const OutcomeTable table = fold.finish();
  CHECK(value(table, outcome::delivery_outstanding, 0, "all") == 400'000);
  CHECK(value(table, outcome::delivery_credited, 0, "all") == 0);
  CHECK(value(table, outcome::delivery_kpm_not_transacted, 0, "all") == 0);
  CHECK(std::isnan(value(table, outcome::delivery_days_to_transaction_mean, 0, "all")));
}

TEST_CASE("families that missed the deadline are counted by the month of the credit") {
  OutcomeFold fold(small_city());
  miss(fold, {at("2023-12-10"), 400'000});
  miss(fold, {at("2023-12-20"), 600'000, HouseholdId{2}, Channel::post});
  const OutcomeTable table = fold.finish();
  CHECK(value(table, outcome::delivery_kpm_not_transacted, 0, "2023-12") == 2);
  CHECK(value(table, outcome::delivery_kpm_not_transacted, 0, "all") == 2);
}

TEST_CASE("days to transaction are assigned to the credit's month and are cut off at the deadline") {
  OutcomeFold fold(small_city());
  transact(fold, {at("2023-12-10")}, at("2023-12-12"));                         // 2 days
  transact(fold, {at("2023-12-10"), 1, HouseholdId{2}}, at("2024-01-09"));      // 30 days, after the last month
  miss(fold, {at("2023-12-10"), 1, HouseholdId{3}, Channel::bank});             // 90 days
  miss(fold, {at("2023-12-20"), 1, HouseholdId{4}, Channel::post});             // 45 days
  transact(fold, {at("2023-03-20"), 1, HouseholdId{5}}, at("2023-03-21", 12));  // 1.5 days
  const OutcomeTable table = fold.finish();
  CHECK(value(table, outcome::delivery_days_to_transaction_mean, 0, "2023-12") == (2 + 30 + 90 + 45) / 4.0);
  CHECK(value(table, outcome::delivery_days_to_transaction_mean, 0, "2023-03") == 1.5);
  CHECK(value(table, outcome::delivery_days_to_transaction_mean, 0, "all") == (1.5 + 2 + 30 + 90 + 45) / 5.0);
  CHECK(std::isnan(value(table, outcome::delivery_days_to_transaction_mean, 0, "2023-05")));
  CHECK(std::isnan(value(table, outcome::delivery_days_to_transaction_mean, 2, "all")));
  // Of two values in a month of its own bin each, the median is the upper end of the lower one's bin.
  CHECK(value(table, outcome::delivery_days_to_transaction_p50, 0, "2023-12") == 30.25);
  CHECK(value(table, outcome::delivery_days_to_transaction_p90, 0, "2023-12") == 90);
}

TEST_CASE("a credit is judged by the deadline in force on the day it was made") {
  OutcomeFold fold(small_city());
  transact(fold, {at("2023-03-10")}, at("2023-06-08"));  // the 90th day, after the change
  fold.set_deadline(at("2023-05-01"), {Duration::days(120), Duration::days(30)});
  transact(fold, {at("2023-05-10"), 1, HouseholdId{2}}, at("2023-09-07"));  // the 120th day
  const OutcomeTable table = fold.finish();
  CHECK(value(table, outcome::delivery_days_to_transaction_mean, 0, "2023-05") == 120);
  CHECK(value(table, outcome::delivery_days_to_transaction_p90, 0, "2023-05") == 120);

  transact(fold, {at("2023-05-20"), 1, HouseholdId{3}, Channel::post}, at("2023-06-20"));  // the 31st
  CHECK_THROWS_AS(fold.finish(), CheckFailed);
}

TEST_CASE("percentiles of the city and the year pool all families instead of averaging percentiles") {
  OutcomeFold fold(small_city());
  for (std::uint32_t i = 0; i < 8; ++i) transact(fold, {at("2023-02-10"), 1, HouseholdId{i}}, at("2023-02-11"));
  transact(fold, {at("2023-04-10"), 1, HouseholdId{8}, Channel::bank, second_kecamatan}, at("2023-04-20"));
  transact(fold, {at("2023-04-10"), 1, HouseholdId{9}, Channel::bank, second_kecamatan}, at("2023-05-10"));
  const OutcomeTable table = fold.finish();
  CHECK(value(table, outcome::delivery_days_to_transaction_p50, 2, "all") == 10.25);
  // Ten values: the fifth of the eight in [1, 1.25).
  CHECK(value(table, outcome::delivery_days_to_transaction_p50, 0, "all") == 1 + 0.25 * 5 / 8);
  CHECK(value(table, outcome::delivery_days_to_transaction_p90, 0, "all") == 10.25);
}

TEST_CASE("missed deadlines are counted by cause and by the month of the credit") {
  OutcomeFold fold(small_city());
  const auto miss_because = [&](std::uint32_t household, Obstacle cause, KecamatanId kecamatan) {
    const Credit c{at("2023-12-10"), 400'000, HouseholdId{household}, Channel::bank, kecamatan};
    credit(fold, c);
    fold.on(DeadlineMissed{c.kecamatan, c.household, c.channel, c.credited_at, c.credited_at + Duration::days(90),
                           Rupiah(c.amount), cause});
  };
  miss_because(1, Obstacle::uninformed, first_kecamatan);
  miss_because(2, Obstacle::card, first_kecamatan);
  miss_because(3, Obstacle::card, second_kecamatan);
  miss_because(4, Obstacle::wrong_data, first_kecamatan);
  miss_because(5, Obstacle::died, first_kecamatan);
  miss_because(6, Obstacle::moved, first_kecamatan);
  miss_because(7, Obstacle::none, first_kecamatan);
  const OutcomeTable table = fold.finish();
  const auto missed = [&](std::size_t cause, std::size_t where) {
    CHECK(value(table, cause, where, "2023-11") == 0);
    return value(table, cause, where, "2023-12");
  };
  for (const std::size_t cause :
       {outcome::delivery_kpm_not_transacted_uninformed, outcome::delivery_kpm_not_transacted_wrong_data,
        outcome::delivery_kpm_not_transacted_died, outcome::delivery_kpm_not_transacted_moved,
        outcome::delivery_kpm_not_transacted_no_obstacle}) {
    CHECK(missed(cause, 0) == 1);
  }
  CHECK(missed(outcome::delivery_kpm_not_transacted_card, 0) == 2);
  CHECK(missed(outcome::delivery_kpm_not_transacted_card, 2) == 1);
  CHECK(missed(outcome::delivery_kpm_not_transacted_died, 2) == 0);
  CHECK(value(table, outcome::delivery_kpm_not_transacted, 0, "2023-12") == 7);
}

TEST_CASE("a family reached counts once a month and once over all months") {
  OutcomeFold fold(small_city());
  transact(fold, {at("2022-12-10"), 1, HouseholdId{9}}, at("2022-12-12"));
  transact(fold, {at("2023-02-10"), 1, HouseholdId{1}}, at("2023-02-12"));
  transact(fold, {at("2023-01-10"), 1, HouseholdId{1}}, at("2023-02-20"));
  transact(fold, {at("2023-04-10"), 1, HouseholdId{1}}, at("2023-04-12"));
  transact(fold, {at("2023-04-10"), 1, HouseholdId{700'000}, Channel::bank, second_kecamatan}, at("2023-04-12"));
  transact(fold, {at("2023-12-30"), 1, HouseholdId{64}, Channel::bank, second_kecamatan}, at("2024-01-02"));
  const OutcomeTable table = fold.finish();
  CHECK(value(table, outcome::delivery_families_reached, 0, "2023-01") == 0);
  CHECK(value(table, outcome::delivery_families_reached, 1, "2023-02") == 1);
  CHECK(value(table, outcome::delivery_families_reached, 0, "2023-04") == 2);
  CHECK(value(table, outcome::delivery_families_reached, 0, "2023-12") == 0);
  CHECK(value(table, outcome::delivery_families_reached, 1, "all") == 1);
  CHECK(value(table, outcome::delivery_families_reached, 2, "all") == 1);
  CHECK(value(table, outcome::delivery_families_reached, 0, "all") == 2);
}
