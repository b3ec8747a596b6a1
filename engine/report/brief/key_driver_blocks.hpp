#pragma once

#include <vector>

#include "report/brief/brief_blocks.hpp"
#include "report/brief/brief_source.hpp"
#include "report/words/text_catalogue.hpp"

namespace timbang {

/// The key drivers of the answers in words: the assumed numbers that move an outcome most, each alone at both ends of
/// its range; without such a sweep, the command that makes it.
[[nodiscard]] std::vector<BriefBlock> key_driver_blocks(const BriefSource& source, Language language);

}  // namespace timbang
