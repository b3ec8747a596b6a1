#include "scenario/reading/value_scalar.hpp"

#include <algorithm>
#include <cmath>

#include "text/comma_list.hpp"
#include "text/number_text.hpp"

namespace timbang::reading {
namespace {

std::optional<double> read_choice(const DocumentNode& node, const Slot& slot, const std::string& path,
                                  Findings& findings) {
  const auto found = std::ranges::find(slot.choices, node.text);
  if (node.is_scalar() && found != slot.choices.end()) return static_cast<double>(found - slot.choices.begin());
  const std::vector<std::string> words(slot.choices.begin(), slot.choices.end());
  findings.add_unknown("unknown_word", node.shown(), words, node.mark, path, {{"expected", comma_list(words)}});
  return std::nullopt;
}

std::string with_decimal_point(std::string text) {
  std::ranges::replace(text, ',', '.');
  return text;
}

std::string without_points(std::string text) {
  text.erase(std::remove(text.begin(), text.end(), '.'), text.end());
  return text;
}

/// Whether points group thousands: certain with two of them, and where only whole amounts make sense with one.
bool groups_thousands(const DocumentNode& node, const Slot& slot, const Unit& unit) {
  if (!has_thousands_points(node.text)) return false;
  const bool is_amount = slot.quantity == Quantity::money || slot.quantity == Quantity::count;
  return !parse_number(node.text) || (is_amount && unit.decimal_shift == 0);
}

std::optional<double> read_number(const DocumentNode& node, const Slot& slot, const Unit& unit, const std::string& path,
                                  Findings& findings) {
  const Arguments found{{"found", node.shown()}, {"unit", unit.name}};
  if (!node.is_scalar()) {
    findings.add(node.kind == DocumentNode::Kind::nothing ? "value_missing" : "not_a_number", node.mark, path, found);
  } else if (node.quoted) {
    findings.add("number_in_quotes", node.mark, path, found);
  } else if (has_decimal_comma(node.text)) {
    findings.add("decimal_comma", node.mark, path,
                 {{"found", node.text}, {"suggestion", with_decimal_point(node.text)}});
  } else if (groups_thousands(node, slot, unit)) {
    findings.add("thousands_points", node.mark, path,
                 {{"found", node.text}, {"suggestion", without_points(node.text)}});
  } else if (const auto number = parse_number(node.text)) {
    return number;
  } else {
    findings.add("not_a_number", node.mark, path, found);
  }
  return std::nullopt;
}

std::string problem_of_bounds(const Slot& slot, double base) {
  if (slot.quantity == Quantity::share) return "share_out_of_range";
  if (base < 0 && slot.low >= 0) return slot.quantity == Quantity::time ? "negative_duration" : "negative";
  return "out_of_range";
}

void report_bounds(const DocumentNode& node, const Slot& slot, const Unit& unit, const std::string& path, double base,
                   Findings& findings) {
  findings.add(problem_of_bounds(slot, base), node.mark, path,
               {{"found", node.text},
                {"low", number_text(unit.from_base(slot.low))},
                {"high", number_text(unit.from_base(slot.high))},
                {"unit", unit.name}});
}

}  // namespace

std::optional<double> read_scalar(const DocumentNode& node, const Slot& slot, const Unit& unit, const std::string& path,
                                  Findings& findings) {
  if (slot.quantity == Quantity::choice) return read_choice(node, slot, path, findings);
  const auto number = read_number(node, slot, unit, path, findings);
  if (!number) return std::nullopt;
  const double base = unit.to_base(*number);
  if (slot.quantity == Quantity::count && base != std::floor(base)) {
    findings.add("not_whole", node.mark, path, {{"found", node.text}, {"unit", unit.name}});
    return std::nullopt;
  }
  if (base < slot.low || base > slot.high) {
    report_bounds(node, slot, unit, path, base, findings);
    return std::nullopt;
  }
  return base;
}

}  // namespace timbang::reading
