#include <cmath>

#include "small_city.hpp"

using namespace timbang;
using namespace timbang::testing;

namespace {

constexpr CaseKind information = CaseKind::complaint_information;
constexpr CaseKind field_check = CaseKind::complaint_field_check;

/// Opens and ends a complaint that reached a TKSK.
void resolve_by_tksk(OutcomeFold& fold, CaseKind kind, SimTime opened, SimTime due, SimTime closed) {
  fold.on(CaseOpened{kind, first_kecamatan, HouseholdId{1}, opened, due});
  fold.on(CaseReachedTksk{kind, first_kecamatan, opened, opened + Duration::days(1)});
  fold.on(CaseClosed{kind, first_kecamatan, HouseholdId{1}, opened, due, closed, CaseEnd::resolved, true});
}

}  // namespace

TEST_CASE("complaints are filed and resolved in their own months, by class and in all") {
  OutcomeFold fold(small_city());
  resolve(fold, information, at("2023-03-30"), at("2023-04-04"), at("2023-04-02"));
  resolve(fold, field_check, at("2023-03-01"), at("2023-04-30"), at("2023-03-20"), CaseEnd::resolved, second_kecamatan);
  fold.on(CaseEscalated{information, first_kecamatan, at("2023-03-30"), at("2023-04-04"), false});
  const OutcomeTable table = fold.finish();
  CHECK(value(table, "complaints.filed", 0, "2023-03") == 2);
  CHECK(value(table, "complaints.information.filed", 0, "2023-03") == 1);
  CHECK(value(table, "complaints.filed", 2, "2023-03") == 1);
  CHECK(value(table, "complaints.resolved", 0, "2023-03") == 1);
  CHECK(value(table, "complaints.information.resolved", 0, "2023-04") == 1);
  CHECK(value(table, "complaints.field_check.resolved", 0, "all") == 1);
  CHECK(value(table, "complaints.escalated", 1, "2023-04") == 1);
  CHECK(value(table, "complaints.no_field_check.escalated", 1, "2023-04") == 0);
}

TEST_CASE("a backlog and its age are those of month ends, and the age over a year pools them") {
  OutcomeFold fold(small_city());
  resolve(fold, field_check, at("2023-02-19"), at("2023-04-20"), at("2023-04-10"));
  resolve(fold, field_check, at("2023-03-22"), at("2023-05-21"), at("2023-04-15"));
  const OutcomeTable table = fold.finish();
  CHECK(value(table, "complaints.backlog", 0, "2023-02") == 1);
  CHECK(value(table, "complaints.backlog", 0, "2023-03") == 2);
  CHECK(value(table, "complaints.backlog", 0, "2023-04") == 0);
  CHECK(value(table, "complaints.backlog", 0, "all") == 3 / 12.0);
  CHECK(value(table, "complaints.backlog_age_mean", 0, "2023-02") == 10);
  CHECK(value(table, "complaints.backlog_age_mean", 0, "2023-03") == (41 + 10) / 2.0);
  CHECK(std::isnan(value(table, "complaints.backlog_age_mean", 0, "2023-04")));
  CHECK(value(table, "complaints.backlog_age_mean", 0, "all") == (10 + 41 + 10) / 3.0);
}

TEST_CASE("a wait is restricted at three times the class limit, and so are the unresolved") {
  OutcomeFold fold(small_city());
  resolve(fold, information, at("2023-05-01"), at("2023-05-06"), at("2023-05-03"));                        // 2 days
  resolve(fold, information, at("2023-05-01"), at("2023-05-06"), at("2023-09-01"));                        // 15
  resolve(fold, information, at("2023-05-01"), at("2023-05-06"), at("2023-05-04"), CaseEnd::given_up);     // 15
  resolve(fold, information, at("2023-05-01"), at("2023-05-06"), at("2024-03-01"), CaseEnd::open_at_end);  // 15
  resolve(fold, field_check, at("2023-06-01"), at("2023-07-31"), at("2024-03-01"), CaseEnd::open_at_end);  // 180
  const OutcomeTable table = fold.finish();
  CHECK(value(table, "complaints.information.wait_mean", 0, "2023-05") == (2 + 15 + 15 + 15) / 4.0);
  CHECK(value(table, "complaints.information.wait_p50", 0, "2023-05") == 15);
  CHECK(value(table, "complaints.field_check.wait_mean", 0, "all") == 180);
  CHECK(value(table, "complaints.field_check.wait_p90", 0, "all") == 180);
  CHECK(value(table, "complaints.wait_mean", 0, "all") == (2 + 15 + 15 + 15 + 180) / 5.0);
  CHECK(std::isnan(value(table, "complaints.wait_mean", 0, "2023-07")));
}

TEST_CASE("wait percentiles of all complaints pool the classes") {
  OutcomeFold fold(small_city());
  for (int i = 0; i < 9; ++i) resolve(fold, information, at("2023-05-01"), at("2023-05-06"), at("2023-05-02"));
  resolve(fold, field_check, at("2023-08-01"), at("2023-09-30"), at("2023-08-31"));
  const OutcomeTable table = fold.finish();
  CHECK(value(table, "complaints.wait_p50", 0, "all") == 1 + 0.25 * 5 / 9);
  CHECK(value(table, "complaints.wait_p90", 0, "all") == 1.25);
  CHECK(value(table, "complaints.wait_p95", 0, "all") == 30.125);
  CHECK(value(table, "complaints.wait_p95", 0, "2023-08") == Approx(30.2375));
}

TEST_CASE("the service level is of the complaints whose due date falls in the month") {
  OutcomeFold fold(small_city());
  resolve(fold, information, at("2022-12-30"), at("2023-01-04"), at("2023-01-04"));                        // in time
  resolve(fold, information, at("2023-01-10"), at("2023-01-15"), at("2023-01-15", 1));                     // late
  resolve(fold, information, at("2023-01-10"), at("2023-01-15"), at("2023-01-12"), CaseEnd::given_up);     // failure
  resolve(fold, information, at("2023-01-10"), at("2023-01-15"), at("2024-03-01"), CaseEnd::open_at_end);  // failure
  resolve(fold, information, at("2023-01-30"), at("2023-02-04"), at("2023-01-31"));  // in time, due in February
  const OutcomeTable table = fold.finish();
  CHECK(value(table, "complaints.within_service_level", 0, "2023-01") == 25);
  CHECK(value(table, "complaints.within_service_level", 0, "2023-02") == 100);
  CHECK(value(table, "complaints.within_service_level", 0, "all") == 40);
  CHECK(std::isnan(value(table, "complaints.within_service_level", 0, "2023-03")));
}

TEST_CASE("complaints that reach a TKSK are also told apart") {
  OutcomeFold fold(small_city());
  resolve(fold, information, at("2023-05-01"), at("2023-05-06"), at("2023-05-02"));
  resolve_by_tksk(fold, information, at("2023-05-01"), at("2023-05-06"), at("2023-05-09"));
  resolve_by_tksk(fold, field_check, at("2023-05-01"), at("2023-06-30"), at("2023-05-05"));
  const OutcomeTable table = fold.finish();
  CHECK(value(table, "complaints.tksk.filed", 0, "2023-05") == 2);
  CHECK(value(table, "complaints.tksk.wait_mean", 0, "2023-05") == (8 + 4) / 2.0);
  CHECK(value(table, "complaints.tksk.wait_p50", 0, "all") == 4.25);
  CHECK(value(table, "complaints.tksk.within_service_level", 0, "2023-05") == 0);
  CHECK(value(table, "complaints.tksk.within_service_level", 0, "all") == 50);
  CHECK(value(table, "complaints.filed", 0, "all") == 3);
}

TEST_CASE("follow-ups are counted apart from complaints, and given up is not done") {
  OutcomeFold fold(small_city());
  const CaseKind follow_up = CaseKind::follow_up;
  resolve(fold, follow_up, at("2023-03-01"), at("2023-04-30"), at("2023-03-11"));                        // 10 days
  resolve(fold, follow_up, at("2023-03-01"), at("2023-04-30"), at("2023-07-01"), CaseEnd::given_up);     // 180
  resolve(fold, follow_up, at("2023-12-01"), at("2023-12-31"), at("2024-06-01"), CaseEnd::open_at_end);  // 90
  const OutcomeTable table = fold.finish();
  CHECK(value(table, "casework.follow_up.opened", 0, "2023-03") == 2);
  CHECK(value(table, "casework.follow_up.done", 0, "all") == 1);
  CHECK(value(table, "casework.follow_up.backlog", 0, "2023-06") == 1);
  CHECK(value(table, "casework.follow_up.backlog", 0, "2023-07") == 0);
  CHECK(value(table, "casework.follow_up.backlog", 0, "2023-12") == 1);
  CHECK(value(table, "casework.follow_up.wait_mean", 0, "2023-03") == (10 + 180) / 2.0);
  CHECK(value(table, "casework.follow_up.wait_mean", 0, "all") == (10 + 180 + 90) / 3.0);
  CHECK(value(table, "complaints.filed", 0, "all") == 0);
}

TEST_CASE("a case of the warm-up counts in backlogs and flows, not in cohorts") {
  OutcomeFold fold(small_city());
  resolve(fold, field_check, at("2022-12-01"), at("2023-01-30"), at("2023-02-05"));
  const OutcomeTable table = fold.finish();
  CHECK(value(table, "complaints.filed", 0, "all") == 0);
  CHECK(value(table, "complaints.resolved", 0, "2023-02") == 1);
  CHECK(value(table, "complaints.backlog", 0, "2023-01") == 1);
  CHECK(value(table, "complaints.backlog_age_mean", 0, "2023-01") == 62);
  CHECK(std::isnan(value(table, "complaints.wait_mean", 0, "all")));
}
