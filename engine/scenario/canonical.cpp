#include "scenario/canonical.hpp"

#include <map>

#include "base/sha256.hpp"
#include "text/number_text.hpp"

namespace timbang::reading {
namespace {

/// Members of an object, already as JSON; a map keeps the keys sorted.
using Members = std::map<std::string, std::string>;

std::string object_of(const Members& members) {
  std::string text = "{";
  for (const auto& [key, value] : members) {
    if (text.size() > 1) text += ',';
    text += json_quoted(key) + ":" + value;
  }
  return text + "}";
}

template <class Range, class ToText>
std::string array_of(const Range& range, ToText to_text) {
  std::string text = "[";
  for (const auto& each : range) {
    if (text.size() > 1) text += ',';
    text += to_text(each);
  }
  return text + "]";
}

std::string value_text(const Slot& slot, const Parameters& parameters) {
  const auto values = slot.read(parameters);
  if (slot.is_list) return array_of(values, number_text);
  if (slot.quantity != Quantity::choice) return number_text(values.front());
  return json_quoted(slot.choices[static_cast<std::size_t>(values.front())]);
}

bool is_neutral(const Slot& slot, const Parameters& parameters) {
  // A neutral value is left out, so that a new parameter changes no hash of older scenarios.
  return slot.neutral && slot.read(parameters).front() == *slot.neutral;
}

std::string dated_text(const DatedParameters& dated) {
  return object_of(
      {{"from", json_quoted(dated.from.text())}, {"values", canonical_parameters(dated.values, all_slots())}});
}

std::string calendar_text(const WorkingCalendar& calendar) {
  constexpr std::string_view signs = "wso";
  std::string days;
  for (const auto kind : calendar.days) days += signs[static_cast<std::size_t>(kind)];
  std::string weekend;
  // A letter a day: calendars of years stay short.
  for (const bool is_weekend : calendar.weekend) weekend += is_weekend ? 'o' : 'w';
  return object_of({{"day_begins_minute", std::to_string(calendar.day_begins_minute)},
                    {"days", json_quoted(days)},
                    {"first_day", json_quoted(calendar.first_day.text())},
                    {"shortened_factor", number_text(calendar.shortened_factor)},
                    {"weekend", json_quoted(weekend)}});
}

std::string payout_text(const PayoutSchedule& schedule) {
  const auto month_text = [](int month) { return std::to_string(month); };
  return object_of({{"day_of_month", std::to_string(schedule.day_of_month)},
                    {"months", array_of(schedule.months, month_text)},
                    {"months_covered", std::to_string(schedule.months_covered)}});
}

std::string kecamatan_text(const Kecamatan& kecamatan) {
  Members members{{"kelurahan", std::to_string(kecamatan.kelurahan)},
                  {"population", number_text(kecamatan.population)}};
  if (kecamatan.kpm) members.emplace("kpm", std::to_string(*kecamatan.kpm));
  return object_of(members);
}

std::string period_text(const Period& period) {
  return object_of({{"first_month", json_quoted(period.first_month.text())},
                    {"last_month", json_quoted(period.last_month.text())},
                    {"policy_start", json_quoted(period.policy_start.text())},
                    {"start", json_quoted(period.start.text())}});
}

Members baseline_members(const Scenario& scenario) {
  return {{"baseline", array_of(scenario.baseline, dated_text)},
          {"calendar", calendar_text(scenario.calendar)},
          {"city", json_quoted(scenario.city_code)},
          {"kecamatan", array_of(scenario.kecamatan, kecamatan_text)},
          {"payouts", array_of(scenario.payouts, payout_text)},
          {"period", period_text(scenario.period)}};
}

}  // namespace

void hash_values(Scenario& scenario) {
  auto members = baseline_members(scenario);
  // The baseline's part alone: scenarios that share it share fits and warm-ups.
  scenario.baseline_sha256 = sha256_hex(object_of(members));
  members.emplace("policy", array_of(scenario.policy, dated_text));
  scenario.canonical_values = object_of(members);
  scenario.values_sha256 = sha256_hex(scenario.canonical_values);
}

std::string canonical_parameters(const Parameters& parameters, const std::vector<Slot>& slots) {
  Members members;
  for (const Slot& slot : slots) {
    if (slot.read && !is_neutral(slot, parameters)) members.emplace(slot.path, value_text(slot, parameters));
  }
  // Numbers of TKSK have no slot, since they are a list by kecamatan.
  members.emplace(tksk_path, array_of(parameters.staffing.tksk_per_kecamatan, number_text));
  return object_of(members);
}

std::string json_quoted(std::string_view text) {
  constexpr std::string_view hexadecimal = "0123456789abcdef";
  std::string quoted = "\"";
  for (const char c : text) {
    const auto code = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      quoted += '\\';
      quoted += c;
    } else if (code < 0x20) {
      // Below 0x20 JSON allows no character as it is.
      quoted += "\\u00";
      quoted += hexadecimal[code >> 4U];
      quoted += hexadecimal[code & 15U];
    } else {
      quoted += c;
    }
  }
  return quoted + "\"";
}

}  // namespace timbang::reading
