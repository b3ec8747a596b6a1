#include "scenario/reading/plan_entry.hpp"

#include "base/ranges.hpp"
#include "scenario/parameters/input_limits.hpp"
#include "scenario/reading/line_check.hpp"
#include "scenario/reading/sourced_value.hpp"
#include "scenario/reading/value_scalar.hpp"
#include "text/comma_list.hpp"
#include "text/number_text.hpp"

namespace timbang::reading {
namespace {

Slot plain_slot() {
  constexpr double widest = 1e18;
  Slot slot;
  slot.units = {{""}};
  slot.low = -widest;
  slot.high = widest;
  return slot;
}

}  // namespace

std::string setting_text(const DocumentNode& node) {
  if (!node.is_list()) return node.text;
  std::string text = "[";
  for (const auto& item : node.items) text += (text.size() > 1 ? ", " : "") + item.text;
  return text + "]";
}

std::optional<double> read_plain_number(const DocumentNode& node, const std::string& path, Findings& findings) {
  static const Slot slot = plain_slot();
  return read_scalar(node, slot, slot.unit(), path, findings);
}

void report_unknown_word(const DocumentNode& node, const std::string& path, const std::vector<std::string>& expected,
                         Findings& findings) {
  findings.add_unknown("unknown_word", node.shown(), expected, node.mark, path, {{"expected", comma_list(expected)}});
}

void for_each_map(const DocumentNode& list, const std::string& path, Findings& findings,
                  const std::function<void(const DocumentNode&)>& read) {
  if (!check_list(list, path, findings)) return;
  for (const DocumentNode& item : list.items) {
    if (check_map(item, path, findings)) read(item);
  }
}

PlanEntry::PlanEntry(const DocumentNode& map, std::string path, std::vector<std::string> allowed, Findings& findings)
    : map_(map), path_(std::move(path)), findings_(findings) {
  for (const auto& entry : map_.entries) {
    if (contains(allowed, entry.key)) continue;
    report_unknown_key(entry, join_path(path_, entry.key), allowed, findings_);
  }
}

const DocumentNode* PlanEntry::value(std::string_view key) const {
  const auto* entry = map_.find(key);
  return entry == nullptr ? nullptr : &entry->value;
}

Mark PlanEntry::mark_of(std::string_view key) const {
  const auto* node = value(key);
  return node == nullptr ? map_.mark : node->mark;
}

void PlanEntry::report(const std::string& problem, std::string_view key, Arguments arguments) {
  findings_.add(problem, mark_of(key), key.empty() ? path_ : join_path(path_, key), std::move(arguments));
}

void PlanEntry::report_found(const std::string& problem, std::string_view key) {
  const auto* node = value(key);
  report(problem, key, {{"found", node == nullptr ? "" : node->shown()}});
}

std::string PlanEntry::text(std::string_view key) {
  const auto* node = value(key);
  if (node == nullptr) return "";
  if (node->is_scalar() && !node->text.empty()) {
    static_cast<void>(check_line(*node, join_path(path_, key), longest_line, findings_));
    return node->text;
  }
  report_found("not_text", key);
  return "";
}

std::string PlanEntry::required_text(std::string_view key) {
  if (!has(key)) report("word_missing", key);
  return text(key);
}

std::optional<double> PlanEntry::number(std::string_view key) {
  const auto* node = value(key);
  return node == nullptr ? std::nullopt : read_plain_number(*node, join_path(path_, key), findings_);
}

double PlanEntry::required_number(std::string_view key) {
  if (!has(key)) report("word_missing", key);
  return number(key).value_or(0);
}

double PlanEntry::required_sd(std::string_view key) {
  if (!has(key)) report("word_missing", key);
  const auto sd = number(key);
  // 1 keeps what follows from dividing by 0; the problem is reported already.
  if (!sd) return 1;
  if (*sd > 0) return *sd;
  report_found("not_positive", key);
  return 1;
}

std::optional<std::pair<double, double>> PlanEntry::interval(std::string_view key) {
  const auto* node = value(key);
  if (node == nullptr) return std::nullopt;
  if (report_decimal_commas(*node, 2, join_path(path_, key), findings_)) return std::nullopt;
  if (!node->is_list() || node->items.size() != 2) {
    report_found("range_form", key);
    return std::nullopt;
  }
  const auto low = read_plain_number(node->items[0], join_path(path_, key), findings_);
  const auto high = read_plain_number(node->items[1], join_path(path_, key), findings_);
  if (!low || !high) return std::nullopt;
  if (*low < *high) return std::pair(*low, *high);
  report("range_order", key, {{"low", node->items[0].text}, {"high", node->items[1].text}});
  return std::nullopt;
}

std::optional<Month> PlanEntry::month(std::string_view key) {
  const auto* node = value(key);
  if (node == nullptr || node->text == "all") return std::nullopt;
  const auto month = Month::parse(node->text);
  if (!month) report_found("not_a_month", key);
  return month;
}

bool PlanEntry::flag(std::string_view key) {
  const auto* node = value(key);
  if (node == nullptr) return false;
  if (node->text != "true" && node->text != "false") {
    report("unknown_word", key, {{"found", node->shown()}, {"expected", "true, false"}});
  }
  return node->text == "true";
}

std::optional<std::uint64_t> PlanEntry::natural(std::string_view key, std::uint64_t least, std::uint64_t most) {
  const auto* node = value(key);
  if (node == nullptr) return std::nullopt;
  const auto number = node->is_scalar() && !node->quoted ? parse_natural(node->text) : std::nullopt;
  if (number && *number >= least && *number <= most) return number;
  report("not_a_natural_within", key,
         {{"found", node->shown()}, {"least", std::to_string(least)}, {"most", std::to_string(most)}});
  return std::nullopt;
}

void PlanEntry::report_unknown_word(std::string_view key, const std::vector<std::string>& expected) {
  // For a key that is not there the map itself is named.
  static const DocumentNode nothing;
  const auto* node = value(key);
  reading::report_unknown_word(node == nullptr ? nothing : *node, join_path(path_, key), expected, findings_);
}

std::vector<Setting> PlanEntry::settings(std::string_view key) {
  std::vector<Setting> settings;
  const auto* node = value(key);
  if (node == nullptr || !node->is_map() || node->entries.empty()) {
    report_found(node == nullptr ? "word_missing" : "not_a_map", key);
    return settings;
  }
  for (const auto& entry : node->entries) {
    if (entry.value.is_map() || entry.value.kind == DocumentNode::Kind::nothing) {
      reading::report_found("not_text", entry.value, join_path(join_path(path_, key), entry.key), findings_);
    } else {
      settings.push_back({entry.key, setting_text(entry.value)});
    }
  }
  return settings;
}

std::vector<std::string> PlanEntry::required_texts(std::string_view key) {
  std::vector<std::string> texts;
  const auto* node = value(key);
  if (node == nullptr || !node->is_list() || node->items.empty()) {
    report_found(node == nullptr ? "word_missing" : "not_a_list", key);
    return texts;
  }
  for (const auto& item : node->items) {
    if (item.is_scalar() && !item.text.empty()) {
      texts.push_back(item.text);
    } else {
      reading::report_found("not_text", item, join_path(path_, key), findings_);
    }
  }
  return texts;
}

KnownRange PlanEntry::known() {
  KnownRange known;
  known.discrepancy_sd = required_sd("discrepancy_sd");
  const auto exact = number("value");
  const auto least = number("at_least");
  const auto most = number("at_most");
  if (has("value") && (has("at_least") || has("at_most"))) {
    report("value_and_limits", "value");
  } else if (!has("value") && !has("at_least") && !has("at_most")) {
    report("nothing_known", "");
  } else if (least && most && *least > *most) {
    report("range_order", "at_least", {{"low", value("at_least")->text}, {"high", value("at_most")->text}});
  }
  known.low = exact.value_or(least.value_or(known.low));
  known.high = exact.value_or(most.value_or(known.high));
  return known;
}

PlanSource PlanEntry::said(std::string_view key) {
  PlanSource said;
  said.place = place_of(mark_of(key));
  for (const auto& entry : map_.entries) {
    if (entry.key == "evidence") said.evidence = read_annotation(entry, path_, findings_);
    if (entry.key == "source") said.source = read_annotation(entry, path_, findings_);
    if (entry.key == "note") said.note = read_annotation(entry, path_, findings_);
  }
  return said;
}

}  // namespace timbang::reading
