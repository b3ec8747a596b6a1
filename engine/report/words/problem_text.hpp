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

/// Why a trial or a point failed, as a sentence: stores keep a problem's id, path and arguments. Anything else is given
/// back as it is.
[[nodiscard]] std::string failure_sentence(Language language, const std::string& stored);

/// What is allowed and likely a mistake, in the same form, each ending its line; the same one once.
[[nodiscard]] std::string notes_text(Language language, const std::vector<Problem>& notes);

}  // namespace timbang
