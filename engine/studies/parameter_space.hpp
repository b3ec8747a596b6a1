#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "random/draw.hpp"
#include "scenario/plans/calibration_plan.hpp"

namespace timbang {

/// The parameters of a plan as the dimensions of a space. A point is a value for each, in the plan's units, rounded to
/// about four digits of the parameter's range so that it can be written down and read back as it is.
class ParameterSpace {
 public:
  explicit ParameterSpace(const CalibrationPlan& plan);

  [[nodiscard]] std::size_t dimensions() const { return parameters_.size(); }
  [[nodiscard]] const std::vector<CalibrationParameter>& parameters() const { return parameters_; }

  /// The prior's quantiles: chances in the open unit interval, one a dimension, to values.
  [[nodiscard]] std::vector<double> values_at(std::span<const double> chances) const;
  /// Values as shares of their ranges, 0 .. 1.
  [[nodiscard]] std::vector<double> scaled(std::span<const double> values) const;
  /// The settings that make a scenario so, the shares that give way included. Nothing if shares would exceed 1.
  [[nodiscard]] std::optional<std::vector<Setting>> settings(std::span<const double> values) const;
  /// The same with only those parameters changed that have a number, and no shares but those that give way to them; NaN
  /// stands for the scenario's own.
  [[nodiscard]] std::optional<std::vector<Setting>> settings_of_some(std::vector<double> values) const;

 private:
  [[nodiscard]] std::optional<std::vector<Setting>> giving_way(const ShareComposition& composition,
                                                               std::span<const double> values) const;

  PriorShape prior_;
  std::vector<CalibrationParameter> parameters_;
  std::vector<int> digits_;  ///< by parameter: values are multiples of ten to this power
  std::vector<ShareComposition> compositions_;
};

/// The power of ten that values of such a range are multiples of: about four digits of the range, or whole numbers.
/// Requires: low < high, unless whole.
[[nodiscard]] int rounding_power(double low, double high, bool is_whole);
/// The nearest multiple of ten to this power.
[[nodiscard]] double rounded_to(double value, int power);

/// A number as files and settings write it: no exponent, reads back as the same number.
[[nodiscard]] std::string plain_number(double value);

/// Settings of which the later ones take the place of earlier ones with the same path.
[[nodiscard]] std::vector<Setting> overridden(std::vector<Setting> settings, const std::vector<Setting>& by);

}  // namespace timbang
