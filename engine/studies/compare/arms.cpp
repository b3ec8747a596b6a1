#include "studies/compare/arms.hpp"

#include <algorithm>
#include <set>

namespace timbang {
namespace {

void append_problems(std::vector<Problem>& problems, const ScenarioError& error) {
  problems.insert(problems.end(), error.problems().begin(), error.problems().end());
}

std::vector<std::string> split_values(const std::string& text) {
  std::vector<std::string> values(1);
  int depth = 0;
  for (const char character : text) {
    // Values may be maps or lists, whose commas do not divide values.
    if (character == '{' || character == '[') ++depth;
    if (character == '}' || character == ']') --depth;
    if (character == ',' && depth == 0) {
      values.emplace_back();
    } else {
      values.back() += character;
    }
  }
  return values;
}

std::string last_part(const std::string& path) {
  return path.substr(path.rfind('.') + 1);
}

/// Reads every file with the settings alone, so that its own problems are told once, whatever is varied.
void check_files(const std::vector<std::string>& files, const std::vector<Setting>& settings) {
  std::vector<Problem> problems;
  for (const std::string& file : files) {
    try {
      static_cast<void>(read_scenario(file, settings));
    } catch (const ScenarioError& error) {
      append_problems(problems, error);
    }
  }
  if (!problems.empty()) throw ScenarioError(std::move(problems));
}

std::string arm_name(const Scenario& scenario, const std::vector<std::string>& files,
                     const std::vector<Setting>& combination) {
  if (combination.empty()) return scenario.name;
  if (files.size() == 1) return combination_name(combination);
  return scenario.name + ": " + combination_name(combination);
}

void check_names(const std::vector<Arm>& arms) {
  std::set<std::string> names;
  std::vector<Problem> problems;
  for (const Arm& arm : arms) {
    // Two arms of a name could not be told apart in any table.
    if (!names.insert(arm.name).second) problems.push_back({"arm_twice", {}, "", {{"arm", arm.name}}});
  }
  if (!problems.empty()) throw ScenarioError(std::move(problems));
}

}  // namespace

Variation parse_variation(const std::string& text) {
  const Setting setting = parse_setting(text);
  Variation variation{setting.path, split_values(setting.value)};
  const bool has_empty = std::any_of(variation.values.begin(), variation.values.end(),
                                     [](const std::string& value) { return value.empty(); });
  if (has_empty)
    throw ScenarioError({Problem{"vary_empty_value", {}, setting.path, {{"path", setting.path}, {"found", text}}}});
  return variation;
}

std::vector<std::vector<Setting>> combinations(const std::vector<Variation>& variations) {
  // One combination of nothing, so that no variation at all is one arm.
  std::vector<std::vector<Setting>> result(1);
  for (const Variation& variation : variations) {
    std::vector<std::vector<Setting>> longer;
    for (const auto& combination : result) {
      for (const std::string& value : variation.values) {
        longer.push_back(combination);
        longer.back().push_back({variation.path, value});
      }
    }
    result = std::move(longer);
  }
  return result;
}

std::string combination_name(const std::vector<Setting>& combination) {
  std::string name;
  for (const Setting& setting : combination) {
    // The last part of a path is enough, unless another path ends in the same.
    const auto same_end = std::count_if(combination.begin(), combination.end(), [&](const Setting& other) {
      return last_part(other.path) == last_part(setting.path);
    });
    if (!name.empty()) name += ", ";
    name += (same_end > 1 ? setting.path : last_part(setting.path)) + "=" + setting.value;
  }
  return name;
}

std::vector<Arm> make_arms(const std::vector<std::string>& files, const std::vector<Setting>& settings,
                           const std::vector<Variation>& variations) {
  // Files first: a problem of a file itself would otherwise be told for every combination.
  check_files(files, settings);
  std::vector<Arm> arms;
  std::vector<Problem> problems;
  for (const std::string& file : files) {
    for (const auto& combination : combinations(variations)) {
      std::vector<Setting> all = settings;
      all.insert(all.end(), combination.begin(), combination.end());
      try {
        Scenario scenario = read_scenario(file, all);
        std::string name = arm_name(scenario, files, combination);
        arms.push_back({std::move(name), std::move(all), std::move(scenario)});
      } catch (const ScenarioError& error) {
        append_problems(problems, error);
      }
    }
  }
  if (!problems.empty()) throw ScenarioError(std::move(problems));
  check_names(arms);
  return arms;
}

std::vector<Setting> with_levers_from_start(const std::vector<std::string>& files, std::vector<Setting> settings) {
  try {
    const Scenario first = read_scenario(files.front(), settings);
    settings.push_back({"period.policy_start", first.period.start.text()});
  } catch (const ScenarioError&) {
    return settings;
  }
  return settings;
}

}  // namespace timbang
