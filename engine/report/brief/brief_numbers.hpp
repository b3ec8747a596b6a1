#pragma once

#include <string>
#include <vector>

#include "report/brief/brief_source.hpp"
#include "report/words/number_format.hpp"
#include "report/words/text_catalogue.hpp"

namespace timbang {

/// A number of an outcome as a sentence has it: its value with unit, and its interval, empty without one.
struct Figure {
  std::string value;
  std::string interval;
};

/// "Rp 3.0 billion" from "3.0" and "Rp billion"; "22 days".
[[nodiscard]] std::string with_unit(const std::string& number, const std::string& unit);
/// "Rp 3.0 billion", "22 days", "77.7 %" and their intervals "2.5–3.6".
[[nodiscard]] Figure figure(Language language, std::size_t outcome, const Estimate& estimate, NumberKind kind);
/// The size of a change, without sign; its interval with signs.
[[nodiscard]] Figure size_of_change(Language language, std::size_t outcome, const Estimate& estimate);
/// "Rp 3.0 billion (2.5–3.6)".
[[nodiscard]] std::string with_interval(const Figure& figure);

/// Where a number comes from: in words, and the anchor of the command that makes it again.
struct Origin {
  std::string text;  ///< outcome with its name in files, option, place, seed, replications; empty: no link
  std::string anchor;
};
[[nodiscard]] Origin origin_of(const BriefSource& source, std::size_t arm, std::size_t outcome, std::size_t where,
                               Language language);

/// A number as it stands in a sentence, and where it comes from.
struct LinkedNumber {
  std::string shown;
  Origin origin;
};

/// What an arm changes, in words where there are words for it: its settings, or its scenario's title, or its name.
[[nodiscard]] std::string arm_title(const BriefSource& source, std::size_t arm, Language language);
/// The same of every arm.
[[nodiscard]] std::vector<std::string> arm_titles(const BriefSource& source, Language language);
/// The scenario's title, or its name where the file is not at hand.
[[nodiscard]] std::string scenario_title(const BriefSource& source, Language language);

}  // namespace timbang
