#pragma once

#include <vector>

#include "report/brief/brief_blocks.hpp"
#include "report/brief/brief_source.hpp"
#include "report/words/text_catalogue.hpp"

namespace timbang {

/// What analyses of sweeps say, in words: which numbers move each outcome that charts draw, and which number is worth
/// measuring before choosing. An order is claimed only where intervals lie apart, and a number is named as worth
/// measuring only where that stands out from chance. Nothing without analyses.
[[nodiscard]] std::vector<BriefBlock> analysis_blocks(const BriefSource& source, Language language);

}  // namespace timbang
