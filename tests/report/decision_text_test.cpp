// The text on the key drivers of a decision.
#include "report/tables/decision_text.hpp"
#include "support/text.hpp"

#include <catch2/catch.hpp>

using namespace timbang;
using namespace timbang::test;

namespace {

/// No plan was found, which holds in half of the ensemble; two numbers were asked about.
DecisionReport unsettled(double p_value_of_first) {
  DecisionReport report;
  report.plan.targets.push_back({"complaints.backlog", {}, 500, false, "city"});
  report.error_shared_by = 3;
  report.ensemble = "city";
  report.members = 10;
  report.agreeing = 5;
  report.information = {{"obstacles.self_cure", "days", {{6e6, Range{0, 9e6}}, 1e6}, p_value_of_first},
                        {"first_line.hours", "hours", {{2e6, Range{0, 4e6}}, 1e6}, 0.6}};
  report.largest_by_chance = 5e6;
  return report;
}

}  // namespace

TEST_CASE("a decision says of each parameter whether its value of information exceeds the largest expected by chance") {
  const std::string english = information_table(unsettled(0.005), Language::english);
  CHECK(has(english, "yes (p = 0.005)"));
  CHECK(has(english, "no (p = 0.600)"));
  CHECK(has(english, "Above chance is what is worth more than Rp 5 million: by chance alone"));
  CHECK(has(information_table(unsettled(0.005), Language::indonesian), "tidak (p = 0,600)"));
}

TEST_CASE("an open decision does not recommend measuring a parameter that chance explains") {
  CHECK(has(decision_answer(unsettled(0.005), Language::english), "Measure first: obstacles.self_cure."));
  const std::string by_chance = decision_answer(unsettled(0.3), Language::english);
  CHECK_FALSE(has(by_chance, "Measure first"));
  CHECK(
      has(by_chance, "Of single numbers obstacles.self_cure is worth most to measure, but by this ensemble not more"));
  CHECK(has(decision_answer(unsettled(0.3), Language::indonesian), "tidak melebihi yang paling bernilai"));
}
