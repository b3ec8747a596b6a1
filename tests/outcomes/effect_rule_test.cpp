#include "outcomes/catalogue/effect_rule.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <limits>
#include <string_view>

using namespace timbang;

namespace {

const OutcomeDefinition& outcome(std::string_view name) {
  const auto index = find_outcome(name);
  REQUIRE(index.has_value());
  return outcome_catalogue()[*index];
}

}  // namespace

TEST_CASE("every outcome has a smallest effect that matters, of one kind") {
  for (const OutcomeDefinition& each : outcome_catalogue()) {
    CAPTURE(each.name);
    const EffectRule rule = effect_rule(each);
    CHECK((rule.absolute > 0) != (rule.relative > 0));
    CHECK(smallest_effect_that_matters(each, 1e6) > 0);
  }
}

TEST_CASE("effect rules say which direction of a headline outcome is better") {
  CHECK(effect_rule(outcome("delivery.returned_to_treasury")).better == Better::lower);
  CHECK(effect_rule(outcome("complaints.within_service_level")).better == Better::higher);
  CHECK(effect_rule(outcome("poverty.poor_persons")).better == Better::lower);
  CHECK(effect_rule(outcome("cost.total")).better == Better::lower);
  CHECK(effect_rule(outcome("complaints.filed")).better == Better::neither);
  CHECK(effect_rule(outcome("tksk.in_post")).better == Better::neither);
}

TEST_CASE("an outcome without its own effect rule takes that of its last name part or of its unit") {
  CHECK(effect_rule(outcome("complaints.field_check.wait_p90")).absolute == 1);
  CHECK(effect_rule(outcome("casework.follow_up.backlog")).better == Better::lower);
  CHECK(effect_rule({"new.thing", OutcomeUnit::percent, Pooling::ratio}).absolute == 0.5);
  CHECK(effect_rule({"new.thing", OutcomeUnit::hours, Pooling::sum}).relative == 0.02);
}

TEST_CASE("a relative rule scales with the absolute level of comparison") {
  CHECK(smallest_effect_that_matters(outcome("delivery.returned_to_treasury"), 5e9) == Approx(1e8));
  CHECK(smallest_effect_that_matters(outcome("delivery.returned_to_treasury"), -5e9) == Approx(1e8));
  CHECK(smallest_effect_that_matters(outcome("delivery.stuck_kpm_share"), 1.8) == 0.1);
  CHECK(std::isnan(smallest_effect_that_matters(outcome("cost.total"), std::numeric_limits<double>::quiet_NaN())));
}
