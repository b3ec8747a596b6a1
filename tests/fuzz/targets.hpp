#pragma once

#include <string_view>

namespace timbang::fuzz {

/// Each reads bytes as one of the texts that users write: what a scenario file holds, a calendar file, an ensemble, the
/// targets of a calibration, an experiment, the table of a design, and lines of `path=value` as `--set` takes them. The
/// bytes are read, or refused by a ScenarioError whose problems can be printed in both languages; anything else that
/// happens is a finding. Scenario and experiment files may refer to small-city.yaml, calendar.yaml and ensemble.yaml
/// beside them.
void read_as_scenario(std::string_view bytes);
void read_as_calendar(std::string_view bytes);
void read_as_ensemble(std::string_view bytes);
void read_as_plan(std::string_view bytes);
void read_as_experiment(std::string_view bytes);
void read_as_table(std::string_view bytes);
void read_as_settings(std::string_view bytes);

}  // namespace timbang::fuzz
