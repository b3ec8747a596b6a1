#pragma once

#include "studies/compare/experiment.hpp"

namespace timbang {

/// The claims of the arms' files and what they speak of: those of each file about its first arm. Adds the arms that
/// claims need and nobody asked for behind the others, which alone are shown. Throws ScenarioError with every problem
/// of claims: outcomes that do not exist, policies that make no sound scenario.
void add_claims(ExperimentRequest& request);

/// Throws ScenarioError with what is wrong with a scenario's claims beyond its own file.
void check_claims(const Scenario& scenario);

}  // namespace timbang
