#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/sim_time.hpp"

namespace timbang {

enum class Weekday : std::uint8_t { monday, tuesday, wednesday, thursday, friday, saturday, sunday };

class Date;

/// A calendar month, counted from January 1900 = 0: an identity that no scenario's start can shift.
class Month {
 public:
  constexpr Month() = default;
  constexpr explicit Month(std::int32_t since_1900) : since_1900_(since_1900) {}
  /// Requires: 1 <= month <= 12.
  constexpr Month(int year, int month) : since_1900_((year - 1900) * 12 + month - 1) {}

  /// Reads `YYYY-MM`; nothing if the text is anything else.
  [[nodiscard]] static std::optional<Month> parse(std::string_view text);

  [[nodiscard]] constexpr std::int32_t since_1900() const { return since_1900_; }
  [[nodiscard]] constexpr int year() const { return 1900 + since_1900_ / 12; }
  [[nodiscard]] constexpr int month_of_year() const { return since_1900_ % 12 + 1; }
  [[nodiscard]] Date first_day() const;
  /// `YYYY-MM`.
  [[nodiscard]] std::string text() const;

  friend constexpr Month operator+(Month m, std::int32_t months) { return Month(m.since_1900_ + months); }
  friend constexpr std::int32_t operator-(Month a, Month b) { return a.since_1900_ - b.since_1900_; }
  friend constexpr auto operator<=>(Month, Month) = default;

 private:
  std::int32_t since_1900_ = 0;
};

inline constexpr double months_per_year = 12;

/// A day of the proleptic Gregorian calendar.
class Date {
 public:
  constexpr Date() = default;
  constexpr explicit Date(std::int32_t days_since_1970) : days_since_1970_(days_since_1970) {}
  /// Requires: an existing day.
  Date(int year, int month, int day);

  /// Reads `YYYY-MM-DD`; nothing if the text is anything else or names no day.
  [[nodiscard]] static std::optional<Date> parse(std::string_view text);

  [[nodiscard]] constexpr std::int32_t days_since_1970() const { return days_since_1970_; }
  [[nodiscard]] Weekday weekday() const;
  [[nodiscard]] Month month() const;
  [[nodiscard]] int year() const { return month().year(); }
  [[nodiscard]] int day_of_month() const;
  /// `YYYY-MM-DD`.
  [[nodiscard]] std::string text() const;

  friend constexpr Date operator+(Date d, std::int32_t days) { return Date(d.days_since_1970_ + days); }
  friend constexpr std::int32_t operator-(Date a, Date b) { return a.days_since_1970_ - b.days_since_1970_; }
  friend constexpr auto operator<=>(Date, Date) = default;

 private:
  std::int32_t days_since_1970_ = 0;
};

/// Translates between dates and simulated time, which begins at midnight of `start`.
struct SimClock {
  Date start;

  [[nodiscard]] constexpr SimTime time_of(Date date) const {
    return SimTime((date - start) * SimTime::minutes_per_day);
  }
  /// Requires: time is not negative.
  [[nodiscard]] constexpr Date date_of(SimTime time) const { return start + time.day(); }
  [[nodiscard]] Month month_of(SimTime time) const { return date_of(time).month(); }
};

}  // namespace timbang
