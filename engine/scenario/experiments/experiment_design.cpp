#include "scenario/experiments/experiment_design.hpp"

#include <algorithm>

namespace timbang {

std::optional<ExperimentDesign::Kind> find_design(std::string_view word) {
  const auto* const found = std::ranges::find(design_kind_words, word);
  if (found == design_kind_words.end()) return std::nullopt;
  return static_cast<ExperimentDesign::Kind>(found - design_kind_words.begin());
}

std::vector<std::string> design_words() {
  return {design_kind_words.begin(), design_kind_words.end()};
}

}  // namespace timbang
