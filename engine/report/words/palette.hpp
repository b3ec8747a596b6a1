#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace timbang {

/// The colours of charts, page and workbook, all in one list (palette.cpp).
enum class Ground : std::uint8_t { paper, screen, dark };

/// "#171C21" for "ink". Requires: the palette has the name (CheckFailed).
[[nodiscard]] std::string_view colour(std::string_view name, Ground ground = Ground::paper);

/// The same as a number, 0x171C21.
[[nodiscard]] std::uint32_t colour_number(std::string_view name);

/// A style sheet that begins with the colours as CSS variables for each ground. "$ink2" in it is the colour of paper,
/// for places where CSS has no variables.
[[nodiscard]] std::string coloured_style(std::string_view css);

}  // namespace timbang
