#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "report/words/problem_text.hpp"
#include "support/scenario_test.hpp"

// Every test of tests/scenarios/*.yaml becomes a test of its own, named by its sentence.

namespace timbang::test {
namespace {

void judge(const ScenarioTest& test) {
  try {
    for (const std::string& failure : run_scenario_test(test)) FAIL_CHECK(failure);
    CHECK_FALSE(test.expectations.empty());
  } catch (const ScenarioError& error) {
    FAIL(test.place << ": " << problems_text(Language::english, error.problems()));
  }
}

class ScenarioTestInvoker final : public Catch::ITestInvoker {
 public:
  explicit ScenarioTestInvoker(const ScenarioTest* test) : test_(test) {}
  void invoke() const override { judge(*test_); }

 private:
  const ScenarioTest* test_;
};

/// The tests of all files, and what is wrong with the rest.
struct ScenarioTests {
  std::vector<std::string> files;
  std::vector<ScenarioTest> tests;
  std::vector<std::string> errors;
  std::vector<std::unique_ptr<Catch::AutoReg>> registered;

  ScenarioTests() {
    for (const auto& entry : std::filesystem::directory_iterator(TIMBANG_SOURCE_DIR "/tests/scenarios")) {
      if (entry.path().extension() == ".yaml") files.push_back(entry.path().string());
    }
    std::ranges::sort(files);
    for (const std::string& file : files) {
      for (ScenarioTest& test : read_scenario_tests(file, errors)) tests.push_back(std::move(test));
    }
    std::set<std::string> sentences;
    for (const ScenarioTest& test : tests) {
      if (!sentences.insert(test.sentence).second) {
        errors.push_back(test.place + ": another test has this sentence: " + test.sentence);
        continue;
      }
      registered.push_back(std::make_unique<Catch::AutoReg>(new ScenarioTestInvoker(&test), CATCH_INTERNAL_LINEINFO,
                                                            Catch::StringRef(),
                                                            Catch::NameAndTags{test.sentence, "[scenarios]"}));
    }
  }
};

const ScenarioTests scenario_tests;

}  // namespace

TEST_CASE("every file of tests/scenarios can be read and names its tests by different sentences") {
  for (const std::string& error : scenario_tests.errors) FAIL_CHECK(error);
  CHECK(scenario_tests.files.size() >= 2);
  CHECK(scenario_tests.registered.size() == scenario_tests.tests.size());
}

}  // namespace timbang::test
