#pragma once

#include <string>
#include <string_view>

#include "report/brief/brief_source.hpp"
#include "report/number_format.hpp"
#include "report/text_catalogue.hpp"

namespace timbang {

/// A number of an outcome as a sentence has it: its value with unit, and its interval, empty without one.
struct Figure {
  std::string value;
  std::string interval;
};

/// "Rp 3.0 billion", "22 days", "77.7 %" and their intervals "2.5–3.6".
[[nodiscard]] Figure figure(Language language, std::string_view outcome, const Estimate& estimate, NumberKind kind);
/// The size of a change, without sign; its interval with signs.
[[nodiscard]] Figure size_of_change(Language language, std::string_view outcome, const Estimate& estimate);
/// "Rp 3.0 billion (2.5–3.6)".
[[nodiscard]] std::string with_interval(const Figure& figure);

/// What an arm changes, in words where there are words for it: its settings, or its scenario's title, or its name.
[[nodiscard]] std::string arm_title(const BriefSource& source, std::size_t arm, Language language);
/// What a parameter means, or its path.
[[nodiscard]] std::string parameter_title(const std::string& path, Language language);
/// "51.5 minutes" and "30 .. 90" as the language writes them: "51,5 menit", "30–90". Words are brief.word.*.
[[nodiscard]] std::string written_value(const std::string& value, Language language);
/// The scenario's title, or its name where the file is not at hand.
[[nodiscard]] std::string scenario_title(const BriefSource& source, Language language);

}  // namespace timbang
