#include "report/words/problem_text.hpp"

#include <catch2/catch.hpp>

using namespace timbang;

namespace {

Problem comma() {
  return {"decimal_comma",
          {"city.yaml", 12, 15, "  bank_share: 0,5"},
          "programme.bank_share",
          {{"found", "0,5"}, {"suggestion", "0.5"}}};
}

}  // namespace

TEST_CASE("a problem shows file, line, column, path, message, and the line with a caret") {
  CHECK(problem_text(Language::english, comma()) ==
        "city.yaml:12:15: error: programme.bank_share: found 0,5; write decimals with a point: 0.5\n"
        "      bank_share: 0,5\n"
        "                  ^");
}

TEST_CASE("a problem is also written in Indonesian") {
  const auto shown = problem_text(Language::indonesian, comma());
  CHECK(shown.rfind("city.yaml:12:15: kesalahan: programme.bank_share: tertulis 0,5;", 0) == 0);
}

TEST_CASE("the caret is under its character after tabs and multi-byte characters") {
  auto problem = comma();
  problem.place = {"a", 1, 4, "\té–x"};
  const auto shown = problem_text(Language::english, problem);
  CHECK(shown.substr(shown.rfind('\n') + 1) == "    \t  ^");
  problem.place.column = 5;
  const auto behind = problem_text(Language::english, problem);
  CHECK(behind.substr(behind.rfind('\n') + 1) == "    \t   ^");
}

TEST_CASE("missing parts of a problem are left out") {
  Problem problem{"document_empty", {"city.yaml", 0, 0, ""}, "", {}};
  CHECK(problem_text(Language::english, problem).rfind("city.yaml: error: the file is empty", 0) == 0);
  problem.place = {};
  CHECK(problem_text(Language::english, problem).rfind("the file is empty", 0) == 0);
}

TEST_CASE("each of several problems ends with a line break") {
  const Problem problem{"document_empty", {}, "", {}};
  const auto one = problem_text(Language::english, problem);
  CHECK(problems_text(Language::english, {problem, problem}) == one + "\n" + one + "\n");
}
