#pragma once

#include <compare>
#include <cstdint>
#include <limits>

#include "base/check.hpp"

namespace timbang {

/// A length of simulated time in whole minutes.
class Duration {
 public:
  constexpr Duration() = default;
  constexpr explicit Duration(std::int32_t minutes) : minutes_(minutes) {}

  /// Rounds to the nearest minute, halves away from zero. Throws CheckFailed beyond 2^30 minutes (2,000 years) and for
  /// NaN.
  [[nodiscard]] static constexpr Duration from_minutes(double minutes) {
    constexpr double longest = 1073741824.0;
    TIMBANG_CHECK(minutes >= -longest && minutes <= longest, "a duration lies within 2,000 years");
    return Duration(static_cast<std::int32_t>(minutes < 0 ? minutes - 0.5 : minutes + 0.5));
  }
  [[nodiscard]] static constexpr Duration days(std::int32_t days) { return Duration(days * 1440); }

  [[nodiscard]] constexpr std::int32_t minutes() const { return minutes_; }

  friend constexpr Duration operator+(Duration a, Duration b) { return Duration(a.minutes_ + b.minutes_); }
  friend constexpr Duration operator-(Duration a, Duration b) { return Duration(a.minutes_ - b.minutes_); }
  friend constexpr auto operator<=>(Duration, Duration) = default;

 private:
  std::int32_t minutes_ = 0;
};

/// An instant: whole minutes since midnight of the scenario's first day.
class SimTime {
 public:
  static constexpr std::int32_t minutes_per_day = 1440;

  constexpr SimTime() = default;
  constexpr explicit SimTime(std::int32_t minute) : minute_(minute) {}

  [[nodiscard]] static constexpr SimTime never() { return SimTime(std::numeric_limits<std::int32_t>::max()); }

  [[nodiscard]] constexpr std::int32_t minute() const { return minute_; }
  [[nodiscard]] constexpr std::int32_t day() const { return minute_ / minutes_per_day; }

  friend constexpr SimTime operator+(SimTime t, Duration d) { return SimTime(t.minute_ + d.minutes()); }
  friend constexpr SimTime operator-(SimTime t, Duration d) { return SimTime(t.minute_ - d.minutes()); }
  friend constexpr Duration operator-(SimTime a, SimTime b) { return Duration(a.minute_ - b.minute_); }
  friend constexpr auto operator<=>(SimTime, SimTime) = default;

 private:
  std::int32_t minute_ = 0;
};

}  // namespace timbang
