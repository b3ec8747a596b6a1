#include <algorithm>
#include <catch2/catch.hpp>
#include <map>

#include "support/city_trial.hpp"

using namespace timbang;
using namespace timbang::test;

TEST_CASE("a family has at most one open follow-up case, one open verification and one open complaint") {
  const TestCity city(data_file("small-city.yaml"));
  const FactRecorder facts = record_run(city);
  struct Change {
    SimTime at;
    int step;
  };
  std::map<std::pair<std::uint32_t, int>, std::vector<Change>> changes;
  for (const CaseClosed& fact : facts.closed) {
    if (fact.kind == CaseKind::socialisation || fact.kind == CaseKind::monitoring) continue;
    auto& of_family = changes[{fact.household.value, is_complaint(fact.kind) ? -1 : static_cast<int>(fact.kind)}];
    of_family.push_back({fact.opened_at, 1});
    of_family.push_back({fact.at, -1});
  }
  REQUIRE(changes.size() > 100);
  for (auto& [family, steps] : changes) {
    std::ranges::stable_sort(
        steps, [](const Change& a, const Change& b) { return a.at != b.at ? a.at < b.at : a.step < b.step; });
    int open = 0;
    for (const Change& change : steps) {
      open += change.step;
      CHECK(open <= 1);
    }
  }
}

TEST_CASE("every opened case is closed once, at the latest at the end of the run") {
  const TestCity city(data_file("small-city.yaml"));
  const FactRecorder facts = record_run(city);
  CHECK(facts.opened.size() == facts.closed.size());
  CHECK(facts.opened.size() > 1000);
}

TEST_CASE("without TKSK, first line and Dinsos no complaint is ever resolved") {
  const TestCity city(data_file("small-city.yaml"), {{"staffing.tksk_per_kecamatan", "0"},
                                                     {"first_line.settles_complaints", "0"},
                                                     {"complaints.dinsos.officers", "0"},
                                                     {"complaints.patience", "30000 days"}});
  const SimTime start = city.policy_start();
  const FactRecorder facts = record_run(city);
  std::size_t filed = 0;
  for (const CaseClosed& fact : facts.closed) {
    if (!is_complaint(fact.kind) || fact.opened_at < start) continue;
    ++filed;
    CHECK(fact.end != CaseEnd::resolved);
  }
  CHECK(filed > 50);
  for (const ServiceStarted& fact : facts.services) CHECK(fact.at < start);
}

TEST_CASE("nobody works on an abandoned complaint, not even a successor") {
  // Field checks of days are left at the end of every day on which the team worked on them, and complainants give up.
  const TestCity city(data_file("small-city.yaml"), {{"staffing.mobile_team", "6"},
                                                     {"staffing.hire_lead_time", "0"},
                                                     {"complaints.patience", "3"},
                                                     {"complaints.questions", "200"},
                                                     {"complaints.work.no_field_check", "1400"},
                                                     {"first_line.settles_complaints", "0"}});
  const FactRecorder facts = record_run(city);
  using Family = std::pair<CaseKind, std::uint32_t>;
  std::map<Family, std::vector<std::pair<SimTime, SimTime>>> open;
  for (const CaseClosed& fact : facts.closed) {
    open[{fact.kind, fact.household.value}].emplace_back(fact.opened_at, fact.at);
  }
  std::size_t services = 0;
  for (const ServiceStarted& fact : facts.services) {
    if (!is_complaint(fact.kind)) continue;
    ++services;
    const auto& cases = open[{fact.kind, fact.household.value}];
    CHECK(std::ranges::any_of(cases, [&](const auto& one) { return one.first <= fact.at && fact.at <= one.second; }));
  }
  CHECK(services > 100);
}

TEST_CASE(
    "work in progress when hours change or a server leaves is finished by the next server without losing a minute") {
  // Ten TKSK in each kecamatan, so that nothing waits long; but a question takes more than their one day a week, so
  // that much is in hand at the turn of a month. All this holds from the first day; nobody else settles complaints,
  // none are made in the last half year, and nothing makes work longer: no visits split over days, no novices, no
  // repeats.
  const TestCity city(data_file("small-city.yaml"),
                      {{"period.policy_start", "2022-07-01"},
                       {"staffing.tksk_per_kecamatan", "10"},
                       {"staffing.hours",
                        "[{value: 6}, {value: 5, from: 2023-02-01}, {value: 6, from: 2023-03-01}, "
                        "{value: 5, from: 2023-04-01}, {value: 6, from: 2023-05-01}, {value: 5, from: 2023-06-01}]"},
                       {"staffing.novice_pace", "1"},
                       {"complaints.work.information", "500 minutes"},
                       {"complaints.questions", "[{value: 100}, {value: 0, from: 2023-07-01}]"},
                       {"complaints.obstacle_share", "0"},
                       {"complaints.left_out_share", "0"},
                       {"complaints.share.information", "0.7"},
                       {"complaints.share.field_check", "0"},
                       {"complaints.repeats", "0"},
                       {"complaints.patience", "30000 days"},
                       {"complaints.dinsos.officers", "0"},
                       {"first_line.settles_complaints", "0"}});
  const FactRecorder facts = record_run(city);
  std::size_t filed = 0;
  for (const CaseClosed& fact : facts.closed) {
    if (!is_complaint(fact.kind)) continue;
    ++filed;
    CHECK(fact.end == CaseEnd::resolved);
  }
  CHECK(filed > 100);
  std::int64_t left = 0;
  for (const WorkArrived& fact : facts.arrived) left += is_complaint(fact.kind) ? fact.minutes.minutes() : 0;
  CHECK(left > 100'000);
  for (const Worked& fact : facts.worked) left -= is_complaint(fact.kind) ? fact.minutes.minutes() : 0;
  CHECK(left == 0);
}

TEST_CASE("without follow-up no follow-up case is opened after policy_start") {
  const TestCity city(data_file("small-city.yaml"), {{"follow_up.mode", "off"}});
  const FactRecorder facts = record_run(city);
  std::size_t before = 0;
  for (const CaseOpened& fact : facts.opened) {
    if (fact.kind != CaseKind::follow_up) continue;
    before += 1;
    // The lists of payouts credited before policy_start still arrive.
    CHECK(fact.at < city.policy_start() + Duration::days(18));
  }
  CHECK(before > 0);
}

TEST_CASE("TKSK work only on working days and never longer than the block") {
  const TestCity city(data_file("small-city.yaml"));
  const FactRecorder facts = record_run(city);
  const SimClock clock{city.scenario.period.start};
  std::map<std::tuple<std::uint16_t, std::uint16_t, std::int32_t>, std::int32_t> worked;
  for (const Worked& fact : facts.worked) {
    CHECK(city.scenario.calendar.kind(clock.date_of(fact.from)) != DayKind::off);
    worked[{fact.tksk.kecamatan.value, fact.tksk.slot, fact.from.day()}] += fact.minutes.minutes();
  }
  REQUIRE(worked.size() > 100);
  for (const TkskDay& day : facts.days) {
    const auto found = worked.find({day.tksk.kecamatan.value, day.tksk.slot, day.day.day()});
    if (found != worked.end()) CHECK(found->second <= day.available.minutes());
  }
}

TEST_CASE("with a thousand TKSK in each kecamatan no work waits longer than the longest holidays") {
  const TestCity city(data_file("small-city.yaml"), {{"staffing.tksk_per_kecamatan", "1000"}});
  const FactRecorder facts = record_run(city);
  std::size_t services = 0;
  std::size_t late = 0;
  for (const ServiceStarted& fact : facts.services) {
    if (fact.arrived_at < city.policy_start()) continue;
    ++services;
    // Lebaran closes every office for nine days.
    late += fact.at - fact.arrived_at > Duration::days(10) ? 1U : 0U;
  }
  // The rest of work that is longer than a block counts from its first arrival.
  CHECK(late * 100 < services);
  CHECK(services > 100);
}
