#include "scenario/reading/sourced_value.hpp"

#include <algorithm>

#include "base/ranges.hpp"
#include "scenario/reading/value_scalar.hpp"
#include "text/comma_list.hpp"
#include "text/did_you_mean.hpp"
#include "text/number_text.hpp"

namespace timbang::reading {
namespace {

const std::vector<std::string> evidence_words{"documented", "secondary", "computed",
                                              "background", "assumed",   "borrowed"};
const std::vector<std::string> parameter_keys{"value", "unit", "range", "source", "evidence", "note", "from"};

/// `[0,4, 0,6]` is a list of four numbers to YAML; where `wanted` are expected, that is how it was meant.
bool is_with_decimal_commas(const DocumentNode& list, std::size_t wanted) {
  const auto is_whole = [](const DocumentNode& item) { return parse_natural(item.text).has_value(); };
  return list.is_list() && list.items.size() == 2 * wanted && std::ranges::all_of(list.items, is_whole);
}

std::string with_decimal_points(const DocumentNode& list) {
  std::vector<std::string> numbers;
  for (std::size_t i = 0; i + 1 < list.items.size(); i += 2) {
    numbers.push_back(list.items[i].text + "." + list.items[i + 1].text);
  }
  return "[" + comma_list(numbers) + "]";
}

std::optional<std::vector<double>> read_values(const DocumentNode& node, const Slot& slot, const Unit& unit,
                                               const std::string& path, Findings& findings) {
  if (!slot.is_list) {
    const auto value = read_scalar(node, slot, unit, path, findings);
    return value ? std::optional(std::vector<double>{*value}) : std::nullopt;
  }
  if (slot.least == slot.most && report_decimal_commas(node, slot.most, path, findings)) return std::nullopt;
  if (!node.is_list() || node.items.size() < slot.least || node.items.size() > slot.most) {
    findings.add(slot.least == slot.most ? "list_length" : "list_of_numbers", node.mark, path,
                 {{"found", node.is_list() ? std::to_string(node.items.size()) : node.shown()},
                  {"expected", std::to_string(slot.most)}});
    return std::nullopt;
  }
  std::vector<double> values;
  for (const auto& item : node.items) {
    if (const auto value = read_scalar(item, slot, unit, path, findings)) values.push_back(*value);
  }
  // A list with a wrong item is no list of fewer items.
  return values.size() == node.items.size() ? std::optional(values) : std::nullopt;
}

std::string values_text(const DocumentNode& node) {
  if (!node.is_list()) return node.text;
  std::vector<std::string> texts;
  for (const auto& item : node.items) texts.push_back(item.text);
  return comma_list(texts);
}

/// The range must have its ends in order and hold every value it is the range of.
void read_range(const DocumentEntry& entry, const Slot& slot, const Unit& unit, const std::string& path,
                SourcedValue& value, Findings& findings) {
  const auto& node = entry.value;
  if (report_decimal_commas(node, 2, path, findings)) return;
  if (!node.is_list() || node.items.size() != 2) {
    report_found("range_form", node, path, findings);
    return;
  }
  const auto low = read_scalar(node.items[0], slot, unit, path, findings);
  const auto high = read_scalar(node.items[1], slot, unit, path, findings);
  if (!low || !high) return;
  value.range = node.items[0].text + " .. " + node.items[1].text;
  // A value outside of its own range is a slip in one of the two.
  const bool holds = std::ranges::all_of(value.values, [&](double base) { return *low <= base && base <= *high; });
  if (*low > *high) {
    findings.add("range_order", node.mark, path, {{"low", node.items[0].text}, {"high", node.items[1].text}});
  } else if (!holds) {
    findings.add("outside_own_range", node.mark, path, {{"found", value.text}, {"range", value.range}});
  }
}

void read_from(const DocumentEntry& entry, const std::string& path, SourcedValue& value, Findings& findings) {
  value.from = Date::parse(entry.value.text);
  if (!value.from) report_found("not_a_date", entry.value, path, findings);
}

void check_keys(const DocumentNode& map, const std::string& path, bool is_dated, Findings& findings) {
  auto allowed = parameter_keys;
  // `from` is the last of the keys.
  if (!is_dated) allowed.pop_back();
  for (const auto& entry : map.entries) {
    if (!contains(allowed, entry.key)) report_unknown_key(entry, join_path(path, entry.key), allowed, findings);
  }
}

void read_annotations(const DocumentNode& map, const std::string& path, SourcedValue& value, Findings& findings) {
  for (const auto& entry : map.entries) {
    if (entry.key == "source") value.source = read_annotation(entry, path, findings);
    if (entry.key == "evidence") value.evidence = read_annotation(entry, path, findings);
    if (entry.key == "note") static_cast<void>(read_annotation(entry, path, findings));
  }
}

std::optional<SourcedValue> read_map(const DocumentNode& map, const Slot& slot, const std::string& path, bool is_dated,
                                     Findings& findings) {
  check_keys(map, path, is_dated, findings);
  SourcedValue value;
  value.mark = map.mark;
  const auto unit = unit_of(map, slot, path, findings);
  const auto* entry = map.find("value");
  if (entry == nullptr) findings.add("value_missing", map.mark, path, {{"unit", slot.unit().name}});
  if (entry == nullptr || !unit) return std::nullopt;
  read_annotations(map, path, value, findings);
  const auto values = read_values(entry->value, slot, *unit, path, findings);
  if (!values) return std::nullopt;
  value.mark = entry->value.mark;
  value.values = *values;
  value.text = values_text(entry->value);
  value.unit = unit->name;
  if (const auto* range = map.find("range")) read_range(*range, slot, *unit, path, value, findings);
  if (const auto* from = map.find("from"); from != nullptr && is_dated) read_from(*from, path, value, findings);
  return value;
}

/// A setting may carry its unit after the number: "75 days".
std::optional<SourcedValue> read_bare(const DocumentNode& node, const Slot& slot, const std::string& path,
                                      Findings& findings) {
  DocumentNode number = node;
  Unit unit = slot.unit();
  const bool is_setting = node.mark.text != nullptr && node.mark.text->form == ValueForm::setting;
  // In a file the unit has a key of its own, and a blank is a mistake.
  if (const auto blank = node.text.find(' '); is_setting && node.is_scalar() && blank != std::string::npos) {
    const auto name = node.text.substr(node.text.find_first_not_of(' ', blank));
    DocumentNode map = node;
    map.kind = DocumentNode::Kind::map;
    DocumentNode unit_node = node;
    unit_node.text = name;
    map.entries.push_back({"unit", node.mark, unit_node});
    const auto found = unit_of(map, slot, path, findings);
    if (!found) return std::nullopt;
    unit = *found;
    number.text = node.text.substr(0, blank);
  }
  const auto values = read_values(number, slot, unit, path, findings);
  if (!values) return std::nullopt;
  SourcedValue value;
  value.mark = node.mark;
  value.values = *values;
  value.text = values_text(number);
  value.unit = unit.name;
  return value;
}

void check_order(const std::vector<SourcedValue>& dated, const std::string& path, Findings& findings) {
  for (std::size_t i = 1; i < dated.size(); ++i) {
    const bool ascending = dated[i].from && (!dated[i - 1].from || *dated[i - 1].from < *dated[i].from);
    if (!ascending) findings.add("dates_not_ascending", dated[i].mark, path);
  }
}

bool is_dated_list(const DocumentNode& node) {
  return node.is_list() && !node.items.empty() && node.items.front().is_map();
}

}  // namespace

bool report_decimal_commas(const DocumentNode& list, std::size_t wanted, const std::string& path, Findings& findings) {
  if (!is_with_decimal_commas(list, wanted)) return false;
  std::vector<std::string> found = mapped(list.items, &DocumentNode::text);
  findings.add("flow_comma_list", list.mark, path,
               {{"found", comma_list(found)}, {"suggestion", with_decimal_points(list)}});
  return true;
}

std::optional<ParsedParameter> read_parameter(const DocumentNode& node, const Slot& slot, const std::string& path,
                                              Findings& findings) {
  const auto before = findings.count();
  ParsedParameter parameter;
  parameter.mark = node.mark;
  if (is_dated_list(node) && slot.may_change) {
    for (const auto& item : node.items) {
      if (!item.is_map()) {
        report_found("dated_form", item, path, findings);
      } else if (auto value = read_map(item, slot, path, true, findings)) {
        parameter.dated.push_back(std::move(*value));
      }
    }
    // Dates that could not be read have no order.
    if (findings.count() == before) check_order(parameter.dated, path, findings);
  } else if (auto value =
                 node.is_map() ? read_map(node, slot, path, false, findings) : read_bare(node, slot, path, findings)) {
    parameter.dated.push_back(std::move(*value));
  }
  // Values beside a problem are not used, so that no second one follows from them.
  return findings.count() == before ? std::optional(parameter) : std::nullopt;
}

std::string unit_names(const Slot& slot) {
  std::vector<std::string> names = mapped(slot.units, &Unit::name);
  return comma_list(names);
}

std::optional<Unit> unit_of(const DocumentNode& map, const Slot& slot, const std::string& path, Findings& findings) {
  const auto* entry = map.find("unit");
  if (entry == nullptr) return slot.unit();
  auto unit = entry->value.is_scalar() ? find_unit(slot.units, entry->value.text) : std::nullopt;
  if (!unit) {
    findings.add("wrong_unit", entry->value.mark, path,
                 {{"found", entry->value.shown()}, {"expected", unit_names(slot)}});
  }
  return unit;
}

bool looks_like_parameter(const DocumentNode& node) {
  return node.is_map() && node.find("value") != nullptr;
}

std::string read_annotation(const DocumentEntry& entry, const std::string& path, Findings& findings) {
  const auto& node = entry.value;
  if (entry.key == "evidence") {
    if (!contains(evidence_words, node.text)) {
      findings.add("unknown_word", node.mark, join_path(path, entry.key),
                   {{"found", node.shown()}, {"expected", comma_list(evidence_words)}});
      return "";
    }
  } else if (!node.is_scalar()) {
    report_found("not_text", node, join_path(path, entry.key), findings);
  }
  return node.text;
}

void report_unknown_key(const DocumentEntry& entry, const std::string& path, const std::vector<std::string>& allowed,
                        Findings& findings) {
  const auto near = closest(entry.key, allowed);
  if (near) {
    findings.add("unknown_key_did_you_mean", entry.mark, path, {{"found", entry.key}, {"suggestion", *near}});
  } else {
    findings.add("unknown_key", entry.mark, path, {{"found", entry.key}, {"expected", comma_list(allowed)}});
  }
}

}  // namespace timbang::reading
