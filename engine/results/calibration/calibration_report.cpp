#include "results/calibration/calibration_report.hpp"

#include <cmath>

#include "base/check.hpp"

namespace timbang {

bool HeldOutPrediction::agrees_with(double observed, double observation_sd) const {
  constexpr double two_sided_95 = 1.96;
  // The errors of the prediction and of the observation are taken as independent.
  const double sd = std::sqrt(predicted.sd * predicted.sd + observation_sd * observation_sd);
  return std::fabs(observed - predicted.mean) <= two_sided_95 * sd;
}

Standing CalibrationReport::standing(std::size_t outcome) const {
  TIMBANG_CHECK(!fits.empty() && outcome < fits.front().answers.size(), "the outcome is one that the plan asks about");
  // Without interpretations there is one fit, which is then the first and the last.
  const PolicyAnswer& with = fits.front().answers[outcome];
  const PolicyAnswer& without = fits.back().answers[outcome];
  if (!with.has_sign()) return without.has_sign() ? Standing::holds_only_without : Standing::open;
  const bool is_same = without.has_sign() && (with.difference.mean > 0) == (without.difference.mean > 0);
  return is_same ? Standing::holds : Standing::follows_from_interpretation;
}

}  // namespace timbang
