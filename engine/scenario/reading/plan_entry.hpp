#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.hpp"
#include "scenario/reading/document.hpp"
#include "scenario/reading/known_range.hpp"
#include "scenario/reading/plan_source.hpp"
#include "scenario/reading/setting.hpp"

namespace timbang::reading {

/// One map of a targets file, such as one target: hands out the values of its keys and reports what is wrong with them.
/// Requires: the node is a map; node and findings outlive it.
class PlanEntry {
 public:
  /// Reports keys that are not among `allowed`.
  PlanEntry(const DocumentNode& map, std::string path, std::vector<std::string> allowed, Findings& findings);

  [[nodiscard]] bool has(std::string_view key) const { return map_.find(key) != nullptr; }
  /// Null if the key is missing.
  [[nodiscard]] const DocumentNode* value(std::string_view key) const;
  /// The text of a key; empty, and reported, if it is missing or no text.
  [[nodiscard]] std::string required_text(std::string_view key);
  /// The same for a key that may be missing.
  [[nodiscard]] std::string text(std::string_view key);
  /// The number of a key; nothing if it is missing, or reported as wrong.
  [[nodiscard]] std::optional<double> number(std::string_view key);
  /// A number that must be there; 0 if there was a problem.
  [[nodiscard]] double required_number(std::string_view key);
  /// A standard deviation: a number above 0; 1 if there was a problem.
  [[nodiscard]] double required_sd(std::string_view key);
  /// Two numbers, the lower one first.
  [[nodiscard]] std::optional<std::pair<double, double>> interval(std::string_view key);
  /// `all` or nothing: no month; else YYYY-MM.
  [[nodiscard]] std::optional<Month> month(std::string_view key);
  [[nodiscard]] bool flag(std::string_view key);
  /// A whole number from `least` to `most`; nothing if it is missing, or reported as wrong.
  [[nodiscard]] std::optional<std::uint64_t> natural(std::string_view key, std::uint64_t least, std::uint64_t most);
  /// A map of paths to values, as settings.
  [[nodiscard]] std::vector<Setting> settings(std::string_view key);
  /// A list of texts that must be there.
  [[nodiscard]] std::vector<std::string> required_texts(std::string_view key);
  /// value, or at_least and at_most, with discrepancy_sd.
  [[nodiscard]] KnownRange known();
  /// evidence, source and note, with the place of `key` or of the map.
  [[nodiscard]] PlanSource said(std::string_view key);

  void report(const std::string& problem, std::string_view key, Arguments arguments = {});
  /// The same with what the key has.
  void report_found(const std::string& problem, std::string_view key);
  /// Where the key's value is; the map itself for a key that is not there.
  [[nodiscard]] Mark mark_of(std::string_view key) const;
  /// Reports that a key's text is none of these words, with the one that it probably meant.
  void report_unknown_word(std::string_view key, const std::vector<std::string>& expected);

 private:
  const DocumentNode& map_;
  std::string path_;
  Findings& findings_;
};

/// Reports that a text is none of these words, with the one that it probably meant.
void report_unknown_word(const DocumentNode& node, const std::string& path, const std::vector<std::string>& expected,
                         Findings& findings);

/// Calls `read` with every map of a list; whatever else is there is reported.
void for_each_map(const DocumentNode& list, const std::string& path, Findings& findings,
                  const std::function<void(const DocumentNode&)>& read);

/// A value as a setting writes it.
[[nodiscard]] std::string setting_text(const DocumentNode& node);

/// Reads a plain number; nothing, and reported, if the node is something else.
[[nodiscard]] std::optional<double> read_plain_number(const DocumentNode& node, const std::string& path,
                                                      Findings& findings);

}  // namespace timbang::reading
