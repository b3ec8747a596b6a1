#pragma once

#include "report/brief/brief_blocks.hpp"
#include "report/brief/brief_source.hpp"
#include "report/words/text_catalogue.hpp"

namespace timbang {

[[nodiscard]] BriefPage make_brief_page(const BriefSource& source, Language language);

/// Sections that are tables. Arms stand as rows, all of them.
[[nodiscard]] BriefSection staffing_section(const BriefSource& source, Language language);
[[nodiscard]] BriefSection assumptions_section(const BriefSource& source, Language language);
[[nodiscard]] BriefSection official_section(const BriefSource& source, Language language);
/// Terms of the programme and of statistics, folded.
[[nodiscard]] BriefSection glossary_section(Language language);
[[nodiscard]] BriefSection grindle_section(const BriefSource& source, Language language);

}  // namespace timbang
