#include "report/words/number_format.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

namespace timbang {
namespace {

constexpr std::string_view true_minus = "\u2212";
constexpr std::string_view en_dash = "\u2013";
constexpr std::string_view no_break_space = "\u00A0";
constexpr int most_decimals = 4;

struct Power {
  double value;
  std::string_view text_id;
};
constexpr std::array money_powers{Power{1e12, "unit.rupiah_trillion"}, Power{1e9, "unit.rupiah_billion"},
                                  Power{1e6, "unit.rupiah_million"}};

std::string grouped(std::string_view digits, char separator) {
  std::string result;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (i > 0 && (digits.size() - i) % 3 == 0) result += separator;
    result += digits[i];
  }
  return result;
}

/// In the order of OutcomeUnit.
constexpr std::array<std::string_view, 14> unit_text_ids{
    "unit.rupiah", "unit.families", "unit.persons",  "unit.households", "unit.complaints",
    "unit.cases",  "unit.days",     "unit.percent",  "unit.ratio",      "unit.tksk",
    "unit.hours",  "unit.minutes",  "unit.sessions", "unit.checks"};
static_assert(unit_text_ids.size() == static_cast<std::size_t>(OutcomeUnit::checks) + 1);

std::string_view unit_text_id(OutcomeUnit unit) {
  return unit_text_ids[static_cast<std::size_t>(unit)];
}

/// Decimals that show two digits of a small number, two of any other.
int decimals_of_fraction(double value) {
  if (!(value > 0 && value < 0.1)) return 2;
  return std::clamp(1 - static_cast<int>(std::floor(std::log10(value))), 2, most_decimals);
}

/// Half of an interval supports the digit of its own first place.
int supported_decimals(double half_width, int without_interval) {
  if (!(half_width > 0)) return without_interval;
  return std::clamp(static_cast<int>(-std::floor(std::log10(half_width))), 0, most_decimals);
}

/// Two digits of a row's largest value, but never more than one that its interval does not support: of wide plausible
/// ranges a level would otherwise be a digit that no option changes.
int legible_decimals(double largest, int supported) {
  if (!(largest > 0)) return supported;
  return std::clamp(1 - static_cast<int>(std::floor(std::log10(largest))), supported, supported + 1);
}

}  // namespace

std::string number_text(Language language, double value, int decimals, NumberKind kind) {
  const std::string plain = fmt::format("{:.{}f}", std::fabs(value), decimals);
  const std::size_t point = std::min(plain.find('.'), plain.size());
  const bool english = language == Language::english;
  std::string result = grouped(std::string_view(plain).substr(0, point), english ? ',' : '.');
  if (point < plain.size()) result.append(english ? "." : ",").append(plain, point + 1);
  const bool is_zero = plain.find_first_not_of("0.") == std::string::npos;
  // A number that rounds to 0 has no sign.
  if (is_zero) return result;
  if (value < 0) return std::string(true_minus) + result;
  return kind == NumberKind::change ? "+" + result : result;
}

std::string count_text(Language language, std::string_view id, std::uint64_t count) {
  return text(language, std::string(id) + (count == 1 ? ".one" : ".other"),
              {{"count", number_text(language, static_cast<double>(count), 0)}});
}

std::string unit_words(Language language, OutcomeUnit unit) {
  return text(language, unit_text_id(unit));
}

NumberScale number_scale(Language language, OutcomeUnit unit, double largest, double half_width) {
  NumberScale scale;
  std::string_view unit_id = unit_text_id(unit);
  if (unit == OutcomeUnit::rupiah) {
    for (const Power& power : money_powers) {
      if (largest < power.value) continue;
      scale.divisor = power.value;
      unit_id = power.text_id;
      break;
    }
  }
  scale.unit = text(language, unit_id);
  const bool is_whole = scale.divisor == 1 && unit != OutcomeUnit::percent && unit != OutcomeUnit::ratio;
  scale.decimals =
      supported_decimals(half_width / scale.divisor, is_whole ? 0 : decimals_of_fraction(largest / scale.divisor));
  if (!is_whole) {
    scale.decimals = std::min(most_decimals, legible_decimals(largest / scale.divisor, scale.decimals));
  }
  return scale;
}

NumberScale scale_of_differences(Language language, OutcomeUnit unit, NumberScale scale) {
  if (unit == OutcomeUnit::percent) scale.unit = text(language, "unit.percentage_points");
  return scale;
}

std::string value_text(Language language, const NumberScale& scale, double value, NumberKind kind) {
  if (std::isnan(value)) return text(language, "table.none");
  return number_text(language, value / scale.divisor, scale.decimals, kind);
}

std::string interval_text(Language language, const NumberScale& scale, const Estimate& estimate, NumberKind kind) {
  // What chance does not touch has no interval.
  if (!estimate.low || !estimate.high || *estimate.low == *estimate.high) return {};
  const std::string low = value_text(language, scale, *estimate.low, kind);
  const std::string high = value_text(language, scale, *estimate.high, kind);
  if (kind == NumberKind::level && *estimate.low >= 0) return low + std::string(en_dash) + high;
  const std::string to = text(language, "table.to");
  return low + std::string(no_break_space) + to + std::string(no_break_space) + high;
}

}  // namespace timbang
