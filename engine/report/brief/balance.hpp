#pragma once

#include <vector>

#include "report/brief/findings.hpp"

namespace timbang {

/// What an arm takes and gives against the first one: what it costs more and who pays, what reaches families, the net
/// for each purse, and what a rupiah more buys. Aid is a transfer of the nation to families and is netted against no
/// cost. Requires: arm > 0. Empty where costs are not known.
[[nodiscard]] std::vector<GradedSentence> balance_sentences(const BriefSource& source, std::size_t arm,
                                                            Language language);

/// The condition under which an arm that gains is worth its cost, as a value that the reader may hold or not; empty
/// where it costs no more.
[[nodiscard]] std::string worth_condition(const BriefSource& source, std::size_t arm, Language language);

}  // namespace timbang
