#pragma once

#include <string>

#include "report/brief/brief_page.hpp"
#include "report/charts/chart_book.hpp"

namespace timbang {

/// What a page shows of one language.
struct BriefEdition {
  BriefPage page;
  ChartBook charts;
  Language language = Language::english;
};

/// The whole page: both languages, the one named first shown, style and script inlined, charts drawn where the build
/// has what draws them. Reads nothing from anywhere.
[[nodiscard]] std::string brief_html(const BriefSource& source, const BriefEdition& first, const BriefEdition& second);

/// One language without script, charts or choices, for programs that turn it into a document.
[[nodiscard]] std::string plain_html(const BriefSource& source, const BriefPage& page, Language language);

/// The answers alone, to be drawn as a picture of 1080 x 1350 points.
[[nodiscard]] std::string card_html(const BriefSource& source, Language language);

}  // namespace timbang
