#include "scenario/layers/calendar_file.hpp"

#include <array>
#include <set>

#include "base/search.hpp"
#include "scenario/parameters/slots.hpp"
#include "scenario/reading/document.hpp"
#include "scenario/reading/plan_entry.hpp"
#include "scenario/reading/sourced_value.hpp"
#include "scenario/reading/value_scalar.hpp"
#include "scenario/reading/words.hpp"
#include "text/number_text.hpp"

namespace timbang::reading {
namespace {

constexpr std::array<std::string_view, 7> weekday_names{"monday", "tuesday",  "wednesday", "thursday",
                                                        "friday", "saturday", "sunday"};
const std::vector<std::string> calendar_keys{"timbang",    "first_month", "last_month", "weekend",
                                             "day_begins", "holidays",    "shortened",  "shortened_factor"};
/// Keys without which a calendar means nothing; no holidays and no shortened days are the same as empty lists.
const std::vector<std::string> required_calendar_keys{"timbang", "first_month", "last_month", "weekend", "day_begins"};

Slot weekend_slot() {
  Slot slot;
  slot.quantity = Quantity::choice;
  slot.units = accepted_units(Quantity::choice, "");
  slot.choices = weekday_names;
  return slot;
}

Slot factor_slot() {
  Slot slot;
  slot.quantity = Quantity::share;
  slot.units = accepted_units(Quantity::share, "share");
  slot.high = 1;
  return slot;
}

/// `HH:MM` as minutes of the day.
std::optional<int> parse_time_of_day(std::string_view text) {
  if (text.size() != 5 || text[2] != ':') return std::nullopt;
  const auto hours = parse_natural(text.substr(0, 2));
  const auto minutes = parse_natural(text.substr(3));
  if (!hours || !minutes || *hours > 23 || *minutes > 59) return std::nullopt;
  return static_cast<int>(*hours * 60 + *minutes);
}

class CalendarReader {
 public:
  CalendarReader(const DocumentNode& root, Findings& findings)
      : root_(root), findings_(findings), before_(findings.count()), entry_(root, "", calendar_keys, findings) {}

  std::optional<WorkingCalendar> read() {
    check_keys();
    const bool has_days = read_months();
    read_day_begins();
    read_factor();
    if (has_days) {
      read_weekend();
      read_shortened();
      read_holidays();
    }
    // Nothing of a calendar with a mistake is used, but all of its mistakes are reported.
    return findings_.count() == before_ ? std::optional(std::move(calendar_)) : std::nullopt;
  }

 private:
  void check_keys() {
    if (const auto* version = entry_.value("timbang")) check_word(*version, *find_word("timbang"), findings_);
    for (const auto& key : required_calendar_keys) {
      if (entry_.value(key) == nullptr) findings_.add("word_missing", {root_.mark.text, 0, 0}, key);
    }
  }

  std::optional<Month> month(std::string_view key) {
    const auto* node = entry_.value(key);
    if (node == nullptr) return std::nullopt;
    const auto month = Month::parse(node->text);
    if (!month) report_found("not_a_month", *node, std::string(key), findings_);
    return month;
  }

  /// Lays out a working day for each day of the calendar's months.
  bool read_months() {
    const auto first = month("first_month");
    const auto last = month("last_month");
    if (!first || !last) return false;
    if (*last < *first) {
      findings_.add("start_after_end", entry_.value("last_month")->mark, "last_month",
                    {{"start", first->text()}, {"end", last->text()}});
      return false;
    }
    calendar_.first_day = first->first_day();
    const auto days = (*last + 1).first_day() - calendar_.first_day;
    calendar_.days.assign(static_cast<std::size_t>(days), DayKind::working);
    return true;
  }

  void read_day_begins() {
    const auto* node = entry_.value("day_begins");
    if (node == nullptr) return;
    const auto minute = parse_time_of_day(node->text);
    if (!minute) report_found("not_a_time_of_day", *node, "day_begins", findings_);
    calendar_.day_begins_minute = minute.value_or(0);
  }

  void read_factor() {
    const auto* node = entry_.value("shortened_factor");
    if (node == nullptr) return;
    const auto slot = factor_slot();
    const auto parameter = read_parameter(*node, slot, "shortened_factor", findings_);
    if (parameter) calendar_.shortened_factor = parameter->dated.front().values.front();
  }

  const std::vector<DocumentNode>& list(std::string_view key) {
    static const std::vector<DocumentNode> none;
    // Missing lists are empty ones.
    const auto* node = entry_.value(key);
    if (node == nullptr) return none;
    if (!check_list(*node, std::string(key), findings_)) return none;
    return node->items;
  }

  void read_weekend() {
    const auto slot = weekend_slot();
    for (const auto& item : list("weekend")) {
      const auto weekday = read_scalar(item, slot, slot.unit(), "weekend", findings_);
      if (!weekday) continue;
      calendar_.weekend[static_cast<std::size_t>(*weekday)] = true;
      for (std::size_t i = 0; i < calendar_.days.size(); ++i) {
        const auto day = calendar_.first_day + static_cast<std::int32_t>(i);
        if (day.weekday() == static_cast<Weekday>(static_cast<int>(*weekday))) calendar_.days[i] = DayKind::off;
      }
    }
    if (calendar_.working_weekdays() == 0)
      findings_.add("no_working_weekday", entry_.value("weekend")->mark, "weekend");
  }

  std::optional<Date> date(const DocumentNode& node, const std::string& path) {
    const auto date = Date::parse(node.text);
    if (!date) {
      report_found("not_a_date", node, path, findings_);
    } else if (!calendar_.covers(*date)) {
      findings_.add("outside_calendar", node.mark, path, {{"found", node.text}});
    } else {
      return date;
    }
    return std::nullopt;
  }

  /// The value of a key that an entry of a list must have.
  std::optional<Date> date_at(const DocumentNode& map, const std::string& key, const std::string& path) {
    const auto* entry = map.find(key);
    if (entry != nullptr) return date(entry->value, path);
    findings_.add("word_missing", map.mark, join_path(path, key));
    return std::nullopt;
  }

  DayKind& day(Date date) { return calendar_.days[static_cast<std::size_t>(date - calendar_.first_day)]; }

  void check_entry_keys(const DocumentNode& map, const std::string& path, const std::vector<std::string>& allowed) {
    for (const auto& entry : map.entries) {
      if (entry.key == "source" || entry.key == "evidence" || entry.key == "note" || entry.key == "name") {
        static_cast<void>(read_annotation(entry, path, findings_));
      } else if (!contains(allowed, entry.key)) {
        report_unknown_key(entry, join_path(path, entry.key), allowed, findings_);
      }
    }
  }

  void read_shortened() {
    const std::string path = "shortened";
    for (const auto& item : list(path)) {
      if (!check_map(item, path, findings_)) continue;
      check_entry_keys(item, path, {"from", "to"});
      const auto from = date_at(item, "from", path);
      const auto to = date_at(item, "to", path);
      if (!from || !to) continue;
      if (*to < *from) {
        findings_.add("start_after_end", item.mark, path, {{"start", from->text()}, {"end", to->text()}});
      }
      for (Date each = *from; each <= *to; each = each + 1) {
        // A holiday or weekend within the shortened days stays off.
        if (day(each) == DayKind::working) day(each) = DayKind::shortened;
      }
    }
  }

  void read_holidays() {
    const std::string path = "holidays";
    std::set<Date> holidays;
    for (const auto& item : list(path)) {
      if (item.is_map()) check_entry_keys(item, path, {"date"});
      const auto holiday = item.is_map() ? date_at(item, "date", path) : date(item, path);
      if (!holiday) continue;
      if (!holidays.insert(*holiday).second) {
        findings_.add("holiday_twice", item.mark, path, {{"found", holiday->text()}});
      }
      // Holidays after weekends and shortened days: off is stronger.
      day(*holiday) = DayKind::off;
    }
  }

  const DocumentNode& root_;
  Findings& findings_;
  std::size_t before_;
  PlanEntry entry_;
  WorkingCalendar calendar_;
};

}  // namespace

std::optional<WorkingCalendar> read_calendar(const std::string& file, const Mark& mentioned, Findings& findings) {
  const auto* text = read_text(file, mentioned, findings);
  if (text == nullptr) return std::nullopt;
  const auto root = parse_document(*text, findings);
  if (!root) return std::nullopt;
  return CalendarReader(*root, findings).read();
}

}  // namespace timbang::reading
