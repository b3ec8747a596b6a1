#include "base/date.hpp"

#include <charconv>
#include <chrono>

#include "base/check.hpp"

namespace timbang {
namespace {

using std::chrono::sys_days;
using std::chrono::year_month_day;

year_month_day civil(Date date) {
  return year_month_day(sys_days(std::chrono::days(date.days_since_1970())));
}

std::optional<int> digits(std::string_view text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  // from_chars() would also read a minus sign.
  const bool whole = error == std::errc() && end == text.data() + text.size() && text.front() != '-';
  return whole ? std::optional(value) : std::nullopt;
}

std::string padded(int value, std::size_t width) {
  std::string text = std::to_string(value);
  return text.size() < width ? std::string(width - text.size(), '0') + text : text;
}

year_month_day make_civil(int year, int month, int day) {
  return {std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
          std::chrono::day(static_cast<unsigned>(day))};
}

}  // namespace

std::optional<Month> Month::parse(std::string_view text) {
  if (text.size() != 7 || text[4] != '-') return std::nullopt;
  const auto year = digits(text.substr(0, 4));
  const auto month = digits(text.substr(5, 2));
  if (!year || !month || *year < 1900 || *month < 1 || *month > 12) return std::nullopt;
  return Month(*year, *month);
}

Date Month::first_day() const {
  return {year(), month_of_year(), 1};
}

std::string Month::text() const {
  return padded(year(), 4) + "-" + padded(month_of_year(), 2);
}

Date::Date(int year, int month, int day) {
  const auto date = make_civil(year, month, day);
  TIMBANG_CHECK(date.ok(), "the date does not exist");
  days_since_1970_ = static_cast<std::int32_t>(sys_days(date).time_since_epoch().count());
}

std::optional<Date> Date::parse(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto year = digits(text.substr(0, 4));
  const auto month = digits(text.substr(5, 2));
  const auto day = digits(text.substr(8, 2));
  if (!year || !month || !day || *year < 1900) return std::nullopt;
  if (!make_civil(*year, *month, *day).ok()) return std::nullopt;
  return Date(*year, *month, *day);
}

Weekday Date::weekday() const {
  const auto iso = std::chrono::weekday(sys_days(std::chrono::days(days_since_1970_))).iso_encoding();
  return static_cast<Weekday>(iso - 1);
}

Month Date::month() const {
  const auto date = civil(*this);
  return {static_cast<int>(date.year()), static_cast<int>(static_cast<unsigned>(date.month()))};
}

int Date::day_of_month() const {
  return static_cast<int>(static_cast<unsigned>(civil(*this).day()));
}

std::string Date::text() const {
  return month().text() + "-" + padded(day_of_month(), 2);
}

}  // namespace timbang
