#pragma once

#include <cstddef>
#include <span>
#include <string_view>

#include "scenario/parameters/parameter_row.hpp"

// Words in which the parameter table is written, and its parts by group. Private to engine/scenario.

namespace timbang::parameter_rows {

/// Lowest and highest meaningful value, in base units.
struct Bounds {
  double low;
  double high;
};

/// Kind and, for a lever, who may pull it.
struct Rule {
  ParameterKind kind;
  std::string_view authority;
};

inline constexpr double minutes_per_hour = 60;
inline constexpr double minutes_per_day = 1440;

inline constexpr Bounds share{0, 1};
[[nodiscard]] constexpr Bounds days(double low, double high) {
  return {low * minutes_per_day, high * minutes_per_day};
}

inline constexpr Rule fact{ParameterKind::fact, {}};
inline constexpr Rule uncertain{ParameterKind::uncertain, {}};
inline constexpr Rule lever_of_kemensos{ParameterKind::lever, "Kemensos"};
inline constexpr Rule lever_of_provinsi{ParameterKind::lever, "provinsi"};
inline constexpr Rule lever_of_kota{ParameterKind::lever, "kota"};

/// A field of a group, for example field<&Parameters::costs, &CostParameters::top_up_rupiah>.
template <auto Group, auto Field>
double& field(Parameters& parameters) {
  return parameters.*Group.*Field;
}

/// The same for one entry of a field that holds one value by channel or by service class.
template <auto Group, auto Field, std::size_t Index>
double& entry(Parameters& parameters) {
  return (parameters.*Group.*Field)[Index];
}

template <auto Group, auto Field, class Word>
void choose(Parameters& parameters, std::size_t index) {
  parameters.*Group.*Field = static_cast<Word>(index);
}

template <auto Group, auto Field>
std::size_t chosen(const Parameters& parameters) {
  return static_cast<std::size_t>(parameters.*Group.*Field);
}

using Value = double& (*)(Parameters&);

[[nodiscard]] constexpr ParameterRow row(std::string_view path, Quantity quantity, std::string_view unit, Bounds bounds,
                                         Rule rule, Value value) {
  return {path, quantity, unit, bounds.low, bounds.high, rule.kind, rule.authority, value, {}, nullptr, nullptr};
}

/// The row of a parameter that is added later, see ParameterRow::neutral.
[[nodiscard]] constexpr ParameterRow with_neutral(ParameterRow row, double neutral) {
  row.neutral = neutral;
  return row;
}

template <auto Group, auto Field, class Word>
[[nodiscard]] constexpr ParameterRow choice_row(std::string_view path, std::span<const std::string_view> words,
                                                Rule rule) {
  const double last = static_cast<double>(words.size()) - 1;
  return {path,
          Quantity::choice,
          {},
          0,
          last,
          rule.kind,
          rule.authority,
          nullptr,
          words,
          &choose<Group, Field, Word>,
          &chosen<Group, Field>};
}

[[nodiscard]] std::span<const ParameterRow> processes();
[[nodiscard]] std::span<const ParameterRow> programme();
[[nodiscard]] std::span<const ParameterRow> transacting();
[[nodiscard]] std::span<const ParameterRow> obstacles();
[[nodiscard]] std::span<const ParameterRow> targeting();
[[nodiscard]] std::span<const ParameterRow> first_line();
[[nodiscard]] std::span<const ParameterRow> follow_up();
[[nodiscard]] std::span<const ParameterRow> complaints();
[[nodiscard]] std::span<const ParameterRow> socialisation();
[[nodiscard]] std::span<const ParameterRow> monitoring();
[[nodiscard]] std::span<const ParameterRow> staffing();
[[nodiscard]] std::span<const ParameterRow> costs();
[[nodiscard]] std::span<const ParameterRow> welfare();
[[nodiscard]] std::span<const ParameterRow> households();

}  // namespace timbang::parameter_rows
