#pragma once

#include <string>

#include "report/words/text_catalogue.hpp"
#include "scenario/schema/scenario_schema.hpp"

namespace timbang {

/// What a parameter, or a number that describes the city or its payouts, means. Requires: it is one (CheckFailed).
[[nodiscard]] ParameterMeaning parameter_meaning(const std::string& path);
/// What a parameter means, or its path.
[[nodiscard]] std::string parameter_title(const std::string& path, Language language);
/// The same up to where its explanation begins.
[[nodiscard]] std::string short_parameter_title(const std::string& path, Language language);
/// What a choice of a parameter is called: "2 TKSK per kecamatan"; where there are no words for it, the parameter's
/// meaning and the value.
[[nodiscard]] std::string setting_title(const std::string& path, const std::string& value, Language language);
/// "51.5 minutes" and "30 .. 90" as the language writes them: "51,5 menit", "30–90". Words are brief.word.*.
[[nodiscard]] std::string written_value(const std::string& value, Language language);

}  // namespace timbang
