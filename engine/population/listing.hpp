#pragma once

#include <vector>

#include "population/population.hpp"
#include "random/draw.hpp"
#include "scenario/parameters/parameters.hpp"

namespace timbang {

/// Orders every kecamatan's households as Population::listing says. Score = log Q at `permanent` plus noise; of the
/// places a contaminated share goes to households drawn at random, the rest to the lowest scores; then the other
/// households by score. Requires: the other columns of the population are there.
[[nodiscard]] std::vector<std::vector<HouseholdId>> list_households(const Population& population,
                                                                    const WelfareParameters& parameters,
                                                                    const WelfareQuantile& quantile, StreamKey key);

}  // namespace timbang
