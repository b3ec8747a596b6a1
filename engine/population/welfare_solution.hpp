#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "population/welfare_quantile.hpp"
#include "scenario/scenario.hpp"

namespace timbang {

/// Measures of targeting and of poverty dynamics that studies report, in %.
enum class WelfareMeasure : std::uint8_t {
  coverage,         ///< of households poor before aid, those that are listed
  inclusion_error,  ///< of listed households, those above twice the line before aid
  chronic_share,    ///< of the poverty gap, that of 24-month mean consumption
  exit_rate         ///< of the poor households of a month, those that are not poor in the next
};
inline constexpr std::size_t welfare_measure_count = 4;

/// The names of the measures, in their order; as the welfare fit of a results folder calls them.
[[nodiscard]] std::span<const std::string_view> welfare_measure_names();
[[nodiscard]] std::optional<WelfareMeasure> find_welfare_measure(std::string_view name);

/// A search: a welfare parameter is changed until a measure has the wanted value.
struct WelfareSearch {
  std::string_view path;  ///< of a number in `welfare`
  double low = 0;         ///< bracket, in base units
  double high = 0;
  WelfareMeasure measure = WelfareMeasure::coverage;
  double wanted = 0;  ///< %
};

struct WelfareSolution {
  std::vector<double> values;  ///< by search, in base units; an end of the bracket where the measure is out of reach
  std::array<double, welfare_measure_count> measures{};  ///< with these values
};

/// Finds the values one after the other, in the order given, each by a bracketed search with those before it in place.
/// Households, listing and welfare are the baseline's in March of the first reported year; all who are listed are aided
/// in full, and Q is fitted to the official figures with that aid. Depends on the baseline and the population seed.
/// Throws CheckFailed if no Q meets the scenario's headcount, gap and mean consumption together, or a path is no number
/// of `welfare`.
[[nodiscard]] WelfareSolution solve_welfare(const Scenario& scenario, std::uint64_t population_seed,
                                            std::span<const WelfareSearch> searches);

}  // namespace timbang
