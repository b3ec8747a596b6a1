#pragma once

#include <string>

#include "report/brief/brief_source.hpp"
#include "report/words/text_catalogue.hpp"

namespace timbang {

/// What the brief says of choosing an arm: brief.advice.*, with the value under which it is worth its cost; for an arm
/// that was not chosen, that the reader chose it.
[[nodiscard]] std::string advice_text(const BriefSource& source, std::size_t arm, Language language);

/// How many of the scenario's numbers are another city's, and how many assumed; empty if the scenario is not at hand.
[[nodiscard]] std::string borrowed_text(const BriefSource& source, Language language);

/// The message to send on, under 1,000 characters: question, cost, what reaches families, advice, effects, what is
/// borrowed or assumed.
[[nodiscard]] std::string short_message(const BriefSource& source, Language language);

}  // namespace timbang
