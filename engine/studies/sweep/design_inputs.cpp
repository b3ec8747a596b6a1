#include "studies/sweep/design_inputs.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <utility>

#include "base/check.hpp"
#include "text/number_text.hpp"

namespace timbang {

namespace {

/// "8.75 minutes" as its number and its unit; nothing if it does not begin with one.
std::optional<std::pair<double, std::string>> number_and_unit(const std::string& text) {
  const auto blank = text.find(' ');
  const auto number = reading::parse_number(std::string_view(text).substr(0, blank));
  if (!number) return std::nullopt;
  return std::pair(*number, blank == std::string::npos ? std::string() : text.substr(blank + 1));
}

/// An input with these values: numbers of one unit, or else positions in the list.
DesignInput listed_input(const std::string& path, const std::vector<std::string>& levels) {
  DesignInput input;
  input.path = path;
  input.low = std::numeric_limits<double>::infinity();
  input.high = -input.low;
  for (const std::string& level : levels) {
    const auto number = number_and_unit(level);
    // Units differ, or a level is no number: their positions are all that is left.
    if (!number || (&level != &levels.front() && number->second != input.unit)) {
      input.unit.clear();
      input.levels = levels;
      input.low = 0;
      input.high = static_cast<double>(levels.size() - 1);
      return input;
    }
    input.unit = number->second;
    input.low = std::min(input.low, number->first);
    input.high = std::max(input.high, number->first);
  }
  return input;
}

DesignInput varied_input(const VariedFactor& factor) {
  if (!factor.spread) return listed_input(factor.path, factor.levels);
  return {factor.path, factor.spread->unit, factor.spread->low, factor.spread->high, {}, DesignInput::Role::varied};
}

std::vector<DesignInput> table_inputs(const DesignTable& table, DesignInput::Role role) {
  std::vector<DesignInput> inputs;
  for (std::size_t column = 0; column < table.paths.size(); ++column) {
    std::vector<std::string> levels;
    for (const std::vector<std::string>& row : table.rows) {
      // In order of first appearance: a column of a table has no other.
      if (std::find(levels.begin(), levels.end(), row[column]) == levels.end()) levels.push_back(row[column]);
    }
    inputs.push_back(listed_input(table.paths[column], levels));
    inputs.back().role = role;
  }
  return inputs;
}

std::size_t position(const std::vector<DesignInput>& inputs, const std::string& path) {
  const auto found =
      std::find_if(inputs.begin(), inputs.end(), [&](const DesignInput& input) { return input.path == path; });
  TIMBANG_CHECK(found != inputs.end(), "a group has only varied parameters, which the reader checks");
  return static_cast<std::size_t>(found - inputs.begin());
}

}  // namespace

std::vector<DesignInput> design_inputs(const ExperimentPlan& plan) {
  const DesignTable& table = plan.design.table;
  if (plan.design.kind == ExperimentDesign::Kind::table) return table_inputs(table, DesignInput::Role::varied);
  std::vector<DesignInput> inputs;
  for (const VariedFactor& factor : plan.varied) inputs.push_back(varied_input(factor));
  for (DesignInput& input : table_inputs(table, DesignInput::Role::uncertain)) inputs.push_back(std::move(input));
  for (const CalibrationParameter& parameter : plan.uncertain.parameters) {
    inputs.push_back({parameter.path, parameter.unit, parameter.low, parameter.high, {}, DesignInput::Role::uncertain});
  }
  return inputs;
}

double input_value(const DesignInput& input, const std::string& text) {
  if (text.empty()) return std::numeric_limits<double>::quiet_NaN();
  if (input.levels.empty()) return number_and_unit(text).value().first;
  return static_cast<double>(std::find(input.levels.begin(), input.levels.end(), text) - input.levels.begin());
}

InputGroups design_groups(const ExperimentPlan& plan, const std::vector<DesignInput>& inputs) {
  InputGroups groups;
  std::vector<bool> is_taken(inputs.size());
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    if (is_taken[i]) continue;
    std::vector<std::size_t> group{i};
    for (const std::vector<std::string>& together : plan.design.groups) {
      if (std::find(together.begin(), together.end(), inputs[i].path) == together.end()) continue;
      group.clear();
      for (const std::string& path : together) group.push_back(position(inputs, path));
      std::sort(group.begin(), group.end());
    }
    for (const std::size_t member : group) is_taken[member] = true;
    groups.push_back(std::move(group));
  }
  return groups;
}

std::vector<double> design_correlations(const ExperimentPlan& plan, const std::vector<DesignInput>& inputs,
                                        std::size_t first) {
  const std::size_t dimensions = inputs.size() - first;
  std::vector<double> matrix(dimensions * dimensions);
  for (std::size_t i = 0; i < dimensions; ++i) matrix[i * dimensions + i] = 1;
  for (const CorrelatedGroup& group : plan.design.correlated) {
    for (const std::string& a : group.paths) {
      for (const std::string& b : group.paths) {
        if (a != b)
          matrix[(position(inputs, a) - first) * dimensions + position(inputs, b) - first] = group.rank_correlation;
      }
    }
  }
  return matrix;
}

}  // namespace timbang
