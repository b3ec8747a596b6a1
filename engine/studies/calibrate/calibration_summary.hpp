#pragma once

#include <span>
#include <vector>

#include "results/calibration/calibration_report.hpp"
#include "studies/calibrate/calibration_members.hpp"
#include "studies/calibrate/prior_draws.hpp"
#include "studies/calibrate/target_emulators.hpp"
#include "studies/parameter_space.hpp"

namespace timbang {

/// Mean, sd and central 95 % of weighted values; those that are not numbers are left out with their weight. All NaN
/// without a number.
[[nodiscard]] Spread spread_of(std::span<const double> values, std::span<const double> weights);
/// The same with equal weights.
[[nodiscard]] Spread spread_of(std::span<const double> values);

[[nodiscard]] std::vector<double> equal_weights(std::size_t count);

/// Every target's outcome at points with weights, averaged over seeds, by target.
[[nodiscard]] std::vector<Spread> target_spreads(const std::vector<TriedPoint>& points,
                                                 std::span<const double> weights);

/// Fills parameters, best and worst of a fit from draws with weights, held against draws of the prior.
void describe_parameters(const ParameterSpace& space, const std::vector<PriorDraw>& prior,
                         const std::vector<TriedPoint>& points, std::span<const double> weights, CalibrationFit& fit);

/// Fills measures, answers and held-out predictions of a fit from its members' findings.
void describe_members(const CalibrationPlan& plan, const std::vector<MemberFindings>& findings, CalibrationFit& fit);

/// Members as an ensemble's table.
[[nodiscard]] CalibratedEnsemble ensemble_of(const std::vector<CalibrationMember>& members);

}  // namespace timbang
