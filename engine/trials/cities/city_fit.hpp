#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/stop.hpp"
#include "population/population.hpp"
#include "population/welfare_quantile.hpp"
#include "scenario/scenario.hpp"

namespace timbang {

/// The welfare distribution fitted to a baseline, and what the fit leaves.
struct CityFit {
  double mu = 0;
  double sigma = 0;
  double g = 0;
  int rounds = 0;  ///< 0: not fitted yet
  std::vector<std::pair<std::string, double>>
      measures;  ///< name -> value, e.g. headcount, target and residuals, coverage

  [[nodiscard]] WelfareQuantile quantile() const { return {mu, sigma, g}; }
};

/// The scenario with its baseline as policy, and so with the values hash of that.
[[nodiscard]] Scenario without_levers(const Scenario& scenario);

/// The month whose official poverty Q is fitted to: March of the first reported year, or the first reported month if
/// that March is not reported.
[[nodiscard]] Month fit_month(const Period& period);

/// When it is settled who had aid for the month: the last deadline of the payouts that cover it has passed.
[[nodiscard]] SimTime delivery_settled(const Scenario& scenario, Month month);

/// A fitted Q with the households that it listed.
struct FittedCity {
  CityFit fit;
  Population population;
};

/// Fits Q in the baseline by a fixed point (ODD "7.2 Welfare"): households listed by Q, delivery simulated on two
/// replications of their own, Q fitted to what was delivered, until P0 moves less than 0.005 points. Depends on the
/// baseline and the population seed alone. Nothing if asked to stop. Throws what refuse_fit does if no distribution
/// fits.
///
/// Measures, in % where they are shares: headcount, gap, mean_consumption (IDR a person and month), each with _target
/// and _residual; coverage of households poor before aid and inclusion_error (aided above twice the line), both of
/// delivered aid in the month fitted to; chronic_share of the gap over 24 months; exit_rate a month.
[[nodiscard]] std::optional<FittedCity> fit_city(const Scenario& scenario, std::uint64_t population_seed,
                                                 unsigned threads, const StopToken& stop);

/// Throws ScenarioError (welfare_cannot_be_fitted): the scenario's welfare targets contradict one another.
[[noreturn]] void refuse_fit(const Scenario& scenario);

}  // namespace timbang
