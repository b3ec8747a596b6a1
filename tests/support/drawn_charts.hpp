#pragma once

#include <catch2/catch.hpp>
#include <regex>
#include <string>
#include <vector>

#include "cli/common/drawing.hpp"

namespace timbang::test {

/// Whether charts were drawn, so that what follows can be looked at; a warning where the machine has nothing to draw
/// with. Anything else fails the test.
inline bool are_drawn(Drawing drawing) {
  if (drawing == Drawing::without_node || drawing == Drawing::without_packages) {
    WARN("not tested: " << drawing_text(Language::english, drawing));
    return false;
  }
  REQUIRE((drawing == Drawing::done || drawing == Drawing::without_rsvg_convert));
  return true;
}

/// The sizes of all texts, in units of which 12 are 9 points of print.
inline std::vector<double> text_sizes(const std::string& svg) {
  static const std::regex pattern(R"re(font-size="([0-9.]+)px")re");
  std::vector<double> found;
  for (std::sregex_iterator match(svg.begin(), svg.end(), pattern), end; match != end; ++match) {
    found.push_back(std::stod((*match)[1]));
  }
  return found;
}

}  // namespace timbang::test
