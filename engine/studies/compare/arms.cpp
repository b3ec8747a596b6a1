#include "studies/compare/arms.hpp"

#include <algorithm>
#include <set>

#include "base/ranges.hpp"
#include "scenario/experiments/factor_check.hpp"
#include "scenario/layers/settings.hpp"
#include "scenario/parameters/input_limits.hpp"

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
  const std::string by_name = std::string(reading::tksk_path) + ".";
  // A kecamatan's name may hold points of its own: "Pulau No. 9".
  return path.starts_with(by_name) ? path.substr(by_name.size()) : path.substr(path.rfind('.') + 1);
}

/// Values that `--vary` gives stand behind the settings: what is wrong with them is told as it was typed.
Problem as_typed(Problem problem, std::size_t settings) {
  const bool is_of_setting = problem.place.file == "--set" && problem.place.line > 0;
  if (!is_of_setting || static_cast<std::size_t>(problem.place.line) <= settings) return problem;
  problem.place.file = "--vary";
  problem.place.line -= static_cast<int>(settings);
  return problem;
}

/// What is varied must be a parameter, whose values differ: runs of another seed or period are no other policy.
void check_variation(const Variation& variation, int number, std::vector<Problem>& problems) {
  const Place place{"--vary", number, 1, {}};
  const auto* slot = reading::variable_slot(variation.path);
  if (slot == nullptr) {
    reading::Findings findings;
    const auto& paths = reading::settable_paths();
    const bool is_word = std::ranges::find(paths, variation.path) != paths.end();
    if (is_word) {
      problems.push_back({"vary_no_parameter", place, "", {{"found", variation.path}}});
    } else {
      reading::report_no_parameter(variation.path, {}, "", findings);
      try {
        findings.throw_if_any();
      } catch (const ScenarioError& error) {
        problems.push_back({error.problems().front().id, place, "", error.problems().front().arguments});
      }
    }
    return;
  }
  std::set<std::string> seen;
  for (const std::string& value : variation.values) {
    reading::Findings findings;
    const auto layers = reading::read_settings({{variation.path, value}}, findings);
    // A wrong value is told with the scenario that it is laid over.
    if (findings.count() > 0 || seen.insert(reading::identity_of(layers.front())).second) continue;
    problems.push_back({"named_twice", place, variation.path, {{"found", value}}});
  }
}

void check_variations(const std::vector<Variation>& variations) {
  std::vector<Problem> problems;
  std::size_t arms = 1;
  int number = 0;
  for (const Variation& variation : variations) {
    check_variation(variation, ++number, problems);
    arms = std::min(arms, most_arms + 1) * variation.values.size();
  }
  if (arms > most_arms) {
    problems.push_back({"arms_too_many", {"--vary", 0, 0, {}}, "", {{"most", std::to_string(most_arms)}}});
  }
  if (!problems.empty()) throw ScenarioError(std::move(problems));
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
  const Setting setting = [&] {
    try {
      return parse_setting(text);
    } catch (const ScenarioError& error) {
      throw ScenarioError(mapped(error.problems(), [](const Problem& problem) { return as_typed(problem, 0); }));
    }
  }();
  Variation variation{setting.path, split_values(setting.value)};
  const bool has_empty = std::any_of(variation.values.begin(), variation.values.end(),
                                     [](const std::string& value) { return value.empty(); });
  if (has_empty)
    throw ScenarioError(
        {Problem{"vary_empty_value", {"--vary", 0, 0, {}}, setting.path, {{"path", setting.path}, {"found", text}}}});
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
  check_variations(variations);
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
        for (const Problem& problem : error.problems()) problems.push_back(as_typed(problem, settings.size()));
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
