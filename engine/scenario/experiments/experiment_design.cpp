#include "scenario/experiments/experiment_design.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace timbang {

namespace {

using Kind = ExperimentDesign::Kind;

constexpr std::array<std::pair<std::string_view, Kind>, 8> designs{{{"grid", Kind::grid},
                                                                    {"latin_hypercube", Kind::latin_hypercube},
                                                                    {"sobol", Kind::sobol},
                                                                    {"one_at_a_time", Kind::one_at_a_time},
                                                                    {"saltelli", Kind::saltelli},
                                                                    {"morris", Kind::morris},
                                                                    {"table", Kind::table},
                                                                    {"ensemble", Kind::ensemble}}};

}  // namespace

std::string_view design_word(Kind kind) {
  return std::ranges::find_if(designs, [&](const auto& each) { return each.second == kind; })->first;
}

std::optional<Kind> find_design(std::string_view word) {
  const auto* const found = std::ranges::find_if(designs, [&](const auto& each) { return each.first == word; });
  return found == designs.end() ? std::nullopt : std::optional(found->second);
}

std::vector<std::string> design_words() {
  std::vector<std::string> words;
  for (const auto& each : designs) words.emplace_back(each.first);
  return words;
}

}  // namespace timbang
