#pragma once

#include <set>
#include <string>
#include <vector>

#include "scenario/plans/calibrated_parameters.hpp"
#include "scenario/reading/document.hpp"
#include "scenario/scenario.hpp"

namespace timbang::reading {

/// How a kind of file calls its list of parameters.
struct ParameterListWords {
  std::string key;    ///< under which it stands
  std::string about;  ///< in the ids of its problems: calibrated or uncertain
};

inline const ParameterListWords words_of_targets{"parameters", "calibrated"};
inline const ParameterListWords words_of_experiment{"uncertain", "uncertain"};

/// Reads the list and `except` of a targets or experiment file: which numbers are varied, over which range. `all`
/// stands for every single, undated number of the scenario that has a range and is no fact by kind; of levers, those
/// whose present value is assumed. `except` names paths and whole groups. Paths in `solved` are found otherwise and
/// left out.
[[nodiscard]] std::vector<CalibrationParameter> read_plan_parameters(const DocumentNode& root,
                                                                     const ParameterListWords& words,
                                                                     const Scenario& scenario,
                                                                     const std::set<std::string>& solved,
                                                                     Findings& findings);

/// The shares among them that belong to groups which must add up to 1. A group of which every share is calibrated is
/// among the findings.
[[nodiscard]] std::vector<ShareComposition> find_compositions(const std::vector<CalibrationParameter>& parameters,
                                                              const ParameterListWords& words, const Scenario& scenario,
                                                              const Mark& mark, Findings& findings);

}  // namespace timbang::reading
