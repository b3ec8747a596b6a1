#pragma once

#include <catch2/catch.hpp>
#include <cstdint>
#include <string_view>

#include "outcomes/catalogue/outcome_catalogue.hpp"
#include "outcomes/folds/outcome_fold.hpp"

namespace timbang::testing {

/// A run from 1 November 2022 that reports the year 2023, in two kecamatan of 100 and 200 places.
/// Deadlines: bank 90 days, post 45. Service limits: 5, 14, 60 days.
inline OutcomeFrame small_city() {
  OutcomeFrame frame;
  frame.clock = SimClock{Date(2022, 11, 1)};
  frame.first_month = Month(2023, 1);
  frame.months = 12;
  frame.kecamatan = 2;
  frame.places = {100, 200};
  frame.deadline = {Duration::days(90), Duration::days(45)};
  frame.service_limit = {Duration::days(5), Duration::days(14), Duration::days(60)};
  return frame;
}

inline constexpr KecamatanId first_kecamatan{0};
inline constexpr KecamatanId second_kecamatan{1};

/// An instant of small_city: a date and an hour.
inline SimTime at(std::string_view date, int hour = 0) {
  return small_city().clock.time_of(Date::parse(date).value()) + Duration(hour * 60);
}

/// A cell of a table. where: 0 is the city. month: "all" or YYYY-MM.
inline double value(const OutcomeTable& table, std::size_t outcome, std::size_t where, std::string_view month) {
  const std::size_t position =
      month == "all" ? 0 : static_cast<std::size_t>(Month::parse(month).value() - table.first_month() + 1);
  return table.at(outcome, where, position);
}

inline void resolve(OutcomeFold& fold, CaseKind kind, SimTime opened, SimTime due, SimTime closed,
                    CaseEnd end = CaseEnd::resolved, KecamatanId kecamatan = first_kecamatan) {
  fold.on(CaseOpened{kind, kecamatan, HouseholdId{1}, opened, due});
  fold.on(CaseClosed{kind, kecamatan, HouseholdId{1}, opened, due, closed, end, false});
}

/// A credit of one kecamatan with its end.
struct Credit {
  SimTime credited_at;
  std::int64_t amount = 400'000;
  HouseholdId household{1};
  Channel channel = Channel::bank;
  KecamatanId kecamatan = first_kecamatan;
};

inline void credit(OutcomeFold& fold, const Credit& c) {
  fold.on(Credited{c.kecamatan, c.household, c.channel, c.credited_at, Rupiah(c.amount)});
}

inline void transact(OutcomeFold& fold, const Credit& c, SimTime time) {
  credit(fold, c);
  fold.on(Transacted{c.kecamatan, c.household, c.channel, c.credited_at, time, Rupiah(c.amount)});
}

inline void miss(OutcomeFold& fold, const Credit& c) {
  credit(fold, c);
  const SimTime deadline = c.credited_at + small_city().deadline[static_cast<std::size_t>(c.channel)];
  fold.on(DeadlineMissed{c.kecamatan, c.household, c.channel, c.credited_at, deadline, Rupiah(c.amount),
                         Obstacle::uninformed});
}

inline void miss_and_return(OutcomeFold& fold, const Credit& c, SimTime returned) {
  miss(fold, c);
  fold.on(Returned{c.kecamatan, c.household, c.channel, c.credited_at, returned, Rupiah(c.amount)});
}

}  // namespace timbang::testing
