// Inputs that were once taken and then broke: the command refuses each at its place, or takes it, as the list beside
// them says.
#include <catch2/catch.hpp>

#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "support/command.hpp"
#include "support/temporary_folder.hpp"
#include "support/text.hpp"

using namespace timbang::test;

namespace {

const std::string cases_folder = "tests/support/data/cases/";

std::string without_blanks(const std::string& text) {
  const auto first = text.find_first_not_of(' ');
  return first == std::string::npos ? "" : text.substr(first, text.find_last_not_of(' ') - first + 1);
}

std::vector<std::string> parts_of(const std::string& text, char divider) {
  std::vector<std::string> parts;
  std::istringstream stream(text);
  for (std::string part; std::getline(stream, part, divider);) parts.push_back(without_blanks(part));
  return parts;
}

struct Case {
  std::string words;
  int exit_code;
  std::vector<std::string> answers;
};

std::vector<Case> listed_cases() {
  std::vector<Case> cases;
  std::ifstream list(TIMBANG_SOURCE_DIR "/" + cases_folder + "cases.txt");
  for (std::string line; std::getline(list, line);) {
    if (line.empty() || line.front() == '#') continue;
    const auto fields = parts_of(line, '|');
    REQUIRE(fields.size() == 4);
    const auto blank = fields[0].find(' ');
    const std::string words = fields[0].substr(0, blank + 1) + cases_folder + fields[0].substr(blank + 1);
    cases.push_back({words, std::stoi(fields[1]), parts_of(fields[2], ';')});
  }
  return cases;
}

}  // namespace

TEST_CASE("every input that once broke something is refused in words, or taken, as the list of cases says") {
  const TemporaryFolder folder;
  const auto cases = listed_cases();
  CHECK(cases.size() > 20);
  for (const Case& each : cases) {
    const bool writes = each.words.find("validate") != 0;
    const CommandResult result =
        run_command(each.words + " --lang en" + (writes ? out(folder / "results") : ""), "exec timeout 20");
    INFO(each.words << "\n" << result.output << result.errors);
    CHECK(result.exit_code == each.exit_code);
    for (const std::string& answer : each.answers) {
      INFO(answer);
      const bool is_forbidden = answer.front() == '-' && answer.find("--") != 0;
      CHECK(has(result.output + result.errors, is_forbidden ? answer.substr(1) : answer) != is_forbidden);
    }
    CHECK_FALSE(std::filesystem::exists(folder / "results"));
  }
}
