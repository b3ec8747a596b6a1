#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/date.hpp"
#include "scenario/parameters/slots.hpp"
#include "scenario/reading/document.hpp"

namespace timbang::reading {

/// A value in base units, from a date on, with what the file says about it.
struct SourcedValue {
  Mark mark;
  std::optional<Date> from;    ///< empty: from the start
  std::vector<double> values;  ///< one unless the slot is a list; a choice is the index of its word
  std::string text;            ///< as written, without unit
  std::string unit;            ///< as written, or the slot's
  std::string source;
  std::string evidence;
  std::string range;
};

/// One parameter as one file gives it: a single value, or several dated ones in ascending order.
struct ParsedParameter {
  Mark mark;
  std::vector<SourcedValue> dated;
};

/// Reads a parameter: a bare value, `{value, unit, range, source, evidence, note}`, or a list of such maps that each
/// have `from: YYYY-MM-DD` (the first may leave it out). A bare value is in the slot's canonical unit.
/// Nothing if there was a problem; all of them are among the findings.
[[nodiscard]] std::optional<ParsedParameter> read_parameter(const DocumentNode& node, const Slot& slot,
                                                            const std::string& path, Findings& findings);

/// The unit that a map gives its value, or else the slot's; nothing, and reported, if the slot does not accept it.
[[nodiscard]] std::optional<Unit> unit_of(const DocumentNode& map, const Slot& slot, const std::string& path,
                                          Findings& findings);

/// The names of the units that a slot accepts.
[[nodiscard]] std::string unit_names(const Slot& slot);

/// True if the map is a sourced value rather than a group of keys.
[[nodiscard]] bool looks_like_parameter(const DocumentNode& node);

/// Checks one of the keys `source`, `evidence` and `note` and returns its text; empty if there was a problem.
[[nodiscard]] std::string read_annotation(const DocumentEntry& entry, const std::string& path, Findings& findings);

/// Reports a key that is not one of those allowed, with the nearest of them.
void report_unknown_key(const DocumentEntry& entry, const std::string& path, const std::vector<std::string>& allowed,
                        Findings& findings);

/// Whether a list of `wanted` numbers was written with decimal commas, which YAML takes for twice as many; then
/// reported.
bool report_decimal_commas(const DocumentNode& list, std::size_t wanted, const std::string& path, Findings& findings);

}  // namespace timbang::reading
