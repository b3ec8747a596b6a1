#pragma once

#include <functional>
#include <string>

namespace timbang {

/// What a parameter means, in a sentence of each language.
struct ParameterMeaning {
  std::string english;
  std::string indonesian;
};
using MeaningOf = std::function<ParameterMeaning(const std::string& path)>;

/// JSON Schema (draft 2020-12) of scenario files, made from the parameter table and what its parameters mean.
[[nodiscard]] std::string scenario_schema(const MeaningOf& meaning_of);

}  // namespace timbang
