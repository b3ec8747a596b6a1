#include "studies/parameter_space.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <numeric>

#include "base/check.hpp"
#include "text/number_text.hpp"

namespace timbang {

namespace {

constexpr int digits_of_range = 3;  ///< of the range's leading digit and those after it

/// Ten to this power is at most the width, ten times as much is more.
int magnitude(double width) {
  int power = 0;
  // By shifting decimals and not by a logarithm, whose rounding at powers of ten differs between machines.
  while (reading::shifted_decimal(1, power) > width) --power;
  while (reading::shifted_decimal(1, power + 1) <= width) ++power;
  return power;
}

/// Quantile of the triangular distribution from 0 to 1 with its mode at a share of the way.
double triangular(double chance, double mode) {
  return chance < mode ? std::sqrt(chance * mode) : 1 - std::sqrt((1 - chance) * (1 - mode));
}

}  // namespace

int rounding_power(double low, double high, bool is_whole) {
  return is_whole ? 0 : magnitude(high - low) - digits_of_range;
}

double rounded_to(double value, int power) {
  // Half up, in decimals: the value is written into settings and must read back as the same number.
  return reading::shifted_decimal(std::floor(reading::shifted_decimal(value, -power) + 0.5), power);
}

std::string plain_number(double value) {
  std::array<char, 400> digits{};
  const auto [end, error] =
      std::to_chars(digits.data(), digits.data() + digits.size(), value == 0 ? 0.0 : value, std::chars_format::fixed);
  TIMBANG_CHECK(error == std::errc(), "a parameter's value fits into the buffer of digits");
  return {digits.data(), end};
}

std::vector<Setting> overridden(std::vector<Setting> settings, const std::vector<Setting>& by) {
  for (const Setting& later : by) {
    const auto same = std::find_if(settings.begin(), settings.end(),
                                   [&](const Setting& earlier) { return earlier.path == later.path; });
    if (same == settings.end()) {
      settings.push_back(later);
    } else {
      *same = later;
    }
  }
  return settings;
}

ParameterSpace::ParameterSpace(const CalibrationPlan& plan)
    : prior_(plan.prior), parameters_(plan.parameters), compositions_(plan.compositions) {
  for (const CalibrationParameter& parameter : parameters_) {
    digits_.push_back(rounding_power(parameter.low, parameter.high, parameter.is_whole));
  }
}

std::vector<double> ParameterSpace::values_at(std::span<const double> chances) const {
  TIMBANG_CHECK(chances.size() == dimensions(), "there is a probability for every dimension");
  std::vector<double> values;
  for (std::size_t i = 0; i < dimensions(); ++i) {
    const CalibrationParameter& parameter = parameters_[i];
    // Whole numbers have the half on either side of them, so that those at the ends are as likely as others.
    const double half = parameter.is_whole ? 0.5 : 0;
    const double low = parameter.low - half;
    const double width = parameter.high + half - low;
    const double share =
        prior_ == PriorShape::uniform ? chances[i] : triangular(chances[i], (parameter.value - low) / width);
    values.push_back(std::clamp(rounded_to(low + width * share, digits_[i]), parameter.low, parameter.high));
  }
  return values;
}

std::vector<double> ParameterSpace::scaled(std::span<const double> values) const {
  TIMBANG_CHECK(values.size() == dimensions(), "there is a value for every dimension");
  std::vector<double> scaled;
  for (std::size_t i = 0; i < dimensions(); ++i) {
    const CalibrationParameter& parameter = parameters_[i];
    // Clamped, since whole numbers at the ends were drawn from half a number beyond them.
    scaled.push_back(std::clamp((values[i] - parameter.low) / (parameter.high - parameter.low), 0.0, 1.0));
  }
  return scaled;
}

std::optional<std::vector<Setting>> ParameterSpace::settings(std::span<const double> values) const {
  TIMBANG_CHECK(values.size() == dimensions(), "there is a value for every dimension");
  std::vector<Setting> settings;
  for (std::size_t i = 0; i < dimensions(); ++i) {
    const CalibrationParameter& parameter = parameters_[i];
    const std::string unit = parameter.unit.empty() ? "" : " " + parameter.unit;
    settings.push_back({parameter.path, plain_number(values[i]) + unit});
  }
  for (const ShareComposition& composition : compositions_) {
    auto others = giving_way(composition, values);
    // Without values for the others no scenario can be made; such a point counts as not sound.
    if (!others) return std::nullopt;
    settings.insert(settings.end(), others->begin(), others->end());
  }
  return settings;
}

std::optional<std::vector<Setting>> ParameterSpace::settings_of_some(std::vector<double> values) const {
  TIMBANG_CHECK(values.size() == dimensions(), "there is a value for every dimension");
  std::vector<bool> is_set;
  std::vector<std::string> wanted;
  for (std::size_t i = 0; i < dimensions(); ++i) {
    is_set.push_back(!std::isnan(values[i]));
    if (is_set[i]) wanted.push_back(parameters_[i].path);
    // What is not set has the scenario's own value while the shares' remainder is worked out.
    if (!is_set[i]) values[i] = parameters_[i].value;
  }
  for (const ShareComposition& shares : compositions_) {
    const bool gives_way = std::any_of(shares.calibrated.begin(), shares.calibrated.end(),
                                       [&](std::size_t parameter) { return is_set[parameter]; });
    if (gives_way) wanted.insert(wanted.end(), shares.others.begin(), shares.others.end());
  }
  auto all = settings(values);
  if (!all) return std::nullopt;
  std::vector<Setting> some;
  for (const Setting& each : *all) {
    if (std::find(wanted.begin(), wanted.end(), each.path) != wanted.end()) some.push_back(each);
  }
  return some;
}

std::optional<std::vector<Setting>> ParameterSpace::giving_way(const ShareComposition& composition,
                                                               std::span<const double> values) const {
  double left = 1;
  int digits = 0;
  for (const std::size_t index : composition.calibrated) {
    const double unit = parameters_[index].unit == "%" ? 0.01 : 1;
    left -= values[index] * unit;
    // As many digits as the finest of the calibrated shares, so that all shares of the group sum to 1.
    digits = std::min(digits, digits_[index] - (parameters_[index].unit == "%" ? 2 : 0));
  }
  if (left < 0) return std::nullopt;
  double still_left = left;
  const double whole = std::accumulate(composition.other_shares.begin(), composition.other_shares.end(), 0.0);
  std::vector<Setting> settings;
  for (std::size_t i = 0; i < composition.others.size(); ++i) {
    const bool is_last = i + 1 == composition.others.size();
    const double part = whole > 0 ? composition.other_shares[i] / whole : 0;
    // The last share takes what rounding has left.
    const double share = rounded_to(is_last ? still_left : left * part, digits);
    still_left -= share;
    settings.push_back({composition.others[i], plain_number(std::max(0.0, share)) + " share"});
  }
  return settings;
}

}  // namespace timbang
