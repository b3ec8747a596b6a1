#pragma once

#include <string>
#include <vector>

#include "scenario/reading/file_texts.hpp"
#include "scenario/reading/setting.hpp"
#include "scenario/scenario.hpp"

namespace timbang {

/// Reads, resolves, checks and freezes a scenario file with settings laid over it.
/// `assumed` are settings of another kind: other assumptions about what the scenario describes. They change the
/// baseline too, a lever's value in the root of the extends chain included, as if the files had been written so;
/// `settings` lie over them. Throws ScenarioError with every problem found, each at its place.
[[nodiscard]] Scenario read_scenario(const std::string& file, const std::vector<Setting>& settings = {},
                                     const std::vector<Setting>& assumed = {});

/// Every file that read_scenario(file, settings) reads: itself, those it extends, its calendar and the ensemble that it
/// names. Throws as that does.
[[nodiscard]] FileTexts texts_of_scenario(const std::string& file, const std::vector<Setting>& settings = {});

/// The scenario as read_scenario(file, settings) read it when the files had these texts; looks at no disk.
[[nodiscard]] Scenario read_scenario_from(const FileTexts& texts, const std::string& file,
                                          const std::vector<Setting>& settings);

}  // namespace timbang
