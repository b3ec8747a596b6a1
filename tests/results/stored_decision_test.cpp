#include "results/decision/stored_decision.hpp"

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>

#include "base/problem.hpp"
#include "results/decision/decision_json.hpp"
#include "support/decision_example.hpp"
#include "support/problems.hpp"
#include "support/temporary_folder.hpp"
#include "text/atomic_file.hpp"

using namespace timbang;

namespace {

std::string problem_of(const std::filesystem::path& folder) {
  try {
    static_cast<void>(stored_decision(folder));
  } catch (const ScenarioError& error) {
    const Problem& problem = error.problems().front();
    return problem.arguments.size() < 2 ? problem.id : problem.id + ": " + problem.arguments[1].second;
  }
  return {};
}

DecisionReport none_example() {
  DecisionReport report = test::cheapest_example();
  report.answer = DecisionAnswer::none;
  report.chosen.reset();
  report.flip.reset();
  report.information.clear();
  report.is_cut_short = true;
  return report;
}

}  // namespace

TEST_CASE("a decision read from its folder equals the one that was written") {
  for (const DecisionReport& report : {test::cheapest_example(), test::budget_example(), none_example()}) {
    const test::TemporaryFolder folder;
    CHECK_FALSE(holds_decision(folder.path()));
    write_decision_files(folder.path(), report, "test");
    REQUIRE(holds_decision(folder.path()));
    const DecisionReport read = stored_decision(folder.path());
    CHECK(decision_json(read, "test") == decision_json(report, "test"));
    CHECK(read.chosen == report.chosen);
    CHECK(read.kecamatan == report.kecamatan);
    CHECK(read.is_settled() == report.is_settled());
    CHECK(read.cost_of({2, 3}).training == report.cost_of({2, 3}).training);
  }
}

TEST_CASE("a folder without a decision, a damaged one and one of an earlier version are refused by name") {
  const test::TemporaryFolder folder;
  CHECK(problem_of(folder.path()) == "decision_not_found");
  write_decision_files(folder.path(), test::cheapest_example(), "test");
  const auto file = folder / "decision.json";
  const std::string whole = read_whole_file(file).value();
  const auto with = [&](const std::string& part, const std::string& other) {
    std::string content = whole;
    content.replace(content.find(part), part.size(), other);
    std::ofstream(file) << content;
    return problem_of(folder.path());
  };
  CHECK(with("\"own_sha256\"", "\"sha\"") == "decision_unreadable: scenario/own_sha256");
  CHECK(with("\"present\": {\"Timur\":1", "\"present\": {\"Timur\":\"1\"") == "decision_unreadable: present/Timur");
  CHECK(with("{\"plan\":4", "{\"plan\":14") == "decision_unreadable: contenders/2/plan");
  CHECK(with("\"answer\": \"chosen\"", "\"answer\": \"none\"") == "decision_unreadable: chosen");
  CHECK(with("\"winners\": [1,", "\"winners\": [") == "decision_unreadable: flip/winners");
  CHECK(with("{", "[").starts_with("decision_unreadable: "));
  CHECK(with("\"seed\"", "\"seed\"").empty());
}
