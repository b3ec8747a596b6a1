#include "report/words/palette.hpp"

#include <catch2/catch.hpp>
#include <string>

#include "base/check.hpp"

using namespace timbang;

TEST_CASE("a colour has a text and a number, and one for each ground") {
  CHECK(colour("ink") == "#171C21");
  CHECK(colour_number("ink") == 0x171C21);
  CHECK(colour("ink", Ground::screen) == "#171C21");
  CHECK(colour("bg", Ground::screen) == "#FCFBF8");
  CHECK(colour("ink", Ground::dark) == "#ECEEF0");
  CHECK_THROWS_AS(colour("mauve"), CheckFailed);
}

TEST_CASE("a page's style begins with its colours, and colours of paper are put in for their names") {
  const std::string style = coloured_style("a { color: $ink2; }\nb { color: $bad }\n");
  CHECK(style.find(":root { color-scheme: light; --bg: #FCFBF8;") == 0);
  CHECK(style.find(":root[data-theme=\"dark\"] { color-scheme: dark; --bg: #11161B;") != std::string::npos);
  CHECK(style.find("@media print { :root, :root[data-theme=\"dark\"] { color-scheme: light; --bg: #FFFFFF;") !=
        std::string::npos);
  CHECK(style.find("a { color: #454E57; }\nb { color: #A8261C }\n") != std::string::npos);
  CHECK(style.find("--few") == std::string::npos);
}
