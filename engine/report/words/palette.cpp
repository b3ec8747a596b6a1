#include "report/words/palette.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "base/check.hpp"

namespace timbang {
namespace {

struct Colour {
  std::string_view name;
  std::string_view paper;
  std::string_view screen = {};  ///< where it is not that of paper
  std::string_view dark = {};    ///< empty: no colour of the page
};

constexpr std::array palette{
    Colour{"bg", "#FFFFFF", "#FCFBF8", "#11161B"},
    Colour{"panel", "#F3F0E9", {}, "#182027"},
    Colour{"ink", "#171C21", {}, "#ECEEF0"},
    Colour{"ink2", "#454E57", {}, "#BCC4CB"},
    Colour{"ink3", "#606973", {}, "#97A1AA"},
    Colour{"rule", "#D6D1C6", {}, "#37424C"},
    Colour{"control", "#8A8578", {}, "#75808A"},
    Colour{"base", "#5F6871", {}, "#A7B0B9"},
    Colour{"grid", "#E7E3DA", {}, "#273039"},
    Colour{"good", "#006B57", {}, "#55C7A6"},
    Colour{"bad", "#A8261C", {}, "#F28B7F"},
    Colour{"a1", "#0A4F95", {}, "#78B7F5"},
    Colour{"assume", "#7A4F00", {}, "#EBC06A"},
    Colour{"assumebg", "#FBF0D6", {}, "#332A16"},
    // Further arms, and the ends of their intervals.
    Colour{"a2", "#BF5200"},
    Colour{"a3", "#7B3F98"},
    Colour{"bound", "#97A1AA"},
    // From few to many, on tiles; what is written on the darkest.
    Colour{"few", "#E6EFF8"},
    Colour{"some", "#BDD4EA"},
    Colour{"half", "#84AEDA"},
    Colour{"more", "#3672B4"},
    Colour{"many", "#083C73"},
    Colour{"on_many", "#FFFFFF"},
};

std::string rule(std::string_view selector, std::string_view scheme, Ground ground) {
  std::string css = std::string(selector) + " { color-scheme: " + std::string(scheme) + ";";
  for (const Colour& each : palette) {
    if (each.dark.empty()) continue;
    css += " --" + std::string(each.name) + ": " + std::string(colour(each.name, ground)) + ";";
  }
  return css + " }\n";
}

}  // namespace

std::string_view colour(std::string_view name, Ground ground) {
  const auto* const found = std::ranges::find(palette, name, &Colour::name);
  TIMBANG_CHECK(found != palette.end(), "the palette has no colour " + std::string(name));
  if (ground == Ground::dark) return found->dark;
  return ground == Ground::screen && !found->screen.empty() ? found->screen : found->paper;
}

std::uint32_t colour_number(std::string_view name) {
  const std::string_view digits = colour(name).substr(1);
  std::uint32_t number = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), number, 16);
  return number;
}

std::string coloured_style(std::string_view css) {
  std::string style = rule(":root", "light", Ground::screen) +
                      rule(":root[data-theme=\"dark\"]", "dark", Ground::dark) + "@media print { " +
                      rule(":root, :root[data-theme=\"dark\"]", "light", Ground::paper) + "}\n";
  for (std::size_t mark = css.find('$'); mark != std::string_view::npos; mark = css.find('$')) {
    const std::size_t end = std::min(css.find_first_of("; }", mark), css.size());
    style += css.substr(0, mark);
    style += colour(css.substr(mark + 1, end - mark - 1));
    css.remove_prefix(end);
  }
  return style + std::string(css);
}

}  // namespace timbang
