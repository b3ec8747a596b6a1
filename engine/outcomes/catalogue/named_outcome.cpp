#include "outcomes/catalogue/named_outcome.hpp"

#include "outcomes/catalogue/outcome_catalogue.hpp"
#include "text/did_you_mean.hpp"

namespace timbang {

std::optional<std::size_t> outcome_named(const std::string& name, const Place& place, const std::string& path,
                                         std::vector<Problem>& problems) {
  const auto index = find_outcome(name);
  if (index) return index;
  std::vector<std::string> names;
  for (const OutcomeDefinition& outcome : outcome_catalogue()) names.emplace_back(outcome.name);
  const auto near = reading::closest(name, names);
  Problem problem{near ? "unknown_outcome_did_you_mean" : "unknown_outcome", place, path, {{"found", name}}};
  if (near) problem.arguments.emplace_back("suggestion", *near);
  problems.push_back(std::move(problem));
  return std::nullopt;
}

}  // namespace timbang
