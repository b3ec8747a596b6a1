#include "broken_law.hpp"

using namespace timbang;
using namespace timbang::testing;

namespace {

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

TEST_CASE("a credit returned twice is caught") {
  check_broken(
      [](OutcomeFold& fold) {
        const Credit c{at("2023-02-10"), 400'000};
        miss_and_return(fold, c, at("2023-06-10"));
        fold.on(Returned{c.kecamatan, c.household, c.channel, c.credited_at, at("2023-07-10"), Rupiah(c.amount)});
      },
      "2023-02", 1, "credits: returned to the treasury");
}

TEST_CASE("returning more money than was credited is caught") {
  check_broken(
      [](OutcomeFold& fold) {
        const Credit c{at("2023-02-10"), 400'000};
        miss(fold, c);
        fold.on(Returned{c.kecamatan, c.household, c.channel, c.credited_at, at("2023-06-10"), Rupiah(400'001)});
      },
      "2023-02", 1, "rupiah: returned to the treasury");
}

TEST_CASE("a credit that was neither taken up nor missed its deadline is caught") {
  check_broken([](OutcomeFold& fold) { credit(fold, {at("2022-12-10"), 0}); }, "before 2023-01", 1, "credits");
}

TEST_CASE("a transaction after the deadline is caught") {
  check_broken([](OutcomeFold& fold) { transact(fold, {at("2023-02-10")}, at("2023-05-12")); }, "2023-02", 1,
               "transactions lie between the credit and its deadline");
}

TEST_CASE("filling a place that was not vacated is caught") {
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

TEST_CASE("Little's law catches a case whose opening time differs between opening and closing") {
  check_broken(
      [](OutcomeFold& fold) {
        fold.on(CaseOpened{kind, first_kecamatan, HouseholdId{1}, at("2023-05-05"), at("2023-05-19")});
        fold.on(CaseClosed{kind, first_kecamatan, HouseholdId{1}, at("2023-05-05") + Duration(1), at("2023-05-19"),
                           at("2023-08-19"), CaseEnd::resolved, false});
      },
      "2023-05", 1, "no_field_check complaints: Little's law");
}

TEST_CASE("a case that reached a TKSK but closes as if it had not reached one is caught") {
  check_broken(
      [](OutcomeFold& fold) {
        resolve(fold, kind, at("2023-05-05"), at("2023-05-19"), at("2023-05-08"));
        fold.on(CaseReachedTksk{kind, first_kecamatan, at("2023-05-05"), at("2023-05-06")});
      },
      "2023-05", 1, "no_field_check complaints: cases that reached a TKSK");
}

TEST_CASE("work that exceeds the working time of the day is caught") {
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

TEST_CASE("a post that is both held and vacant on a day is caught") {
  check_broken(
      [](OutcomeFold& fold) {
        fold.on(TkskDay{tksk, at("2023-05-05"), Duration(120), Duration(), tksk.kecamatan});
        fold.on(PostVacant{tksk, at("2023-05-05")});
      },
      "2023-05", 2, "times that a post's day is reported held or vacant");
}

TEST_CASE("the mobile team's time is checked by TKSK and day, wherever it works") {
  constexpr TkskId mobile{KecamatanId{2}, 0};
  check_broken(
      [&](OutcomeFold& fold) {
        fold.on(TkskDay{mobile, at("2023-05-05"), Duration(120), Duration(), first_kecamatan});
        fold.on(Worked{kind, mobile, at("2023-05-05", 8), Duration(70), first_kecamatan});
        fold.on(Worked{kind, mobile, at("2023-05-05", 10), Duration(51), second_kecamatan});
      },
      "2023-05", 3, "minutes worked by a TKSK on a day, at most those available");
  check_broken(
      [&](OutcomeFold& fold) {
        fold.on(TkskDay{mobile, at("2023-05-05"), Duration(120), Duration(), first_kecamatan});
        fold.on(TkskDay{mobile, at("2023-05-05"), Duration(120), Duration(), second_kecamatan});
      },
      "2023-05", 3, "times that a TKSK's day in post is reported");
}

TEST_CASE("extra food spending above the money transacted is caught") {
  check_broken(
      [](OutcomeFold& fold) {
        credit(fold, {at("2023-05-05"), 100});
        fold.on(Transacted{first_kecamatan, HouseholdId{1}, Channel::bank, at("2023-05-05"), at("2023-05-06"),
                           Rupiah(100), Rupiah(101)});
      },
      "2023-05", 1, "use: extra food bought with aid");
}

TEST_CASE("of several broken laws the one in the first month and kecamatan is reported") {
  check_broken(
      [](OutcomeFold& fold) {
        fold.on(PlaceFilled{second_kecamatan, HouseholdId{1}, at("2023-03-01")});
        fold.on(TargetingMonth{first_kecamatan, Month(2023, 3), 1, 2, 5, 0});
        credit(fold, {at("2023-04-10"), 0});
      },
      "2023-03", 1, "targeting: poor KPM");
}

TEST_CASE("a fact of an unknown kecamatan fails a check") {
  OutcomeFold fold(small_city());
  CHECK_THROWS_AS(fold.on(Credited{KecamatanId{2}, HouseholdId{1}, Channel::bank, at("2023-04-10"), Rupiah(1)}),
                  CheckFailed);
  CHECK_THROWS_AS(
      fold.on(TkskDay{TkskId{KecamatanId{3}, 0}, at("2023-04-10"), Duration(1), Duration(), first_kecamatan}),
      CheckFailed);
}

TEST_CASE("a frame without the places of every kecamatan fails a check") {
  OutcomeFrame frame = small_city();
  frame.places.pop_back();
  CHECK_THROWS_AS(OutcomeFold(frame), CheckFailed);
}
