#include "outcomes/catalogue/effect_rule.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace timbang {
namespace {

using enum Better;

/// By an outcome's name or the last part of it.
struct NamedRule {
  std::string_view name;
  EffectRule rule;
};

constexpr EffectRule by(Better better, double absolute) {
  return {better, absolute, 0};
}
constexpr EffectRule by_share(Better better, double relative) {
  return {better, 0, relative};
}

// Poverty is compared in parts of ten thousand: perfect delivery changes it by 0.3 %
// (ODD "Annex E. Limits, and what must not be claimed").
constexpr std::array rules{
    NamedRule{"delivery.credited", by_share(neither, 0.001)},
    NamedRule{"delivery.transacted", by_share(higher, 0.001)},
    NamedRule{"delivery.outstanding", by_share(lower, 0.02)},
    NamedRule{"delivery.returned_to_treasury", by_share(lower, 0.02)},
    NamedRule{"delivery.kpm_not_transacted", by_share(lower, 0.02)},
    NamedRule{"delivery.stuck_kpm_share", by(lower, 0.1)},
    NamedRule{"delivery.stuck_balance_mean", by_share(lower, 0.02)},
    NamedRule{"days_to_transaction_mean", by(lower, 0.5)},
    NamedRule{"days_to_transaction_p50", by(lower, 0.5)},
    NamedRule{"days_to_transaction_p90", by(lower, 1)},

    NamedRule{"given_up", by_share(lower, 0.05)},
    NamedRule{"unvoiced", by_share(lower, 0.05)},
    NamedRule{"backlog", by_share(lower, 0.05)},
    NamedRule{"backlog_age_mean", by(lower, 1)},
    NamedRule{"wait_mean", by(lower, 0.5)},
    NamedRule{"wait_p50", by(lower, 0.5)},
    NamedRule{"wait_p90", by(lower, 1)},
    NamedRule{"wait_p95", by(lower, 1)},
    NamedRule{"within_service_level", by(higher, 1)},
    NamedRule{"escalated", by_share(lower, 0.05)},
    NamedRule{"repeated", by_share(lower, 0.05)},

    NamedRule{"tksk.vacancy_days", by_share(lower, 0.05)},
    NamedRule{"tksk.workload", by(lower, 0.02)},
    NamedRule{"tksk.hours_from_other_duties", by_share(lower, 0.02)},

    NamedRule{"targeting.coverage", by(higher, 0.5)},
    NamedRule{"targeting.exclusion_error", by(lower, 0.5)},
    NamedRule{"targeting.inclusion_error", by(lower, 0.5)},

    NamedRule{"poverty.poor_persons", by_share(lower, 0.0005)},
    NamedRule{"poverty.poor_households", by_share(lower, 0.0005)},
    NamedRule{"poverty.headcount_rate", by_share(lower, 0.0005)},
    NamedRule{"poverty.gap", by_share(lower, 0.0005)},
    NamedRule{"poverty.severity", by_share(lower, 0.0005)},
    NamedRule{"poverty.poor_persons_without_aid", by_share(neither, 0.0005)},
    NamedRule{"poverty.poor_persons_if_all_transacted", by_share(lower, 0.0005)},
    NamedRule{"poverty.poor_persons_cash_basis", by_share(lower, 0.0005)},
    NamedRule{"poverty.lifted_by_aid", by_share(higher, 0.005)},
    NamedRule{"poverty.kept_poor_by_failed_delivery", by_share(lower, 0.05)},

    NamedRule{"use.extra_food_spending", by_share(higher, 0.01)},

    NamedRule{"cost.total", by_share(lower, 0.01)},
    NamedRule{"cost.apbn", by_share(lower, 0.01)},
    NamedRule{"cost.provinsi", by_share(lower, 0.01)},
    NamedRule{"cost.apbd", by_share(lower, 0.01)},
    NamedRule{"cost.per_case", by_share(lower, 0.02)},
    NamedRule{"cost.per_rupiah_delivered", by_share(lower, 0.02)},
    NamedRule{"cost.per_family_reached", by_share(lower, 0.02)},
    NamedRule{"cost.per_person_lifted", by_share(lower, 0.02)},

    NamedRule{"equity.longest_kecamatan_wait", by(lower, 1)},
    NamedRule{"equity.worst_to_best_wait", by(lower, 0.1)},
    NamedRule{"equity.gini_of_waits", by(lower, 0.01)},
};

const NamedRule* find_rule(std::string_view name) {
  const auto* const found =
      std::find_if(rules.begin(), rules.end(), [&](const NamedRule& r) { return r.name == name; });
  return found == rules.end() ? nullptr : found;
}

EffectRule rule_of_unit(OutcomeUnit unit) {
  switch (unit) {
    case OutcomeUnit::days:
    case OutcomeUnit::percent:
    case OutcomeUnit::tksk:
      return by(neither, 0.5);
    case OutcomeUnit::ratio:
      return by(neither, 0.02);
    default:
      return by_share(neither, 0.02);
  }
}

}  // namespace

EffectRule effect_rule(const OutcomeDefinition& outcome) {
  const NamedRule* named = find_rule(outcome.name);
  // "complaints.tksk.wait_p90" follows the rule of "wait_p90".
  if (named == nullptr) named = find_rule(outcome.name.substr(outcome.name.rfind('.') + 1));
  return named == nullptr ? rule_of_unit(outcome.unit) : named->rule;
}

double smallest_effect_that_matters(const OutcomeDefinition& outcome, double reference) {
  const EffectRule rule = effect_rule(outcome);
  return rule.relative > 0 ? rule.relative * std::abs(reference) : rule.absolute;
}

}  // namespace timbang
