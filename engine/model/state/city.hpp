#pragma once

#include <cstdint>
#include <deque>
#include <vector>

#include "facts/facts.hpp"
#include "kernel/event_calendar.hpp"
#include "kernel/fingerprint.hpp"
#include "model/state/case.hpp"
#include "model/state/credit_book.hpp"
#include "model/state/fortunes.hpp"
#include "model/state/kpm_register.hpp"
#include "model/state/ladder.hpp"
#include "model/state/office.hpp"
#include "model/state/payout.hpp"
#include "population/population.hpp"
#include "random/draw.hpp"
#include "scenario/scenario.hpp"

namespace timbang {

/// Who waits for a place in a kecamatan.
struct WaitingList {
  std::vector<KpmIndex> verified;  ///< found poor by a field check, in that order
  std::size_t next_verified = 0;
  std::vector<KpmIndex> reserve;  ///< verified before the run, in the order of the listing
  std::size_t next_reserve = 0;
  std::uint32_t open_places = 0;  ///< free because nobody verified waits
};

/// A family's standing changed.
struct StandingChange {
  SimTime at;
  KpmIndex family = nothing;
  Standing standing = Standing::waiting;
};

/// Everything one replication holds. A plain copyable value; each behaviour is a function on it, in a file of its own.
/// What grows without a known end is a deque, which keeps no spare capacity for growth.
struct City {
  const Scenario* scenario = nullptr;
  const Population* population = nullptr;
  const Parameters* rules = nullptr;  ///< in force now
  bool policy_acts = false;           ///< after policy_start
  StreamKey key;
  SimClock clock;
  SimTime end;
  std::vector<std::int16_t> reported_month_of_day;  ///< from 0, until the last reported day; -1 before the first
  SimTime now;                                      ///< of the current event
  Phase phase = Phase::policy;                      ///< of the current event
  Fortunes fortunes;
  std::vector<Payout> payouts;
  std::vector<float> permanent;  ///< lasting welfare of every household now
  KpmRegister kpm;
  CreditBook credits;
  std::deque<Case> cases;
  std::vector<Office> offices;           ///< by kecamatan, then the Dinsos desk
  std::vector<SimTime> mobile_from;      ///< by slot of the mobile team: when it begins, and to learn
  std::vector<WaitingList> waiting;      ///< by kecamatan
  std::deque<StandingChange> standings;  ///< in order of time
  EventCalendar calendar;
  Fingerprint trajectory;

  [[nodiscard]] std::uint32_t household_of(KpmIndex index) const { return kpm.household[index].value; }
  [[nodiscard]] KecamatanId kecamatan_of(KpmIndex index) const { return kpm.cohort_of(index).kecamatan; }
  [[nodiscard]] std::size_t kecamatan_count() const { return waiting.size(); }
  [[nodiscard]] std::uint16_t dinsos() const { return static_cast<std::uint16_t>(kecamatan_count()); }
  [[nodiscard]] const ProcessParameters& processes() const { return rules->processes; }
  /// A draw about a family.
  [[nodiscard]] std::uint32_t draw(KpmIndex index, Occasion occasion, DrawPurpose purpose,
                                   std::uint32_t draw_index = 0) const {
    return draw_word(key, household_of(index), occasion, purpose, draw_index);
  }
};

/// An event to schedule; `place` orders events of one minute and phase.
struct EventToSchedule {
  EventKind kind;
  Phase phase;
  SimTime at;
  std::uint32_t subject = 0;
  std::uint32_t generation = 0;
  std::uint32_t place = 0;
};

/// Schedules it unless it lies beyond the end of the run. An event that follows from another one has a later phase or
/// takes place a minute later.
void schedule(City& city, const EventToSchedule& event);

/// A place among events of the same minute, keyed by family and occasion, so that no household number is favoured.
[[nodiscard]] std::uint32_t keyed_place(const City& city, KpmIndex index, Occasion occasion);

}  // namespace timbang
