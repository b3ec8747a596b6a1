#include <cmath>

#include "small_city.hpp"

using namespace timbang;
using namespace timbang::testing;

namespace {

constexpr std::int64_t whole_line = std::int64_t{1} << 32;

PovertyMonth poverty(KecamatanId kecamatan, Month month, std::int64_t poor_persons) {
  PovertyMonth fact{kecamatan, month, 1000, 250, {}, {}, {}, {}, {}};
  fact.delivered = {poor_persons, poor_persons / 4, poor_persons * whole_line / 8, poor_persons * whole_line / 32};
  fact.without_aid = {poor_persons + 30, poor_persons / 4 + 8, poor_persons * whole_line / 4,
                      poor_persons * whole_line / 16};
  fact.if_all_transacted = {poor_persons - 2, poor_persons / 4 - 1, poor_persons * whole_line / 16,
                            poor_persons * whole_line / 64};
  fact.if_all_listed = {poor_persons - 9, poor_persons / 4 - 3, poor_persons * whole_line / 32,
                        poor_persons * whole_line / 128};
  fact.cash_basis = {poor_persons + 5, poor_persons / 4 + 1, poor_persons * whole_line / 8,
                     poor_persons * whole_line / 32};
  return fact;
}

}  // namespace

TEST_CASE("poverty is counted in persons and households, and the year is the mean of its months") {
  OutcomeFrame frame = small_city();
  frame.months = 2;
  OutcomeFold fold(frame);
  fold.on(poverty(first_kecamatan, Month(2023, 1), 40));
  fold.on(poverty(first_kecamatan, Month(2023, 2), 60));
  fold.on(poverty(second_kecamatan, Month(2023, 1), 80));
  fold.on(poverty(second_kecamatan, Month(2023, 2), 80));
  fold.on(poverty(second_kecamatan, Month(2023, 3), 800));
  const OutcomeTable table = fold.finish();
  CHECK(value(table, outcome::poverty_poor_persons, 1, "2023-01") == 40);
  CHECK(value(table, outcome::poverty_poor_persons, 1, "all") == 50);
  CHECK(value(table, outcome::poverty_poor_persons, 0, "2023-02") == 140);
  CHECK(value(table, outcome::poverty_poor_households, 0, "2023-01") == 30);
  CHECK(value(table, outcome::poverty_headcount_rate, 1, "2023-01") == 4);
  CHECK(value(table, outcome::poverty_headcount_rate, 0, "2023-01") == 6);
  CHECK(value(table, outcome::poverty_headcount_rate, 1, "all") == 5);
  CHECK(value(table, outcome::poverty_gap, 1, "2023-01") == 0.5);
  CHECK(value(table, outcome::poverty_gap, 1, "all") == 0.625);
  CHECK(value(table, outcome::poverty_severity, 1, "2023-01") == 0.125);
  CHECK(value(table, outcome::poverty_severity, 0, "2023-01") == 0.1875);
  CHECK(value(table, outcome::poverty_severity, 1, "all") == 0.15625);
  CHECK(value(table, outcome::poverty_poor_persons_cash_basis, 1, "2023-01") == 45);
  CHECK(value(table, outcome::poverty_poor_persons_cash_basis, 0, "all") == 140);
  CHECK(value(table, outcome::poverty_poor_persons_without_aid, 1, "2023-01") == 70);
  CHECK(value(table, outcome::poverty_poor_persons_if_all_transacted, 1, "2023-01") == 38);
  CHECK(value(table, outcome::poverty_lifted_by_aid, 0, "2023-01") == 60);
  CHECK(value(table, outcome::poverty_kept_poor_by_failed_delivery, 0, "all") == 4);
  CHECK(value(table, outcome::poverty_kept_poor_without_place, 1, "2023-01") == 7);
  CHECK(value(table, outcome::poverty_kept_poor_without_place, 0, "all") == 14);
}

TEST_CASE("without a poverty report the poverty rates are undefined") {
  const OutcomeTable table = OutcomeFold(small_city()).finish();
  CHECK(std::isnan(value(table, outcome::poverty_headcount_rate, 0, "2023-01")));
  CHECK(std::isnan(value(table, outcome::poverty_headcount_rate, 0, "all")));
  CHECK(std::isnan(value(table, outcome::targeting_coverage, 0, "all")));
}

TEST_CASE("targeting rates are per household and pooled over the months") {
  OutcomeFold fold(small_city());
  fold.on(TargetingMonth{first_kecamatan, Month(2023, 1), 100, 60, 120, 30, {20, 10, 5, 1, 4}, 8});
  fold.on(TargetingMonth{first_kecamatan, Month(2023, 2), 300, 90, 120, 6, {180, 0, 30, 0, 0}, 40});
  const OutcomeTable table = fold.finish();
  CHECK(value(table, outcome::targeting_coverage, 1, "2023-01") == 60);
  CHECK(value(table, outcome::targeting_exclusion_error, 1, "2023-01") == 40);
  CHECK(value(table, outcome::targeting_inclusion_error, 1, "2023-01") == 25);
  CHECK(value(table, outcome::targeting_coverage, 0, "all") == 37.5);
  CHECK(value(table, outcome::targeting_inclusion_error, 0, "all") == 15);
  CHECK(std::isnan(value(table, outcome::targeting_coverage, 2, "all")));
  CHECK(value(table, outcome::targeting_exclusion_not_proposed, 1, "2023-01") == 20);
  CHECK(value(table, outcome::targeting_exclusion_in_verification, 1, "2023-01") == 10);
  CHECK(value(table, outcome::targeting_exclusion_waiting_list, 1, "2023-01") == 5);
  CHECK(value(table, outcome::targeting_exclusion_rejected, 1, "2023-01") == 1);
  CHECK(value(table, outcome::targeting_exclusion_lost_place, 1, "2023-01") == 4);
  CHECK(value(table, outcome::targeting_exclusion_not_proposed, 0, "all") == 50);
  CHECK(value(table, outcome::targeting_exclusion_lost_place, 0, "all") == 1);
  CHECK(std::isnan(value(table, outcome::targeting_exclusion_rejected, 2, "all")));
  CHECK(value(table, outcome::targeting_waiting_list, 1, "2023-01") == 8);
  CHECK(value(table, outcome::targeting_waiting_list, 0, "all") == 4);
}
