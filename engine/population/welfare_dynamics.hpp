#pragma once

#include "base/date.hpp"
#include "population/population.hpp"
#include "population/welfare_quantile.hpp"
#include "random/draw.hpp"
#include "scenario/parameters/parameters.hpp"

namespace timbang {

/// How persistent poverty is: tau and rho are calibrated to these measures.
struct WelfareDynamics {
  double chronic_share = 0;  ///< poverty gap of each household's 24-month mean consumption / mean monthly gap
  double exit_rate = 0;      ///< of the poor households of a month, the share that is not poor in the next
};

/// Simulates 24 months from `first` over every eighth household, with draws of their own under the population's key.
/// Consumption includes the full benefit of those who hold a place at the start (`benefit_in_lines` a household).
/// NaN where nobody is poor.
[[nodiscard]] WelfareDynamics welfare_dynamics(const Population& population, const WelfareQuantile& quantile,
                                               const WelfareParameters& parameters, double benefit_in_lines,
                                               StreamKey key, Month first);

}  // namespace timbang
