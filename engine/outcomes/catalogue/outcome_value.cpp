#include "outcomes/catalogue/outcome_value.hpp"

#include <algorithm>
#include <string>

#include "outcomes/catalogue/outcome_catalogue.hpp"

namespace timbang {

std::vector<OutcomeValue> outcome_values(const ValueSet& set, std::int32_t days) {
  std::vector<OutcomeValue> values;
  const auto add = [&](std::size_t outcome, double rupiah) {
    // A value of 0 leaves the outcome out, so that it need not be kept.
    if (rupiah != 0) values.push_back({outcome, rupiah});
  };
  add(outcome::delivery_transacted, set.per_rupiah_delivered);
  add(outcome::cost_total, -set.per_rupiah_of_staff);
  // The backlog is a mean over days, so that times days it is complaint-days.
  add(outcome::complaints_backlog, -set.per_complaint_day * days);
  add(outcome::poverty_kept_poor_by_failed_delivery, -set.per_person_kept_from_poverty);
  return values;
}

std::vector<Problem> problems_of_kept(const std::vector<ValueSet>& values, const std::vector<std::size_t>& outcomes) {
  std::vector<Problem> problems;
  for (const ValueSet& set : values) {
    for (const OutcomeValue& each : outcome_values(set, 1)) {
      if (std::find(outcomes.begin(), outcomes.end(), each.outcome) != outcomes.end()) continue;
      const std::string name(outcome_catalogue()[each.outcome].name);
      problems.push_back({"value_outcome_not_kept", set.place, "value", {{"set", set.name}, {"outcome", name}}});
    }
  }
  return problems;
}

std::int32_t days_of(Month first, Month last) {
  return (last + 1).first_day() - first.first_day();
}

}  // namespace timbang
