#include <algorithm>
#include <array>
#include <filesystem>
#include <optional>

#include "base/date.hpp"
#include "base/search.hpp"
#include "outcomes/catalogue/outcome_catalogue.hpp"
#include "report/words/problem_text.hpp"
#include "scenario/reading/document.hpp"
#include "support/scenario_test.hpp"
#include "text/did_you_mean.hpp"
#include "text/joined_text.hpp"
#include "text/number_text.hpp"

namespace timbang::test {
namespace {

using reading::DocumentEntry;
using reading::DocumentNode;
using reading::Findings;
using reading::Mark;
using Words = std::vector<std::string>;

struct RelationRule {
  std::string_view word;
  Relation relation;
  std::size_t values;
  bool compares;
};

constexpr std::array<RelationRule, 10> relations{{{"exactly", Relation::exactly, 1, false},
                                                  {"at_most", Relation::at_most, 1, false},
                                                  {"at_least", Relation::at_least, 1, false},
                                                  {"between", Relation::between, 2, false},
                                                  {"about", Relation::about, 1, false},
                                                  {"undefined", Relation::undefined, 0, false},
                                                  {"same", Relation::same, 0, true},
                                                  {"times", Relation::times, 1, true},
                                                  {"lower", Relation::lower, 0, true},
                                                  {"higher", Relation::higher, 0, true}}};

std::string listed(const Words& words) {
  std::string text;
  for (const std::string& word : words) add_item(text, ", ", word);
  return text;
}

/// The node as YAML that fits in a setting.
std::string flow_text(const DocumentNode& node) {
  std::string text;
  if (node.is_list()) {
    for (const DocumentNode& item : node.items) add_item(text, ", ", flow_text(item));
    return "[" + text + "]";
  }
  if (!node.is_map()) return node.text;
  for (const DocumentEntry& entry : node.entries) {
    add_item(text, ", ", entry.key + ": " + flow_text(entry.value));
  }
  return "{" + text + "}";
}

/// Names of tests go through ctest, to which some signs are not text.
bool is_sentence(const std::string& text) {
  return text.size() >= 10 && text.find_first_of(";[]\"\\,*~$") == std::string::npos;
}

class TestFileReader {
 public:
  TestFileReader(std::string file, Words& errors) : file_(std::move(file)), errors_(errors) {}

  std::vector<ScenarioTest> read(const DocumentNode& root) {
    check_keys(root, {"scenario", "replications", "seed", "tests"});
    std::vector<ScenarioTest> tests;
    const DocumentEntry* list = root.find("tests");
    if (list == nullptr || !list->value.is_list() || list->value.items.empty()) {
      complain(root.mark, "tests: expected a list of tests");
      return tests;
    }
    for (const DocumentNode& node : list->value.items) {
      const std::size_t before = errors_.size();
      ScenarioTest test = read_test(root, node);
      if (errors_.size() == before) tests.push_back(std::move(test));
    }
    return tests;
  }

 private:
  [[nodiscard]] std::string place(const Mark& mark) const {
    return std::filesystem::path(file_).filename().string() + ":" + std::to_string(mark.line);
  }

  void complain(const Mark& mark, const std::string& what) {
    errors_.push_back(place(mark) + ":" + std::to_string(mark.column) + ": " + what);
  }

  void complain_unknown(const Mark& mark, const std::string& what, const std::string& found, const Words& known) {
    const auto near = reading::closest(found, known);
    complain(mark, "there is no " + what + " " + found +
                       (near ? "; did you mean " + *near + "?" : "; there is: " + listed(known)));
  }

  void check_keys(const DocumentNode& map, const Words& known) {
    for (const DocumentEntry& entry : map.entries) {
      const bool is_known = contains(known, entry.key);
      if (!is_known) complain_unknown(entry.mark, "key", entry.key, known);
    }
  }

  /// The word under the key, or `otherwise`.
  std::string word(const DocumentNode& map, const std::string& key, const std::string& otherwise = "") {
    const DocumentEntry* entry = map.find(key);
    if (entry == nullptr) return otherwise;
    if (!entry->value.is_scalar()) complain(entry->value.mark, key + ": expected a word or number");
    return entry->value.text;
  }

  /// A test's own word, or else that of the file.
  std::string word(const DocumentNode& root, const DocumentNode& test, const std::string& key,
                   const std::string& otherwise) {
    return word(test, key, word(root, key, otherwise));
  }

  std::uint64_t natural(const DocumentNode& root, const DocumentNode& test, const std::string& key) {
    const std::string text = word(root, test, key, "1");
    const auto number = reading::parse_natural(text);
    if (!number || *number == 0) complain(test.mark, key + ": found " + text + ", expected a whole number from 1 on");
    return number.value_or(1);
  }

  ScenarioTest read_test(const DocumentNode& root, const DocumentNode& node) {
    ScenarioTest test;
    if (!node.is_map()) {
      complain(node.mark, "a test has keys: test, arms, expect");
      return test;
    }
    check_keys(node, {"test", "why", "scenario", "replications", "seed", "welfare", "set", "arms", "expect"});
    test.place = place(node.mark);
    test.sentence = word(node, "test");
    if (!is_sentence(test.sentence)) {
      complain(node.mark, "test: expected a sentence of at least ten signs, without ; , [ ] * ~ $ \" and \\");
    }
    test.replications = static_cast<std::uint32_t>(natural(root, node, "replications"));
    test.seed = natural(root, node, "seed");
    const std::string welfare = word(node, "welfare", "fixed");
    if (welfare != "fixed" && welfare != "fitted") complain(node.mark, "welfare: expected fixed or fitted");
    test.fits_welfare = welfare == "fitted";
    read_arms(root, node, test);
    read_expectations(node, test);
    return test;
  }

  void read_arms(const DocumentNode& root, const DocumentNode& node, ScenarioTest& test) {
    const std::string scenario = word(root, node, "scenario", "");
    const DocumentEntry* arms = node.find("arms");
    if (arms == nullptr) {
      test.arms.push_back(read_arm("it", nullptr, scenario, node));
    } else if (!arms->value.is_map() || arms->value.entries.empty()) {
      complain(arms->mark, "arms: expected names, each with its settings");
    } else {
      for (const DocumentEntry& arm : arms->value.entries) {
        test.arms.push_back(read_arm(arm.key, &arm.value, scenario, node));
      }
    }
  }

  TestArm read_arm(const std::string& name, const DocumentNode* own, std::string scenario, const DocumentNode& test) {
    TestArm arm;
    arm.name = name;
    if (const DocumentEntry* common = test.find("set")) add_settings(common->value, arm);
    if (own != nullptr) {
      if (const DocumentEntry* other = own->find("scenario")) scenario = other->value.text;
      add_settings(*own, arm);
    }
    arm.file = (std::filesystem::path(file_).parent_path() / scenario).string();
    if (scenario.empty() || !std::filesystem::exists(arm.file)) {
      complain(test.mark, "scenario: there is no file " + (scenario.empty() ? "named" : scenario));
    }
    return arm;
  }

  /// Later settings of a path replace earlier ones.
  void add_settings(const DocumentNode& map, TestArm& arm) {
    if (!map.is_map()) complain(map.mark, "expected settings, each as path: value");
    for (const DocumentEntry& entry : map.entries) {
      if (entry.key == "scenario") continue;
      const auto same_path = [&](const Setting& setting) { return setting.path == entry.key; };
      arm.settings.erase(std::remove_if(arm.settings.begin(), arm.settings.end(), same_path), arm.settings.end());
      arm.settings.push_back({entry.key, flow_text(entry.value)});
    }
  }

  void read_expectations(const DocumentNode& node, ScenarioTest& test) {
    const DocumentEntry* list = node.find("expect");
    if (list == nullptr || !list->value.is_list() || list->value.items.empty()) {
      complain(node.mark, "expect: expected a list of what must come out");
      return;
    }
    for (const DocumentNode& item : list->value.items) read_expectation(item, test);
  }

  void read_expectation(const DocumentNode& node, ScenarioTest& test) {
    if (!node.is_map()) {
      complain(node.mark, "an expectation has keys: outcome, is, value");
      return;
    }
    check_keys(node, {"outcome", "arm", "where", "month", "is", "value", "against", "as"});
    Expectation expectation;
    expectation.place = place(node.mark);
    expectation.outcome = word(node, "outcome");
    check_outcome(node, expectation.outcome);
    expectation.arm = arm_of(node, "arm", test, test.arms.size() == 1 ? test.arms.front().name : "");
    expectation.where = word(node, "where", "city");
    expectation.month = word(node, "month", "all");
    if (expectation.month != "all" && !Month::parse(expectation.month)) complain(node.mark, "month: expected YYYY-MM");
    read_relation(node, test, expectation);
    test.expectations.push_back(std::move(expectation));
  }

  void check_outcome(const DocumentNode& node, const std::string& name) {
    if (find_outcome(name)) return;
    Words known;
    for (const OutcomeDefinition& outcome : outcome_catalogue()) known.emplace_back(outcome.name);
    complain_unknown(node.mark, "outcome", name, known);
  }

  std::string arm_of(const DocumentNode& node, const std::string& key, const ScenarioTest& test,
                     const std::string& otherwise) {
    const std::string name = word(node, key, otherwise);
    Words known;
    for (const TestArm& arm : test.arms) known.push_back(arm.name);
    if (!contains(known, name)) {
      complain_unknown(node.mark, key, name.empty() ? "(none named)" : name, known);
    }
    return name;
  }

  void read_relation(const DocumentNode& node, const ScenarioTest& test, Expectation& expectation) {
    const std::string found = word(node, "is");
    const auto rule = std::ranges::find(relations, found, &RelationRule::word);
    if (rule == relations.end()) {
      Words known;
      for (const RelationRule& each : relations) known.emplace_back(each.word);
      complain_unknown(node.mark, "relation", found, known);
      return;
    }
    expectation.relation = rule->relation;
    const bool names_other = node.find("against") != nullptr || node.find("as") != nullptr;
    if (names_other != rule->compares) {
      complain(node.mark, found + (rule->compares ? " needs another arm (against) or another outcome (as)"
                                                  : " compares with nothing: leave out against and as"));
    }
    if (names_other) {
      expectation.other_arm = arm_of(node, "against", test, expectation.arm);
      expectation.other_outcome = word(node, "as", expectation.outcome);
      check_outcome(node, expectation.other_outcome);
    }
    read_values(node, *rule, expectation);
  }

  void read_values(const DocumentNode& node, const RelationRule& rule, Expectation& expectation) {
    const DocumentEntry* entry = node.find("value");
    std::vector<DocumentNode> items;
    if (entry != nullptr) items = entry->value.is_list() ? entry->value.items : std::vector{entry->value};
    for (const DocumentNode& item : items) {
      const auto number = reading::parse_number(item.text);
      if (!number) complain(item.mark, "value: found " + item.shown() + ", expected a number");
      expectation.values.push_back(number.value_or(0));
    }
    if (items.size() != rule.values) {
      complain(node.mark, std::string(rule.word) + " takes " + std::to_string(rule.values) + " numbers as value");
    }
  }

  std::string file_;
  Words& errors_;
};

}  // namespace

std::vector<ScenarioTest> read_scenario_tests(const std::string& file, std::vector<std::string>& errors) {
  Findings findings;
  const auto* text = reading::read_text(file, {}, findings);
  const auto root = text == nullptr ? std::nullopt : reading::parse_document(*text, findings);
  try {
    findings.throw_if_any();
  } catch (const ScenarioError& error) {
    for (const Problem& problem : error.problems()) errors.push_back(problem_text(Language::english, problem));
    return {};
  }
  return TestFileReader(file, errors).read(*root);
}

}  // namespace timbang::test
