#pragma once

#include <optional>

#include "kernel/working_time.hpp"
#include "model/state/city.hpp"

namespace timbang {

/// A TKSK's Sembako time on one day: casework first, then what is reserved for socialisation and monitoring.
struct SembakoDay {
  SimTime begin;
  Duration casework;
  Duration socialisation;
  Duration monitoring;

  [[nodiscard]] Duration whole() const { return casework + socialisation + monitoring; }
};

/// The day by the rules in force; nothing on a day without Sembako work: a day off, a day of other duties, an absence.
/// The weekly share is laid in as few whole days as possible, the weekdays staggered over posts.
[[nodiscard]] std::optional<SembakoDay> working_day_of(const City& city, TkskId tksk, Date day);

/// A post's time for casework from `from` on, until the calendar's end.
[[nodiscard]] WorkingTime working_time_of(const City& city, TkskId tksk, Date from);

/// The same number of minutes on every working day, fewer on shortened ones.
[[nodiscard]] WorkingTime daily_working_time(const City& city, double minutes, Date from);

}  // namespace timbang
