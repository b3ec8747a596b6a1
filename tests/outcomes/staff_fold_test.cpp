#include <cmath>

#include "small_city.hpp"

using namespace timbang;
using namespace timbang::testing;

namespace {

constexpr TkskId first_tksk{first_kecamatan, 0};
constexpr TkskId second_tksk{first_kecamatan, 1};
constexpr TkskId elsewhere{second_kecamatan, 0};
constexpr TkskId mobile{KecamatanId{2}, 0};  ///< the kecamatan after the last one

void post(OutcomeFold& fold, TkskId tksk, SimTime day, int available, int from_other_duties = 0) {
  fold.on(TkskDay{tksk, day, Duration(available), Duration(from_other_duties), tksk.kecamatan});
}

void work(OutcomeFold& fold, TkskId tksk, SimTime from, int minutes) {
  fold.on(Worked{CaseKind::follow_up, tksk, from, Duration(minutes), tksk.kecamatan});
}

}  // namespace

TEST_CASE("TKSK in post are averaged over the days of a month") {
  OutcomeFold fold(small_city());
  for (int day = 0; day < 28; ++day) post(fold, first_tksk, at("2023-02-01") + Duration::days(day), 0);
  for (int day = 0; day < 14; ++day) post(fold, second_tksk, at("2023-02-01") + Duration::days(day), 360);
  for (int day = 0; day < 28; ++day) post(fold, elsewhere, at("2023-02-01") + Duration::days(day), 0);
  post(fold, elsewhere, at("2022-12-31"), 360);
  post(fold, elsewhere, at("2024-01-01"), 360);
  const OutcomeTable table = fold.finish();
  CHECK(value(table, outcome::tksk_in_post, 1, "2023-02") == 1.5);
  CHECK(value(table, outcome::tksk_in_post, 2, "2023-02") == 1);
  CHECK(value(table, outcome::tksk_in_post, 0, "2023-02") == 2.5);
  CHECK(value(table, outcome::tksk_in_post, 0, "2023-03") == 0);
  CHECK(value(table, outcome::tksk_in_post, 0, "all") == 70 / 365.0);
}

TEST_CASE("utilisation is averaged over TKSK, for the year over their whole year") {
  OutcomeFold fold(small_city());
  post(fold, first_tksk, at("2023-03-01"), 300);
  post(fold, first_tksk, at("2023-04-03"), 100);
  post(fold, second_tksk, at("2023-03-01"), 200);
  post(fold, elsewhere, at("2023-03-01"), 0);
  work(fold, first_tksk, at("2023-03-01", 8), 100);
  work(fold, first_tksk, at("2023-03-01", 12), 50);
  work(fold, first_tksk, at("2023-04-03", 8), 50);
  work(fold, second_tksk, at("2023-03-01", 8), 200);
  const OutcomeTable table = fold.finish();
  CHECK(value(table, outcome::tksk_utilisation, 1, "2023-03") == (0.5 + 1) / 2);
  CHECK(value(table, outcome::tksk_utilisation, 1, "2023-04") == 0.5);
  CHECK(value(table, outcome::tksk_utilisation, 1, "all") == (0.5 + 1) / 2);
  CHECK(std::isnan(value(table, outcome::tksk_utilisation, 2, "all")));
  CHECK(value(table, outcome::tksk_utilisation, 0, "2023-03") == 0.75);
  CHECK(std::isnan(value(table, outcome::tksk_utilisation, 0, "2023-05")));
}

TEST_CASE("workload is minutes arriving over minutes available and can exceed 1") {
  OutcomeFold fold(small_city());
  post(fold, first_tksk, at("2023-03-01"), 200);
  post(fold, first_tksk, at("2023-04-03"), 200);
  post(fold, elsewhere, at("2023-04-03"), 100);
  fold.on(WorkArrived{CaseKind::follow_up, first_kecamatan, at("2023-03-02"), Duration(300)});
  fold.on(WorkArrived{CaseKind::complaint_information, first_kecamatan, at("2023-03-03"), Duration(20)});
  fold.on(WorkArrived{CaseKind::follow_up, second_kecamatan, at("2023-05-03"), Duration(30)});
  const OutcomeTable table = fold.finish();
  CHECK(value(table, outcome::tksk_workload, 1, "2023-03") == 1.6);
  CHECK(value(table, outcome::tksk_workload, 1, "all") == 0.8);
  CHECK(value(table, outcome::tksk_workload, 0, "all") == 0.7);
  CHECK(value(table, outcome::tksk_workload, 2, "2023-04") == 0);
  CHECK(std::isnan(value(table, outcome::tksk_workload, 2, "2023-05")));
}

TEST_CASE("time reserved for sessions and checks is no time for the work that arrives") {
  OutcomeFold fold(small_city());
  const auto day = [&](TkskId tksk, int available, int reserved) {
    fold.on(TkskDay{tksk, at("2023-03-01"), Duration(available), Duration(), tksk.kecamatan, Duration(reserved)});
  };
  day(first_tksk, 200, 150);
  day(elsewhere, 100, 100);
  fold.on(WorkArrived{CaseKind::follow_up, first_kecamatan, at("2023-03-02"), Duration(60)});
  fold.on(WorkArrived{CaseKind::follow_up, second_kecamatan, at("2023-03-02"), Duration(60)});
  const OutcomeTable table = fold.finish();
  CHECK(value(table, outcome::tksk_workload, 1, "2023-03") == 1.2);
  CHECK(value(table, outcome::tksk_workload, 0, "2023-03") == 2.4);
  // Work, and no time left for it: a ratio would have no value.
  CHECK(std::isnan(value(table, outcome::tksk_workload, 2, "2023-03")));
  CHECK(value(table, outcome::tksk_hours_available, 0, "2023-03") == 5);
}

TEST_CASE("hours that arrived and hours available are sums by month and by the kecamatan that is served") {
  OutcomeFold fold(small_city());
  post(fold, first_tksk, at("2023-03-01"), 200);
  post(fold, first_tksk, at("2023-04-03"), 100);
  post(fold, elsewhere, at("2023-04-03"), 90);
  post(fold, elsewhere, at("2022-12-30"), 400);
  fold.on(TkskDay{mobile, at("2023-03-01"), Duration(60), Duration(), second_kecamatan});
  fold.on(WorkArrived{CaseKind::follow_up, first_kecamatan, at("2023-03-02"), Duration(300)});
  fold.on(WorkArrived{CaseKind::verification, first_kecamatan, at("2023-04-02"), Duration(30)});
  fold.on(WorkArrived{CaseKind::follow_up, second_kecamatan, at("2023-05-03"), Duration(45)});
  fold.on(WorkArrived{CaseKind::follow_up, second_kecamatan, at("2022-12-30"), Duration(45)});
  const OutcomeTable table = fold.finish();
  CHECK(value(table, outcome::tksk_hours_arrived, 1, "2023-03") == 5);
  CHECK(value(table, outcome::tksk_hours_arrived, 1, "all") == 5.5);
  CHECK(value(table, outcome::tksk_hours_arrived, 2, "2023-03") == 0);
  CHECK(value(table, outcome::tksk_hours_arrived, 0, "all") == 6.25);
  CHECK(value(table, outcome::tksk_hours_available, 1, "all") == 5);
  CHECK(value(table, outcome::tksk_hours_available, 2, "2023-03") == 1);
  CHECK(value(table, outcome::tksk_hours_available, 2, "all") == 2.5);
  CHECK(value(table, outcome::tksk_hours_available, 0, "2023-05") == 0);
  CHECK(value(table, outcome::tksk_hours_available, 0, "all") == 7.5);
}

TEST_CASE("time taken from other duties is reported in hours") {
  OutcomeFold fold(small_city());
  post(fold, first_tksk, at("2023-03-01"), 400, 90);
  post(fold, first_tksk, at("2023-04-03"), 400, 30);
  const OutcomeTable table = fold.finish();
  CHECK(value(table, outcome::tksk_hours_from_other_duties, 0, "2023-03") == 1.5);
  CHECK(value(table, outcome::tksk_hours_from_other_duties, 1, "all") == 2);
}

TEST_CASE("vacant days are summed over posts, and a post keeps its identity when its holder changes") {
  OutcomeFold fold(small_city());
  for (int day = 0; day < 10; ++day) post(fold, first_tksk, at("2023-02-01") + Duration::days(day), 100);
  for (int day = 10; day < 28; ++day) fold.on(PostVacant{first_tksk, at("2023-02-01") + Duration::days(day)});
  post(fold, first_tksk, at("2023-03-01"), 100);
  work(fold, first_tksk, at("2023-02-01", 8), 100);
  fold.on(PostVacant{elsewhere, at("2023-02-01")});
  fold.on(PostVacant{mobile, at("2023-02-01")});
  fold.on(PostVacant{elsewhere, at("2022-12-31")});
  const OutcomeTable table = fold.finish();
  CHECK(value(table, outcome::tksk_vacancy_days, 1, "2023-02") == 18);
  CHECK(value(table, outcome::tksk_vacancy_days, 2, "all") == 1);
  CHECK(value(table, outcome::tksk_vacancy_days, 0, "2023-02") == 20);
  CHECK(value(table, outcome::tksk_vacancy_days, 0, "all") == 20);
  CHECK(value(table, outcome::tksk_in_post, 1, "2023-02") == 10 / 28.0);
  CHECK(value(table, outcome::tksk_utilisation, 1, "all") == 100 / 1100.0);
}

TEST_CASE("the mobile team's time counts where it serves, its post and utilisation only in the city") {
  OutcomeFold fold(small_city());
  post(fold, first_tksk, at("2023-03-01"), 100);
  work(fold, first_tksk, at("2023-03-01", 8), 50);
  for (int day = 0; day < 31; ++day) {
    const KecamatanId where = day < 20 ? first_kecamatan : second_kecamatan;
    fold.on(TkskDay{mobile, at("2023-03-01") + Duration::days(day), Duration(100), Duration(60), where});
    fold.on(Worked{CaseKind::verification, mobile, at("2023-03-01", 8) + Duration::days(day), Duration(100), where});
  }
  fold.on(WorkArrived{CaseKind::verification, second_kecamatan, at("2023-03-02"), Duration(550)});
  const OutcomeTable table = fold.finish();
  CHECK(value(table, outcome::tksk_in_post, 1, "2023-03") == 1 / 31.0);
  CHECK(value(table, outcome::tksk_in_post, 2, "2023-03") == 0);
  CHECK(value(table, outcome::tksk_in_post, 0, "2023-03") == 32 / 31.0);
  CHECK(value(table, outcome::tksk_utilisation, 1, "2023-03") == 0.5);
  CHECK(std::isnan(value(table, outcome::tksk_utilisation, 2, "2023-03")));
  CHECK(value(table, outcome::tksk_utilisation, 0, "2023-03") == 0.75);
  CHECK(value(table, outcome::tksk_workload, 1, "2023-03") == 0);
  CHECK(value(table, outcome::tksk_workload, 2, "2023-03") == 550 / 1100.0);
  CHECK(value(table, outcome::tksk_workload, 0, "2023-03") == 550 / 3200.0);
  CHECK(value(table, outcome::tksk_minutes_verification, 1, "2023-03") == 2000);
  CHECK(value(table, outcome::tksk_minutes_verification, 2, "2023-03") == 1100);
  CHECK(value(table, outcome::tksk_minutes_verification, 0, "all") == 3100);
  CHECK(value(table, outcome::tksk_hours_from_other_duties, 2, "2023-03") == 11);
}

TEST_CASE("minutes worked are counted by kind of work") {
  OutcomeFold fold(small_city());
  for (int day = 1; day <= 7; ++day) post(fold, first_tksk, at("2023-02-27") + Duration::days(day), 400);
  const auto work_on = [&](CaseKind kind, int day, int minutes) {
    fold.on(Worked{kind, first_tksk, at("2023-02-27", 8) + Duration::days(day), Duration(minutes), first_kecamatan});
  };
  work_on(CaseKind::complaint_information, 1, 10);
  work_on(CaseKind::complaint_no_field_check, 2, 20);
  work_on(CaseKind::complaint_field_check, 2, 40);
  work_on(CaseKind::follow_up, 3, 80);
  work_on(CaseKind::verification, 4, 160);
  work_on(CaseKind::socialisation, 5, 320);
  work_on(CaseKind::monitoring, 6, 7);
  const OutcomeTable table = fold.finish();
  CHECK(value(table, outcome::tksk_minutes_complaints, 0, "2023-02") == 10);
  CHECK(value(table, outcome::tksk_minutes_complaints, 1, "all") == 70);
  CHECK(value(table, outcome::tksk_minutes_follow_up, 1, "all") == 80);
  CHECK(value(table, outcome::tksk_minutes_verification, 1, "all") == 160);
  CHECK(value(table, outcome::tksk_minutes_socialisation, 1, "all") == 320);
  CHECK(value(table, outcome::tksk_minutes_monitoring, 0, "2023-03") == 7);
  CHECK(value(table, outcome::tksk_minutes_monitoring, 2, "all") == 0);
}
