#include "support/scenario_texts.hpp"
#include "support/problems.hpp"

#include <unistd.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>

#include "report/words/problem_text.hpp"
#include "support/text.hpp"

namespace timbang::test {
namespace {

namespace fs = std::filesystem;

std::string fresh_folder() {
  static int count = 0;
  const auto name = "timbang_scenarios_" + std::to_string(::getpid()) + "_" + std::to_string(++count);
  const auto path = fs::temp_directory_path() / name;
  fs::create_directories(path);
  return path.string();
}

}  // namespace

ScenarioFolder::ScenarioFolder() : path_(fresh_folder()) {}

ScenarioFolder::~ScenarioFolder() {
  std::error_code ignored;
  fs::remove_all(path_, ignored);
}

std::string ScenarioFolder::write(const std::string& name, const std::string& content) const {
  const auto file = (fs::path(path_) / name).string();
  write_text(file, content);
  return file;
}

std::string small_city() {
  const std::string text = read_text(TIMBANG_SOURCE_DIR "/tests/support/data/small-city.yaml");
  return changed(text, "../../../scenarios/", TIMBANG_SOURCE_DIR "/scenarios/");
}

std::string changed(std::string text, const std::string& from, const std::string& to) {
  const auto at = text.find(from);
  INFO("looking for: " << from);
  REQUIRE(at != std::string::npos);
  REQUIRE(text.find(from, at + 1) == std::string::npos);
  return text.replace(at, from.size(), to);
}

Scenario read_text_as_scenario(const std::string& content, const std::vector<Setting>& settings) {
  const ScenarioFolder folder;
  return read_scenario(folder.write("scenario.yaml", content), settings);
}

std::vector<Problem> problems_of(const std::string& content, const std::vector<Setting>& settings) {
  const ScenarioFolder folder;
  return problems_of_file(folder.write("scenario.yaml", content), settings);
}

std::vector<Problem> problems_of_file(const std::string& file, const std::vector<Setting>& settings) {
  const auto problems = problems_when([&] { return read_scenario(file, settings); });
  if (problems.empty()) return problems;
  CHECK_FALSE(problems_text(Language::english, problems).empty());
  CHECK_FALSE(problems_text(Language::indonesian, problems).empty());
  return problems;
}

Problem the_problem(const std::vector<Problem>& problems, const std::string& id) {
  INFO("expected " << id << ", found\n" << problems_text(Language::english, problems));
  const auto found = std::ranges::find(problems, id, &Problem::id);
  REQUIRE(found != problems.end());
  return *found;
}

std::string argument(const Problem& problem, const std::string& name) {
  const auto& arguments = problem.arguments;
  const auto found = std::ranges::find_if(arguments, [&](const auto& each) { return each.first == name; });
  return found == arguments.end() ? "(no " + name + ")" : found->second;
}

std::string pointed_at(const Problem& problem) {
  if (problem.place.column < 1) return "";
  const auto column = static_cast<std::size_t>(problem.place.column - 1);
  return column <= problem.place.source_line.size() ? problem.place.source_line.substr(column) : "";
}

}  // namespace timbang::test
