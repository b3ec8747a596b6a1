#pragma once

#include <cstdint>
#include <optional>
#include <stop_token>

#include "population/population.hpp"
#include "population/welfare_quantile.hpp"
#include "results/manifest.hpp"
#include "scenario/scenario.hpp"

namespace timbang {

/// What all arms with one baseline share: its rules, its households and its welfare distribution.
struct BaselineCity {
  Scenario scenario;  ///< with the baseline as its policy: no arm's levers reach the shared warm-up
  Population population;
  WelfareQuantile quantile;
};

/// The scenario with its baseline as policy.
[[nodiscard]] Scenario without_levers(const Scenario& scenario);

/// The month whose official poverty Q is fitted to: March of the first reported year, or the first reported month if
/// that March is not reported.
[[nodiscard]] Month fit_month(const Period& period);

/// When it is settled who had aid for the month: the last deadline of the payouts that cover it has passed.
[[nodiscard]] SimTime delivery_settled(const Scenario& scenario, Month month);

/// A fitted Q with the households that it listed.
struct FittedCity {
  ManifestFit fit;
  Population population;
};

/// Fits Q in the baseline by a fixed point (ODD "7.2 Welfare"): households listed by Q, delivery simulated on two
/// replications of their own, Q fitted to what was delivered, until P0 moves less than 0.005 points. Depends on the
/// baseline and the population seed alone. Nothing if asked to stop. Throws CheckFailed if it does not settle.
///
/// Measures, in % where they are shares: headcount, gap, mean_consumption (IDR a person and month), each with _target
/// and _residual; coverage of households poor before aid and inclusion_error (aided above twice the line), both of
/// delivered aid in the month fitted to; chronic_share of the gap over 24 months; exit_rate a month.
[[nodiscard]] std::optional<FittedCity> fit_city(const Scenario& scenario, std::uint64_t population_seed,
                                                 unsigned threads, const std::stop_token& stop);

}  // namespace timbang
