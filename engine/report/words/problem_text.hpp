#pragma once

#include <string>
#include <vector>

#include "base/problem.hpp"
#include "report/words/text_catalogue.hpp"

namespace timbang {

/// One problem as people read it: `file:line:column: error: path: message`, and below it the line it means with a caret
/// under the place. Parts that the problem lacks are left out. No line end at the end.
[[nodiscard]] std::string problem_text(Language language, const Problem& problem);

/// All of them, each ending its line.
[[nodiscard]] std::string problems_text(Language language, const std::vector<Problem>& problems);

}  // namespace timbang
