#pragma once

#include <cstdint>

#include "population/population.hpp"
#include "scenario/scenario.hpp"

namespace timbang {

/// Builds the columns and the listing. The listing orders by proxy-means score = log Q at `permanent` plus noise, with
/// a contaminated share of places filled at random; it therefore depends on the quantile function.
/// Parameters are the baseline's, in force from its first date. Every draw is keyed by the household's number in the
/// city: a household's welfare depends on no other household, but a kecamatan of another size renumbers those after it.
/// Throws CheckFailed if a kecamatan has more places than households.
[[nodiscard]] Population build_population(const Scenario& scenario, std::uint64_t population_seed,
                                          const WelfareQuantile& quantile);

}  // namespace timbang
