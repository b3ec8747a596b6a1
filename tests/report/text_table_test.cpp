#include "report/tables/text_table.hpp"

#include <catch2/catch.hpp>

using namespace timbang;

TEST_CASE("the first column is left-aligned and the others right-aligned, by characters and not by bytes") {
  TextTable table;
  table.add_row({"", "1", "second"});
  table.add_row({"a heading that widens nothing"});
  table.add_row({"caf\u00E9", "\u221225", "7"});
  CHECK(table.text() ==
        "        1  second\n"
        "a heading that widens nothing\n"
        "caf\u00E9  \u221225       7\n");
}

TEST_CASE("rows can have fewer cells and have no trailing blanks") {
  TextTable table;
  table.add_row({"label", "100"});
  table.add_row({"", ""});
  CHECK(table.text() == "label  100\n\n");
}
