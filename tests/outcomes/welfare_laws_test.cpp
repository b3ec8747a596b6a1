#include "broken_law.hpp"

using namespace timbang;
using namespace timbang::testing;

namespace {

/// Poverty that obeys every law, of the first kecamatan.
PovertyMonth lawful(int month) {
  PovertyMonth fact{first_kecamatan, Month(2023, month), 1000, 250, {}, {}, {}, {}, {}};
  fact.without_aid = {100, 25, 900, 500};
  fact.delivered = {80, 20, 700, 400};
  fact.if_all_transacted = {70, 18, 600, 300};
  fact.if_all_listed = {60, 15, 500, 250};
  fact.cash_basis = {90, 24, 800, 450};
  return fact;
}

/// A year of it with one month changed must break this law in that month.
void check_poverty_law(const std::function<void(PovertyMonth&)>& change, const std::string& law) {
  check_broken(
      [&](OutcomeFold& fold) {
        for (int month = 1; month <= 12; ++month) {
          PovertyMonth fact = lawful(month);
          if (month == 4) change(fact);
          fold.on(fact);
        }
      },
      "2023-04", 1, law);
}

/// A month's targeting with these causes must break the law of causes.
void check_causes_law(std::array<std::int64_t, exclusion_cause_count> excluded) {
  TargetingMonth fact{first_kecamatan, Month(2023, 4), 100, 60, 90, 20};
  fact.excluded = excluded;
  check_broken([&](OutcomeFold& fold) { fold.on(fact); }, "2023-04", 1,
               "targeting: poor households that are no KPM, by cause = in all");
}

}  // namespace

TEST_CASE("poverty that decreases with aid breaks no law") {
  OutcomeFold fold(small_city());
  for (int month = 1; month <= 12; ++month) fold.on(lawful(month));
  CHECK_NOTHROW(fold.finish());
}

TEST_CASE("aid that increases poverty is caught in every measure and variant") {
  check_poverty_law([](PovertyMonth& p) { p.delivered.poor_persons = 101; }, "poverty: poor persons as delivered");
  check_poverty_law([](PovertyMonth& p) { p.delivered.poor_households = 26; }, "poverty: poor households as delivered");
  check_poverty_law([](PovertyMonth& p) { p.delivered.gap = 901; }, "poverty: gap as delivered, at most without aid");
  check_poverty_law([](PovertyMonth& p) { p.delivered.severity = 501; }, "poverty: severity as delivered, at most w");
  check_poverty_law([](PovertyMonth& p) { p.cash_basis.poor_persons = 101; }, "poverty: poor persons on a cash basis");
  check_poverty_law([](PovertyMonth& p) { p.cash_basis.gap = 901; }, "poverty: gap on a cash basis");
  check_poverty_law([](PovertyMonth& p) { p.if_all_transacted.poor_persons = 81; },
                    "poverty: poor persons if all had transacted, at most as delivered");
  check_poverty_law([](PovertyMonth& p) { p.if_all_transacted.severity = 401; },
                    "poverty: severity if all had transacted, at most as delivered");
  check_poverty_law([](PovertyMonth& p) { p.if_all_listed.poor_persons = 71; },
                    "poverty: poor persons if all poor had a place, at most if all had transacted");
}

TEST_CASE("a poverty severity above the poverty gap is caught in every variant") {
  check_poverty_law([](PovertyMonth& p) { p.without_aid.severity = 901; },
                    "poverty: severity without aid, at most its");
  check_poverty_law([](PovertyMonth& p) { p.delivered.gap = 399; }, "poverty: severity as delivered, at most its gap");
  check_poverty_law([](PovertyMonth& p) { p.cash_basis.gap = 449; }, "poverty: severity on a cash basis, at most its");
  check_poverty_law([](PovertyMonth& p) { p.if_all_transacted.gap = 299; }, "poverty: severity if all had transacted");
}

TEST_CASE("more poor persons than persons are caught") {
  check_poverty_law([](PovertyMonth& p) { p.persons = 99; }, "poverty: poor persons, at most all persons");
}

TEST_CASE("causes of exclusion that do not sum to the poor without a place are caught") {
  check_causes_law({});
  check_causes_law({10, 10, 10, 10, 1});
  check_causes_law({39, 0, 0, 0, 0});
}

TEST_CASE("households that appear or vanish are caught") {
  check_broken(
      [](OutcomeFold& fold) {
        for (int month = 1; month <= 12; ++month) {
          fold.on(PovertyMonth{second_kecamatan, Month(2023, month), 1000, month == 9 ? 249 : 250, {}, {}, {}, {}, {}});
        }
      },
      "2023-09", 2, "households");
}

TEST_CASE("a month of poverty or targeting that is reported twice is caught") {
  check_broken(
      [](OutcomeFold& fold) {
        fold.on(PovertyMonth{first_kecamatan, Month(2023, 4), 0, 0, {}, {}, {}, {}, {}});
        fold.on(PovertyMonth{first_kecamatan, Month(2023, 4), 0, 0, {}, {}, {}, {}, {}});
      },
      "2023-04", 1, "poverty: times");
  check_broken(
      [](OutcomeFold& fold) {
        fold.on(TargetingMonth{first_kecamatan, Month(2023, 4), 1, 1, 1, 0});
        fold.on(TargetingMonth{first_kecamatan, Month(2023, 4), 1, 1, 1, 0});
      },
      "2023-04", 1, "targeting: times");
}

TEST_CASE("more poor KPM than poor households are caught") {
  check_broken(
      [](OutcomeFold& fold) {
        fold.on(TargetingMonth{first_kecamatan, Month(2023, 4), 1, 2, 5, 0});
      },
      "2023-04", 1, "targeting: poor KPM");
}
