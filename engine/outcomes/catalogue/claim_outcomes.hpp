#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "base/problem.hpp"
#include "scenario/claim.hpp"

namespace timbang {

/// What is wrong with the outcomes that claims name, and with the units they give: the reader of files knows no
/// outcome. Empty if nothing is.
[[nodiscard]] std::vector<Problem> problems_of_outcomes(const std::vector<Claim>& claims);

/// The same for the claims of an experiment that keeps these outcomes (positions in the catalogue) of these places.
[[nodiscard]] std::vector<Problem> problems_of_kept(const std::vector<Claim>& claims,
                                                    const std::vector<std::size_t>& outcomes,
                                                    const std::vector<std::string>& wheres);

/// Marks as imposed every claim about the level of a city's outcome, under the scenario itself, that a calibration with
/// these targets put in; and of one that the fit of welfare puts into every scenario (P0, P1).
void mark_imposed(std::vector<Claim>& claims, const std::vector<std::string>& targets);

}  // namespace timbang
