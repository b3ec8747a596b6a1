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

TEST_CASE("complaints count in the months of their filing and resolution, by class and in total") {
  OutcomeFold fold(small_city());
  resolve(fold, information, at("2023-03-30"), at("2023-04-04"), at("2023-04-02"));
  resolve(fold, field_check, at("2023-03-01"), at("2023-04-30"), at("2023-03-20"), CaseEnd::resolved, second_kecamatan);
  fold.on(CaseEscalated{information, first_kecamatan, at("2023-03-30"), at("2023-04-04"), false});
  const OutcomeTable table = fold.finish();
  CHECK(value(table, outcome::complaints_filed, 0, "2023-03") == 2);
  CHECK(value(table, outcome::complaints(ComplaintClass::information, ComplaintMeasure::filed), 0, "2023-03") == 1);
  CHECK(value(table, outcome::complaints_filed, 2, "2023-03") == 1);
  CHECK(value(table, outcome::complaints_resolved, 0, "2023-03") == 1);
  CHECK(value(table, outcome::complaints(ComplaintClass::information, ComplaintMeasure::resolved), 0, "2023-04") == 1);
  CHECK(value(table, outcome::complaints(ComplaintClass::field_check, ComplaintMeasure::resolved), 0, "all") == 1);
  CHECK(value(table, outcome::complaints_escalated, 1, "2023-04") == 1);
  CHECK(value(table, outcome::complaints(ComplaintClass::no_field_check, ComplaintMeasure::escalated), 1, "2023-04") ==
        0);
}

TEST_CASE("a backlog and its age are measured at month ends, and the age over a year pools them") {
  OutcomeFold fold(small_city());
  resolve(fold, field_check, at("2023-02-19"), at("2023-04-20"), at("2023-04-10"));
  resolve(fold, field_check, at("2023-03-22"), at("2023-05-21"), at("2023-04-15"));
  const OutcomeTable table = fold.finish();
  CHECK(value(table, outcome::complaints_backlog, 0, "2023-02") == 1);
  CHECK(value(table, outcome::complaints_backlog, 0, "2023-03") == 2);
  CHECK(value(table, outcome::complaints_backlog, 0, "2023-04") == 0);
  CHECK(value(table, outcome::complaints_backlog, 0, "all") == 3 / 12.0);
  CHECK(value(table, outcome::complaints_backlog_age_mean, 0, "2023-02") == 10);
  CHECK(value(table, outcome::complaints_backlog_age_mean, 0, "2023-03") == (41 + 10) / 2.0);
  CHECK(std::isnan(value(table, outcome::complaints_backlog_age_mean, 0, "2023-04")));
  CHECK(value(table, outcome::complaints_backlog_age_mean, 0, "all") == (10 + 41 + 10) / 3.0);
}

TEST_CASE("a wait is restricted at three times the class limit, also for unresolved complaints") {
  OutcomeFold fold(small_city());
  resolve(fold, information, at("2023-05-01"), at("2023-05-06"), at("2023-05-03"));                        // 2 days
  resolve(fold, information, at("2023-05-01"), at("2023-05-06"), at("2023-09-01"));                        // 15
  resolve(fold, information, at("2023-05-01"), at("2023-05-06"), at("2023-05-04"), CaseEnd::given_up);     // 15
  resolve(fold, information, at("2023-05-01"), at("2023-05-06"), at("2024-03-01"), CaseEnd::open_at_end);  // 15
  resolve(fold, field_check, at("2023-06-01"), at("2023-07-31"), at("2024-03-01"), CaseEnd::open_at_end);  // 180
  const OutcomeTable table = fold.finish();
  CHECK(value(table, outcome::complaints(ComplaintClass::information, ComplaintMeasure::wait_mean), 0, "2023-05") ==
        (2 + 15 + 15 + 15) / 4.0);
  CHECK(value(table, outcome::complaints(ComplaintClass::information, ComplaintMeasure::wait_p50), 0, "2023-05") == 15);
  CHECK(value(table, outcome::complaints(ComplaintClass::field_check, ComplaintMeasure::wait_mean), 0, "all") == 180);
  CHECK(value(table, outcome::complaints(ComplaintClass::field_check, ComplaintMeasure::wait_p90), 0, "all") == 180);
  CHECK(value(table, outcome::complaints_wait_mean, 0, "all") == (2 + 15 + 15 + 15 + 180) / 5.0);
  CHECK(std::isnan(value(table, outcome::complaints_wait_mean, 0, "2023-07")));
}

TEST_CASE("wait percentiles of all complaints are computed over the pooled classes") {
  OutcomeFold fold(small_city());
  for (int i = 0; i < 9; ++i) resolve(fold, information, at("2023-05-01"), at("2023-05-06"), at("2023-05-02"));
  resolve(fold, field_check, at("2023-08-01"), at("2023-09-30"), at("2023-08-31"));
  const OutcomeTable table = fold.finish();
  CHECK(value(table, outcome::complaints_wait_p50, 0, "all") == 1 + 0.25 * 5 / 9);
  CHECK(value(table, outcome::complaints_wait_p90, 0, "all") == 1.25);
  CHECK(value(table, outcome::complaints_wait_p95, 0, "all") == 30.125);
  CHECK(value(table, outcome::complaints_wait_p95, 0, "2023-08") == Approx(30.2375));
}

TEST_CASE("the service level is over complaints whose due date falls in the month") {
  OutcomeFold fold(small_city());
  resolve(fold, information, at("2022-12-30"), at("2023-01-04"), at("2023-01-04"));                        // in time
  resolve(fold, information, at("2023-01-10"), at("2023-01-15"), at("2023-01-15", 1));                     // late
  resolve(fold, information, at("2023-01-10"), at("2023-01-15"), at("2023-01-12"), CaseEnd::given_up);     // failure
  resolve(fold, information, at("2023-01-10"), at("2023-01-15"), at("2024-03-01"), CaseEnd::open_at_end);  // failure
  resolve(fold, information, at("2023-01-30"), at("2023-02-04"), at("2023-01-31"));  // in time, due in February
  const OutcomeTable table = fold.finish();
  CHECK(value(table, outcome::complaints_within_service_level, 0, "2023-01") == 25);
  CHECK(value(table, outcome::complaints_within_service_level, 0, "2023-02") == 100);
  CHECK(value(table, outcome::complaints_within_service_level, 0, "all") == 40);
  CHECK(std::isnan(value(table, outcome::complaints_within_service_level, 0, "2023-03")));
}

TEST_CASE("complaints that reach a TKSK are also counted separately") {
  OutcomeFold fold(small_city());
  resolve(fold, information, at("2023-05-01"), at("2023-05-06"), at("2023-05-02"));
  resolve_by_tksk(fold, information, at("2023-05-01"), at("2023-05-06"), at("2023-05-09"));
  resolve_by_tksk(fold, field_check, at("2023-05-01"), at("2023-06-30"), at("2023-05-05"));
  const OutcomeTable table = fold.finish();
  CHECK(value(table, outcome::complaints(ComplaintGroup::tksk, ComplaintMeasure::filed), 0, "2023-05") == 2);
  CHECK(value(table, outcome::complaints(ComplaintGroup::tksk, ComplaintMeasure::wait_mean), 0, "2023-05") ==
        (8 + 4) / 2.0);
  CHECK(value(table, outcome::complaints(ComplaintGroup::tksk, ComplaintMeasure::wait_p50), 0, "all") == 4.25);
  CHECK(value(table, outcome::complaints(ComplaintGroup::tksk, ComplaintMeasure::within_service_level), 0, "2023-05") ==
        0);
  CHECK(value(table, outcome::complaints(ComplaintGroup::tksk, ComplaintMeasure::within_service_level), 0, "all") ==
        50);
  CHECK(value(table, outcome::complaints_filed, 0, "all") == 3);
}

TEST_CASE("follow-ups are counted apart from complaints, and an abandoned one is not done") {
  OutcomeFold fold(small_city());
  const CaseKind follow_up = CaseKind::follow_up;
  resolve(fold, follow_up, at("2023-03-01"), at("2023-04-30"), at("2023-03-11"));                        // 10 days
  resolve(fold, follow_up, at("2023-03-01"), at("2023-04-30"), at("2023-07-01"), CaseEnd::given_up);     // 180
  resolve(fold, follow_up, at("2023-12-01"), at("2023-12-31"), at("2024-06-01"), CaseEnd::open_at_end);  // 90
  const OutcomeTable table = fold.finish();
  CHECK(value(table, outcome::casework_follow_up_opened, 0, "2023-03") == 2);
  CHECK(value(table, outcome::casework_follow_up_done, 0, "all") == 1);
  CHECK(value(table, outcome::casework_follow_up_backlog, 0, "2023-06") == 1);
  CHECK(value(table, outcome::casework_follow_up_backlog, 0, "2023-07") == 0);
  CHECK(value(table, outcome::casework_follow_up_backlog, 0, "2023-12") == 1);
  CHECK(value(table, outcome::casework_follow_up_wait_mean, 0, "2023-03") == (10 + 180) / 2.0);
  CHECK(value(table, outcome::casework_follow_up_wait_mean, 0, "all") == (10 + 180 + 90) / 3.0);
  CHECK(value(table, outcome::complaints_filed, 0, "all") == 0);
}

TEST_CASE("a follow-up whose family transacted by itself is nobody's work") {
  OutcomeFold fold(small_city());
  const auto end = [&](CaseKind kind, bool by_staff) {
    const SimTime opened = at("2023-03-01");
    fold.on(CaseOpened{kind, first_kecamatan, HouseholdId{1}, opened, at("2023-04-30")});
    fold.on(CaseClosed{kind, first_kecamatan, HouseholdId{1}, opened, at("2023-04-30"), at("2023-03-11"),
                       CaseEnd::resolved, false, by_staff});
  };
  end(CaseKind::follow_up, true);
  end(CaseKind::follow_up, false);
  end(CaseKind::follow_up, false);
  end(CaseKind::verification, true);
  const OutcomeTable table = fold.finish();
  CHECK(value(table, outcome::casework_follow_up_done, 0, "2023-03") == 1);
  CHECK(value(table, outcome::casework_follow_up_without_staff, 1, "2023-03") == 2);
  CHECK(value(table, outcome::casework_done, 0, "all") == 2);
  // The wait of a family ends whoever ended it.
  CHECK(value(table, outcome::casework_follow_up_wait_mean, 0, "2023-03") == 10);
  CHECK(value(table, outcome::casework_follow_up_backlog, 0, "2023-03") == 0);
}

TEST_CASE("a case of the warm-up counts in backlogs and flows, not in cohorts") {
  OutcomeFold fold(small_city());
  resolve(fold, field_check, at("2022-12-01"), at("2023-01-30"), at("2023-02-05"));
  const OutcomeTable table = fold.finish();
  CHECK(value(table, outcome::complaints_filed, 0, "all") == 0);
  CHECK(value(table, outcome::complaints_resolved, 0, "2023-02") == 1);
  CHECK(value(table, outcome::complaints_backlog, 0, "2023-01") == 1);
  CHECK(value(table, outcome::complaints_backlog_age_mean, 0, "2023-01") == 62);
  CHECK(std::isnan(value(table, outcome::complaints_wait_mean, 0, "all")));
}

TEST_CASE("complaints that end unresolved are counted in the month of their end") {
  OutcomeFold fold(small_city());
  resolve(fold, information, at("2023-03-30"), at("2023-04-04"), at("2023-04-20"), CaseEnd::given_up);
  resolve(fold, field_check, at("2023-03-30"), at("2023-05-29"), at("2023-04-20"), CaseEnd::resolved);
  resolve(fold, field_check, at("2023-12-30"), at("2024-02-28"), at("2024-03-01"), CaseEnd::open_at_end);
  const OutcomeTable table = fold.finish();
  CHECK(value(table, outcome::complaints_given_up, 0, "2023-03") == 0);
  CHECK(value(table, outcome::complaints_given_up, 0, "2023-04") == 1);
  CHECK(value(table, outcome::complaints_given_up, 0, "all") == 1);
  CHECK(value(table, outcome::complaints(ComplaintClass::information, ComplaintMeasure::given_up), 1, "2023-04") == 1);
  CHECK(value(table, outcome::complaints(ComplaintClass::field_check, ComplaintMeasure::given_up), 0, "all") == 0);
}

TEST_CASE("repeated and unvoiced complaints are counted in the month in which they occur") {
  OutcomeFold fold(small_city());
  resolve(fold, information, at("2023-03-30"), at("2023-04-04"), at("2023-05-20"));
  fold.on(CaseRepeated{information, first_kecamatan, at("2023-03-30"), at("2023-04-10"), false});
  fold.on(CaseRepeated{information, first_kecamatan, at("2023-03-30"), at("2023-05-10"), true});
  fold.on(ComplaintUnvoiced{field_check, second_kecamatan, at("2023-06-01")});
  const OutcomeTable table = fold.finish();
  CHECK(value(table, outcome::complaints_repeated, 0, "2023-04") == 1);
  CHECK(value(table, outcome::complaints(ComplaintClass::information, ComplaintMeasure::repeated), 1, "all") == 2);
  CHECK(value(table, outcome::complaints(ComplaintClass::field_check, ComplaintMeasure::repeated), 0, "all") == 0);
  CHECK(value(table, outcome::complaints(ComplaintGroup::tksk, ComplaintMeasure::repeated), 0, "2023-04") == 0);
  CHECK(value(table, outcome::complaints(ComplaintGroup::tksk, ComplaintMeasure::repeated), 0, "2023-05") == 1);
  CHECK(value(table, outcome::complaints_unvoiced, 2, "2023-06") == 1);
  CHECK(value(table, outcome::complaints(ComplaintClass::field_check, ComplaintMeasure::unvoiced), 0, "all") == 1);
  CHECK(value(table, outcome::complaints(ComplaintClass::information, ComplaintMeasure::unvoiced), 0, "all") == 0);
  CHECK(value(table, outcome::complaints_filed, 0, "all") == 1);
}

TEST_CASE("flows and backlogs of complaints that reach a TKSK are counted from the filing") {
  OutcomeFold fold(small_city());
  const auto reach = [&](SimTime opened, SimTime reached, SimTime closed, CaseEnd end) {
    fold.on(CaseOpened{field_check, first_kecamatan, HouseholdId{1}, opened, opened + Duration::days(60)});
    fold.on(CaseReachedTksk{field_check, first_kecamatan, opened, reached});
    fold.on(CaseClosed{field_check, first_kecamatan, HouseholdId{1}, opened, opened + Duration::days(60), closed, end,
                       true});
  };
  reach(at("2023-02-19"), at("2023-03-05"), at("2023-04-10"), CaseEnd::resolved);
  reach(at("2023-03-22"), at("2023-03-23"), at("2023-05-15"), CaseEnd::given_up);
  resolve(fold, field_check, at("2023-01-22"), at("2023-03-23"), at("2023-05-15"));
  fold.on(CaseEscalated{field_check, first_kecamatan, at("2023-02-19"), at("2023-04-20"), true});
  fold.on(CaseEscalated{field_check, first_kecamatan, at("2023-01-22"), at("2023-03-23"), false});
  const OutcomeTable table = fold.finish();
  using enum ComplaintMeasure;
  const auto of_tksk = [&](ComplaintMeasure measure, std::string_view month) {
    return value(table, outcome::complaints(ComplaintGroup::tksk, measure), 1, month);
  };
  CHECK(of_tksk(backlog, "2023-02") == 1);
  CHECK(of_tksk(backlog, "2023-03") == 2);
  CHECK(of_tksk(backlog, "2023-04") == 1);
  CHECK(of_tksk(backlog, "all") == 4 / 12.0);
  CHECK(of_tksk(backlog_age_mean, "2023-03") == (41 + 10) / 2.0);
  CHECK(of_tksk(backlog_age_mean, "all") == (10 + 41 + 10 + 40) / 4.0);
  CHECK(of_tksk(resolved, "2023-04") == 1);
  CHECK(of_tksk(resolved, "all") == 1);
  CHECK(of_tksk(given_up, "2023-05") == 1);
  CHECK(of_tksk(escalated, "2023-03") == 0);
  CHECK(of_tksk(escalated, "all") == 1);
  CHECK(value(table, outcome::complaints_escalated, 1, "all") == 2);
  CHECK(value(table, outcome::complaints_backlog, 1, "2023-02") == 2);
}

TEST_CASE("verifications, sessions and checks are counted as separate casework") {
  OutcomeFold fold(small_city());
  resolve(fold, CaseKind::verification, at("2023-03-01"), at("2023-06-29"), at("2023-04-10"));
  resolve(fold, CaseKind::verification, at("2023-03-01"), at("2023-03-31"), at("2023-08-01"), CaseEnd::given_up);
  resolve(fold, CaseKind::socialisation, at("2023-03-01"), at("2023-03-31"), at("2023-03-20"));
  resolve(fold, CaseKind::monitoring, at("2023-03-01"), at("2023-03-31"), at("2024-03-20"), CaseEnd::open_at_end,
          second_kecamatan);
  const OutcomeTable table = fold.finish();
  CHECK(value(table, outcome::casework_verification_opened, 0, "2023-03") == 2);
  CHECK(value(table, outcome::casework_verification_done, 0, "2023-04") == 1);
  CHECK(value(table, outcome::casework_verification_backlog, 0, "2023-07") == 1);
  CHECK(value(table, outcome::casework_verification_wait_mean, 0, "2023-03") == (40 + 90) / 2.0);
  CHECK(value(table, outcome::casework_socialisation_done, 0, "all") == 1);
  CHECK(value(table, outcome::casework_socialisation_wait_mean, 0, "all") == 19);
  CHECK(value(table, outcome::casework_monitoring_opened, 2, "all") == 1);
  CHECK(value(table, outcome::casework_monitoring_done, 0, "all") == 0);
  CHECK(value(table, outcome::casework_monitoring_backlog, 0, "all") == 10 / 12.0);
  CHECK(value(table, outcome::casework_monitoring_wait_mean, 0, "all") == 90);
  CHECK(value(table, outcome::casework_follow_up_opened, 0, "all") == 0);
  CHECK(std::isnan(value(table, outcome::casework_follow_up_wait_mean, 0, "all")));
}

TEST_CASE("the wait of a case that is never due is not restricted") {
  OutcomeFold fold(small_city());
  resolve(fold, CaseKind::monitoring, at("2023-03-01"), SimTime::never(), at("2023-12-26"));
  resolve(fold, CaseKind::monitoring, at("2023-03-01"), SimTime::never(), at("2023-03-11"), CaseEnd::given_up);
  CHECK(value(fold.finish(), outcome::casework_monitoring_wait_mean, 0, "2023-03") == (300 + 10) / 2.0);
}
