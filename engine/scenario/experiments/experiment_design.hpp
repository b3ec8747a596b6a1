#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/problem.hpp"

namespace timbang {

/// Points, or members of an ensemble, one by one: a column a parameter, a row each, values as settings write them.
struct DesignTable {
  std::vector<std::string> paths;
  std::vector<std::vector<std::string>> rows;  ///< as many values each as there are paths
};

/// Parameters of which any two have this rank correlation.
struct CorrelatedGroup {
  std::vector<std::string> paths;  ///< at least two
  double rank_correlation = 0;     ///< such that all of them can have it
  Place place;
};

/// How an experiment covers what it varies.
struct ExperimentDesign {
  enum class Kind : std::uint8_t { grid, latin_hypercube, sobol, one_at_a_time, saltelli, morris, table, ensemble };

  Kind kind = Kind::grid;
  std::uint32_t points = 0;  ///< of latin_hypercube and sobol; blocks of saltelli, trajectories of morris
  std::uint32_t levels = 3;  ///< of a grid over what is spread; of morris
  /// Every combination of what is varied at each point of what is uncertain; always so with an ensemble.
  bool is_declared_sample = false;  ///< of a table: its rows are random draws
  bool is_crossed = false;
  std::vector<std::vector<std::string>> groups;  ///< of saltelli: paths that are exchanged together; others singly
  std::vector<CorrelatedGroup> correlated;       ///< no path in two of them
  DesignTable table;                             ///< of table and ensemble
};

/// As files write them, in the order of kinds.
inline constexpr std::array<std::string_view, 8> design_kind_words{
    "grid", "latin_hypercube", "sobol", "one_at_a_time", "saltelli", "morris", "table", "ensemble"};
[[nodiscard]] constexpr std::string_view design_word(ExperimentDesign::Kind kind) {
  return design_kind_words[static_cast<std::size_t>(kind)];
}
[[nodiscard]] std::optional<ExperimentDesign::Kind> find_design(std::string_view word);
[[nodiscard]] std::vector<std::string> design_words();

}  // namespace timbang
