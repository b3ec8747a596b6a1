#include <catch2/catch.hpp>

#include "support/scenario_test.hpp"
#include "support/scenario_texts.hpp"
#include "support/text.hpp"

// The tests of the scenario tests' own reader and judge.

namespace timbang::test {
namespace {

struct Reading {
  std::vector<ScenarioTest> tests;
  std::vector<std::string> errors;
};

Reading read(const std::string& text) {
  const ScenarioFolder folder;
  folder.write("world.yaml", std::string("timbang: 1\nname: world\nextends: ") + TIMBANG_SOURCE_DIR +
                                 "/tests/scenarios/worlds/quiet-town.yaml\n");
  Reading reading;
  reading.tests = read_scenario_tests(folder.write("tests.yaml", text), reading.errors);
  return reading;
}

std::string one_test(const std::string& expect, const std::string& more = "") {
  return "scenario: world.yaml\ntests:\n  - test: A sentence of the right length\n" + more + "    expect:\n      - " +
         expect + "\n";
}

/// The only error of the text; it begins with where it is.
std::string error_of(const std::string& text) {
  const Reading reading = read(text);
  CAPTURE(text);
  REQUIRE(reading.errors.size() == 1);
  CHECK(reading.tests.empty());
  CHECK(reading.errors.front().rfind("tests.yaml:", 0) == 0);
  return reading.errors.front();
}

std::vector<std::string> failures_of(const std::string& expect) {
  const ScenarioFolder folder;
  std::vector<std::string> errors;
  const std::string world = TIMBANG_SOURCE_DIR "/tests/scenarios/worlds/quiet-town.yaml";
  folder.write("world.yaml", "timbang: 1\nname: world\nextends: " + world + "\n");
  const auto tests = read_scenario_tests(folder.write("tests.yaml", one_test(expect, "    replications: 3\n")), errors);
  REQUIRE(errors.empty());
  return run_scenario_test(tests.front());
}

}  // namespace

TEST_CASE("a misspelt outcome, relation, arm or key of a scenario test is reported with the nearest name") {
  CHECK(error_of(one_test("{outcome: delivery.creditd, is: exactly, value: 1}"))
            .find("did you mean delivery.credited?") != std::string::npos);
  CHECK(has(error_of(one_test("{outcome: delivery.credited, is: exacly, value: 1}")), "exactly"));
  CHECK(
      error_of(one_test("{outcome: delivery.credited, arm: two, is: exactly, value: 1}")).find("there is no arm two") !=
      std::string::npos);
  CHECK(error_of(one_test("{outcome: delivery.credited, iss: 1, is: exactly, value: 1}")).find("did you mean is?") !=
        std::string::npos);
}

TEST_CASE("an expectation without its numbers or its comparison is refused") {
  CHECK(error_of(one_test("{outcome: delivery.credited, is: between, value: 1}")).find("takes 2 numbers") !=
        std::string::npos);
  CHECK(has(error_of(one_test("{outcome: delivery.credited, is: lower}")), "needs another arm"));
  CHECK(error_of(one_test("{outcome: delivery.credited, is: exactly, value: many}")).find("expected a number") !=
        std::string::npos);
  CHECK(error_of(one_test("{outcome: delivery.credited, is: exactly, value: 1, month: 2023-13}")).find("YYYY-MM") !=
        std::string::npos);
}

TEST_CASE("a scenario test without a sentence, a world or expectations is refused") {
  CHECK(error_of("scenario: world.yaml\ntests:\n  - test: A sentence of the right length\n").find("expect") !=
        std::string::npos);
  CHECK(has(error_of("scenario: world.yaml\ntests: []\n"), "tests: expected a list"));
  CHECK(error_of(one_test("{outcome: delivery.credited, is: exactly, value: 1}", "    scenario: nowhere.yaml\n"))
            .find("no file nowhere.yaml") != std::string::npos);
  CHECK_FALSE(read("tests: [\n").errors.empty());
}

TEST_CASE("a failed expectation is reported with its position and the observed figures") {
  CHECK(failures_of("{outcome: delivery.credited, is: exactly, value: 480000000}").empty());
  const auto wrong = failures_of("{outcome: delivery.credited, is: exactly, value: 1}");
  REQUIRE(wrong.size() == 1);
  CHECK(wrong.front() == "tests.yaml:6: delivery.credited of 'it': expected exactly 1, found 4.8e+08");
  CHECK(failures_of("{outcome: delivery.credited, where: Nowhere, is: exactly, value: 1}")
            .front()
            .find("no kecamatan Nowhere") != std::string::npos);
  CHECK(failures_of("{outcome: delivery.credited, month: 2024-01, is: exactly, value: 1}")
            .front()
            .find("2024-01 is not reported") != std::string::npos);
}

TEST_CASE("every relation of a scenario test can fail") {
  const std::string paid = "{outcome: delivery.kpm_paid, ";
  for (const std::string expect :
       {"is: at_most, value: 1199}", "is: at_least, value: 1201}", "is: between, value: [1, 2]}", "is: undefined}",
        "is: about, value: 1201}", "as: delivery.credited, is: same}", "as: delivery.credited, is: times, value: 3}",
        "as: delivery.kpm_not_transacted, is: lower}", "as: delivery.credited, is: higher}"}) {
    CAPTURE(expect);
    CHECK(failures_of(paid + expect).size() == 1);
  }
}

}  // namespace timbang::test
