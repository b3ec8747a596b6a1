#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

#include "report/words/text_catalogue.hpp"

namespace timbang {

/// What the drawing of a folder's *.vl.json files came to.
enum class Drawing : std::uint8_t { done, without_rsvg_convert, without_node, without_packages, unreadable, failed };

/// Draws them with Node (engine/report/page): SVG always, PDF and PNG where rsvg-convert is there.
/// The drawing program is in share/timbang/page of an installed command, else in the source tree that the command was
/// built from; TIMBANG_PAGE_FOLDER in the environment names another folder.
[[nodiscard]] Drawing draw_charts(const std::filesystem::path& folder);

/// One line that says what is missing and what to do; empty if all was drawn.
[[nodiscard]] std::string drawing_text(Language language, Drawing drawing);

}  // namespace timbang
