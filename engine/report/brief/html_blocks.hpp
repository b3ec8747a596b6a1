#pragma once

#include <string>

#include "report/brief/brief_blocks.hpp"
#include "report/words/text_catalogue.hpp"

namespace timbang {

/// What the whole page needs to know while one of its parts is written.
struct HtmlContext {
  Language language = Language::english;
  std::string chosen_arm;  ///< blocks of other arms are hidden at first
  std::string edition;     ///< "id" or "en": makes anchors of both languages differ
};

[[nodiscard]] std::string block_html(const BriefBlock& block, const HtmlContext& context);
[[nodiscard]] std::string table_html(const BriefTable& table, const HtmlContext& context);

}  // namespace timbang
