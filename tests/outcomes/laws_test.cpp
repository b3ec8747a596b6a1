#include <functional>

#include "base/check.hpp"
#include "small_city.hpp"

using namespace timbang;
using namespace timbang::testing;
using Catch::Matchers::Contains;

namespace {

/// Finishing a run with these facts must fail with words that name month, kecamatan and law.
void check_broken(const std::function<void(OutcomeFold&)>& facts, const std::string& month, int kecamatan,
                  const std::string& law) {
  OutcomeFold fold(small_city());
  facts(fold);
  CHECK_THROWS_WITH(fold.finish(),
                    Contains("a law is broken: " + month + ", kecamatan " + std::to_string(kecamatan) + ": " + law));
  CHECK_THROWS_AS(fold.finish(), CheckFailed);
}

constexpr TkskId tksk{second_kecamatan, 0};
constexpr CaseKind kind = CaseKind::complaint_no_field_check;

}  // namespace

TEST_CASE("the law of rupiah catches money that moves without a credit") {
  check_broken(
      [](OutcomeFold& fold) {
        fold.on(Transacted{second_kecamatan, HouseholdId{1}, Channel::bank, at("2023-04-02"), at("2023-04-10"),
                           Rupiah(100)});
      },
      "2023-04", 2, "rupiah");
}

TEST_CASE("the law of rupiah catches a transaction of another amount than was credited") {
  check_broken(
      [](OutcomeFold& fold) {
        credit(fold, {at("2023-02-10"), 400'000});
        fold.on(Transacted{first_kecamatan, HouseholdId{1}, Channel::bank, at("2023-02-10"), at("2023-03-10"),
                           Rupiah(400'001)});
      },
      "2023-02", 1, "rupiah");
}

TEST_CASE("money that goes back twice is caught") {
  check_broken(
      [](OutcomeFold& fold) {
        const Credit c{at("2023-02-10"), 400'000};
        miss_and_return(fold, c, at("2023-06-10"));
        fold.on(Returned{c.kecamatan, c.household, c.channel, c.credited_at, at("2023-07-10"), Rupiah(c.amount)});
      },
      "2023-02", 1, "credits: returned to the treasury");
}

TEST_CASE("a credit that neither was taken up nor missed its deadline is caught") {
  check_broken([](OutcomeFold& fold) { credit(fold, {at("2022-12-10"), 0}); }, "before 2023-01", 1, "credits");
}

TEST_CASE("a transaction after the deadline is caught") {
  check_broken([](OutcomeFold& fold) { transact(fold, {at("2023-02-10")}, at("2023-05-12")); }, "2023-02", 1,
               "transactions lie between the credit and its deadline");
}

TEST_CASE("places that are filled without having been vacated are caught") {
  check_broken(
      [](OutcomeFold& fold) {
        fold.on(PlaceFilled{second_kecamatan, HouseholdId{1}, at("2023-09-01")});
      },
      "2023-09", 2, "places");
}

TEST_CASE("the law of cases catches a case that is never reported again") {
  check_broken(
      [](OutcomeFold& fold) {
        fold.on(CaseOpened{kind, second_kecamatan, HouseholdId{1}, at("2023-05-05"), at("2023-05-19")});
      },
      "2023-05", 2, "no_field_check complaints: opening open + opened");
}

TEST_CASE("the law of cases catches a case that is closed without having been opened") {
  check_broken(
      [](OutcomeFold& fold) {
        fold.on(CaseClosed{CaseKind::follow_up, first_kecamatan, HouseholdId{1}, at("2023-05-05"), at("2023-05-19"),
                           at("2023-06-19"), CaseEnd::resolved, false});
      },
      "2023-05", 1, "follow_up cases: opening open + opened");
}

TEST_CASE("Little's law catches a case that closes with another opening time than it opened with") {
  check_broken(
      [](OutcomeFold& fold) {
        fold.on(CaseOpened{kind, first_kecamatan, HouseholdId{1}, at("2023-05-05"), at("2023-05-19")});
        fold.on(CaseClosed{kind, first_kecamatan, HouseholdId{1}, at("2023-05-05") + Duration(1), at("2023-05-19"),
                           at("2023-08-19"), CaseEnd::resolved, false});
      },
      "2023-05", 1, "no_field_check complaints: Little's law");
}

TEST_CASE("a case that reached a TKSK but closes as if it had not is caught") {
  check_broken(
      [](OutcomeFold& fold) {
        resolve(fold, kind, at("2023-05-05"), at("2023-05-19"), at("2023-05-08"));
        fold.on(CaseReachedTksk{kind, first_kecamatan, at("2023-05-05"), at("2023-05-06")});
      },
      "2023-05", 1, "no_field_check complaints: cases that reached a TKSK");
}

TEST_CASE("working longer than the day has is caught") {
  check_broken(
      [](OutcomeFold& fold) {
        fold.on(TkskDay{tksk, at("2023-05-05"), Duration(120), Duration(), tksk.kecamatan});
        fold.on(TkskDay{tksk, at("2023-05-06"), Duration(120), Duration(), tksk.kecamatan});
        fold.on(Worked{kind, tksk, at("2023-05-05", 8), Duration(121), tksk.kecamatan});
      },
      "2023-05", 2, "minutes worked by a TKSK on a day, at most those available");
}

TEST_CASE("work on a day without working time is caught") {
  check_broken(
      [](OutcomeFold& fold) {
        fold.on(TkskDay{tksk, at("2023-05-05"), Duration(120), Duration(), tksk.kecamatan});
        fold.on(TkskDay{tksk, at("2023-05-06"), Duration(0), Duration(), tksk.kecamatan});
        fold.on(Worked{kind, tksk, at("2023-05-06", 8), Duration(1), tksk.kecamatan});
      },
      "2023-05", 2, "nobody works on a day without working time");
  check_broken(
      [](OutcomeFold& fold) {
        fold.on(Worked{kind, tksk, at("2023-05-06", 8), Duration(1), tksk.kecamatan});
      },
      "2023-05", 2, "nobody works on a day without working time");
}

TEST_CASE("a day in post that is reported twice is caught") {
  check_broken(
      [](OutcomeFold& fold) {
        fold.on(TkskDay{tksk, at("2023-05-05"), Duration(120), Duration(), tksk.kecamatan});
        fold.on(TkskDay{tksk, at("2023-05-05"), Duration(120), Duration(), tksk.kecamatan});
      },
      "2023-05", 2, "times that a TKSK's day in post is reported");
}

TEST_CASE("households that appear or vanish are caught") {
  check_broken(
      [](OutcomeFold& fold) {
        for (int month = 1; month <= 12; ++month) {
          fold.on(PovertyMonth{second_kecamatan, Month(2023, month), 1000, month == 9 ? 249 : 250, {}, {}, {}, {}});
        }
      },
      "2023-09", 2, "households");
}

TEST_CASE("aid that makes poor is caught") {
  check_broken(
      [](OutcomeFold& fold) {
        for (int month = 1; month <= 12; ++month) {
          PovertyMonth fact{first_kecamatan, Month(2023, month), 1000, 250, {}, {}, {}, {}};
          fact.delivered.poor_persons = month == 4 ? 1 : 0;
          fold.on(fact);
        }
      },
      "2023-04", 1, "poverty: poor persons as delivered");
}

TEST_CASE("a month of poverty or targeting that is reported twice is caught") {
  check_broken(
      [](OutcomeFold& fold) {
        fold.on(PovertyMonth{first_kecamatan, Month(2023, 4), 0, 0, {}, {}, {}, {}});
        fold.on(PovertyMonth{first_kecamatan, Month(2023, 4), 0, 0, {}, {}, {}, {}});
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

TEST_CASE("of several broken laws the first month is named, then the first kecamatan") {
  check_broken(
      [](OutcomeFold& fold) {
        fold.on(PlaceFilled{second_kecamatan, HouseholdId{1}, at("2023-03-01")});
        fold.on(TargetingMonth{first_kecamatan, Month(2023, 3), 1, 2, 5, 0});
        credit(fold, {at("2023-04-10"), 0});
      },
      "2023-03", 1, "targeting: poor KPM");
}

TEST_CASE("a fact of a kecamatan that does not exist is a bug") {
  OutcomeFold fold(small_city());
  CHECK_THROWS_AS(fold.on(Credited{KecamatanId{2}, HouseholdId{1}, Channel::bank, at("2023-04-10"), Rupiah(1)}),
                  CheckFailed);
  CHECK_THROWS_AS(
      fold.on(TkskDay{TkskId{KecamatanId{3}, 0}, at("2023-04-10"), Duration(1), Duration(), first_kecamatan}),
      CheckFailed);
}

TEST_CASE("a frame must give the places of every kecamatan") {
  OutcomeFrame frame = small_city();
  frame.places.pop_back();
  CHECK_THROWS_AS(OutcomeFold(frame), CheckFailed);
}
