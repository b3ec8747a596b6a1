#pragma once

#include <string>
#include <utility>
#include <vector>

#include "scenario/layers/read_scenario.hpp"
#include "studies/compare/experiment_request.hpp"

namespace timbang {

/// One `--vary KEY=a,b,c`: a parameter and the values that it takes in turn.
struct Variation {
  std::string path;
  std::vector<std::string> values;
};

/// Splits `KEY=a,b,c`; a comma inside of braces or brackets belongs to the value. Throws ScenarioError without '=' or
/// with an empty value.
[[nodiscard]] Variation parse_variation(const std::string& text);

/// Every combination of the variations' values, the last one changing fastest; one empty combination without any.
[[nodiscard]] std::vector<std::vector<Setting>> combinations(const std::vector<Variation>& variations);

/// The name of a combination among these variations: `tksk_per_kecamatan=2, mode=off`.
[[nodiscard]] std::string combination_name(const std::vector<Setting>& combination);

/// An arm for every scenario and combination, in that order, each with the settings too. Throws ScenarioError with all
/// problems of all files, and when two arms have one name.
[[nodiscard]] std::vector<Arm> make_arms(const std::vector<std::string>& files, const std::vector<Setting>& settings,
                                         const std::vector<Variation>& variations);

/// The settings and one more: levers act from the first day of the warm-up of the first file, so that every arm is
/// warmed up under its own. Unchanged if the file cannot be read: reading it again says why.
[[nodiscard]] std::vector<Setting> with_levers_from_start(const std::vector<std::string>& files,
                                                          std::vector<Setting> settings);

}  // namespace timbang
