#pragma once

#include <string>
#include <vector>

#include "base/problem.hpp"

namespace timbang::test {

/// The problems by which an action is refused; none if it is not.
template <typename Action>
std::vector<Problem> problems_when(const Action& action) {
  try {
    static_cast<void>(action());
  } catch (const ScenarioError& error) {
    return error.problems();
  }
  return {};
}

inline std::vector<std::string> ids_of(const std::vector<Problem>& problems) {
  std::vector<std::string> ids;
  for (const Problem& problem : problems) ids.push_back(problem.id);
  return ids;
}

/// The id of the first problem by which an action is refused; empty if it is not.
template <typename Action>
std::string refusal(const Action& action) {
  const std::vector<Problem> problems = problems_when(action);
  return problems.empty() ? std::string() : problems.front().id;
}

}  // namespace timbang::test
