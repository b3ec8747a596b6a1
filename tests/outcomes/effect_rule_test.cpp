#include "outcomes/catalogue/effect_rule.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <limits>

#include "outcomes/catalogue/outcome_catalogue.hpp"

using namespace timbang;

namespace {

const EffectRule& rule_of(std::size_t outcome) {
  return outcome_at(outcome).effect;
}

}  // namespace

TEST_CASE("every outcome has a smallest effect that matters, of one kind") {
  for (const OutcomeDefinition& each : outcome_catalogue()) {
    CAPTURE(each.name);
    CHECK((each.effect.absolute > 0) != (each.effect.relative > 0));
    CHECK(each.effect.smallest_that_matters(1e6) > 0);
  }
}

TEST_CASE("effect rules say which direction of a headline outcome is better") {
  CHECK(rule_of(outcome::delivery_returned_to_treasury).better == Better::lower);
  CHECK(rule_of(outcome::complaints_within_service_level).better == Better::higher);
  CHECK(rule_of(outcome::poverty_poor_persons).better == Better::lower);
  CHECK(rule_of(outcome::cost_total).better == Better::lower);
  CHECK(rule_of(outcome::complaints_filed).better == Better::neither);
  CHECK(rule_of(outcome::tksk_in_post).better == Better::neither);
}

TEST_CASE("the complaints of a class follow the effect rules of all complaints") {
  using enum ComplaintMeasure;
  CHECK(rule_of(outcome::complaints(ComplaintClass::field_check, wait_p90)).absolute == 1);
  CHECK(rule_of(outcome::complaints(ComplaintGroup::tksk, backlog)).better == Better::lower);
}

TEST_CASE("a rule by share takes its share of the level compared with, whatever its sign") {
  const EffectRule& returned = rule_of(outcome::delivery_returned_to_treasury);
  CHECK(returned.smallest_that_matters(5e9) == Approx(1e8));
  CHECK(returned.smallest_that_matters(-5e9) == Approx(1e8));
  CHECK(rule_of(outcome::delivery_stuck_kpm_share).smallest_that_matters(1.8) == 0.1);
  CHECK(std::isnan(rule_of(outcome::cost_total).smallest_that_matters(std::numeric_limits<double>::quiet_NaN())));
}
