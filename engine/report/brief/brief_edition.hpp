#pragma once

#include "report/brief/brief_html.hpp"
#include "report/brief/brief_source.hpp"
#include "report/words/text_catalogue.hpp"

namespace timbang {

/// What the page of a brief shows of one language: its sections, and the charts of the comparison, of analyses and of a
/// decision.
[[nodiscard]] BriefEdition make_brief_edition(const BriefSource& source, Language language);

}  // namespace timbang
