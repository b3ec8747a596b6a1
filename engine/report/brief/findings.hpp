#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "report/brief/brief_numbers.hpp"
#include "report/brief/brief_source.hpp"
#include "report/brief/verdict.hpp"
#include "report/words/text_catalogue.hpp"

namespace timbang {

/// A sentence about one arm, with how sure it is.
struct GradedSentence {
  Grade grade = Grade::not_shown;
  std::string text;
  std::vector<LinkedNumber> numbers = {};  ///< those of the text, in any order
};

/// What one outcome of an arm does against the first arm: a verb of change only where there is a clear effect, and
/// where kecamatan disagree or only chance is covered, that too. `topic` names the texts brief.sentence.<topic>.*.
[[nodiscard]] GradedSentence sentence(const BriefSource& source, std::size_t arm, std::string_view topic,
                                      std::size_t outcome, Language language);

/// The three answers without bounds, for where there is little room. Requires: arm > 0.
[[nodiscard]] std::vector<GradedSentence> short_answers(const BriefSource& source, std::size_t arm, Language language);

/// The three answers: money, complaints, and last poverty beside its ceiling. Requires: arm > 0.
[[nodiscard]] std::vector<GradedSentence> answers(const BriefSource& source, std::size_t arm, Language language);

/// Further outcomes that a leader hears of: waits and workload.
[[nodiscard]] std::vector<GradedSentence> more_changes(const BriefSource& source, std::size_t arm, Language language);

/// What an arm costs a year, by payer, and what more than the first. Not graded.
[[nodiscard]] GradedSentence cost_sentence(const BriefSource& source, std::size_t arm, Language language);

/// How many would not be poor if every family had transacted in time; empty where that is not known. Not graded.
[[nodiscard]] GradedSentence ceiling_sentence(const BriefSource& source, Language language);

}  // namespace timbang
