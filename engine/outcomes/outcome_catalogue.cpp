#include "outcomes/outcome_catalogue.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

namespace timbang {
namespace {

using enum Pooling;
using Unit = OutcomeUnit;

constexpr std::array catalogue{
    OutcomeDefinition{"delivery.credited", Unit::rupiah, sum},
    OutcomeDefinition{"delivery.transacted", Unit::rupiah, sum},
    OutcomeDefinition{"delivery.outstanding", Unit::rupiah, mean},
    OutcomeDefinition{"delivery.returned_to_treasury", Unit::rupiah, sum},
    OutcomeDefinition{"delivery.kpm_paid", Unit::families, sum},
    OutcomeDefinition{"delivery.kpm_not_transacted", Unit::families, sum},
    OutcomeDefinition{"delivery.stuck_kpm_share", Unit::percent, half_year_ends},
    OutcomeDefinition{"delivery.stuck_balance_mean", Unit::rupiah, half_year_ends},
    OutcomeDefinition{"delivery.days_to_transaction_mean", Unit::days, ratio},
    OutcomeDefinition{"delivery.days_to_transaction_p50", Unit::days, percentile},
    OutcomeDefinition{"delivery.days_to_transaction_p90", Unit::days, percentile},

    OutcomeDefinition{"complaints.filed", Unit::complaints, sum},
    OutcomeDefinition{"complaints.resolved", Unit::complaints, sum},
    OutcomeDefinition{"complaints.backlog", Unit::complaints, mean},
    OutcomeDefinition{"complaints.backlog_age_mean", Unit::days, ratio},
    OutcomeDefinition{"complaints.wait_mean", Unit::days, ratio},
    OutcomeDefinition{"complaints.wait_p50", Unit::days, percentile},
    OutcomeDefinition{"complaints.wait_p90", Unit::days, percentile},
    OutcomeDefinition{"complaints.wait_p95", Unit::days, percentile},
    OutcomeDefinition{"complaints.within_service_level", Unit::percent, ratio},
    OutcomeDefinition{"complaints.escalated", Unit::complaints, sum},

    OutcomeDefinition{"complaints.information.filed", Unit::complaints, sum},
    OutcomeDefinition{"complaints.information.resolved", Unit::complaints, sum},
    OutcomeDefinition{"complaints.information.backlog", Unit::complaints, mean},
    OutcomeDefinition{"complaints.information.backlog_age_mean", Unit::days, ratio},
    OutcomeDefinition{"complaints.information.wait_mean", Unit::days, ratio},
    OutcomeDefinition{"complaints.information.wait_p50", Unit::days, percentile},
    OutcomeDefinition{"complaints.information.wait_p90", Unit::days, percentile},
    OutcomeDefinition{"complaints.information.wait_p95", Unit::days, percentile},
    OutcomeDefinition{"complaints.information.within_service_level", Unit::percent, ratio},
    OutcomeDefinition{"complaints.information.escalated", Unit::complaints, sum},

    OutcomeDefinition{"complaints.no_field_check.filed", Unit::complaints, sum},
    OutcomeDefinition{"complaints.no_field_check.resolved", Unit::complaints, sum},
    OutcomeDefinition{"complaints.no_field_check.backlog", Unit::complaints, mean},
    OutcomeDefinition{"complaints.no_field_check.backlog_age_mean", Unit::days, ratio},
    OutcomeDefinition{"complaints.no_field_check.wait_mean", Unit::days, ratio},
    OutcomeDefinition{"complaints.no_field_check.wait_p50", Unit::days, percentile},
    OutcomeDefinition{"complaints.no_field_check.wait_p90", Unit::days, percentile},
    OutcomeDefinition{"complaints.no_field_check.wait_p95", Unit::days, percentile},
    OutcomeDefinition{"complaints.no_field_check.within_service_level", Unit::percent, ratio},
    OutcomeDefinition{"complaints.no_field_check.escalated", Unit::complaints, sum},

    OutcomeDefinition{"complaints.field_check.filed", Unit::complaints, sum},
    OutcomeDefinition{"complaints.field_check.resolved", Unit::complaints, sum},
    OutcomeDefinition{"complaints.field_check.backlog", Unit::complaints, mean},
    OutcomeDefinition{"complaints.field_check.backlog_age_mean", Unit::days, ratio},
    OutcomeDefinition{"complaints.field_check.wait_mean", Unit::days, ratio},
    OutcomeDefinition{"complaints.field_check.wait_p50", Unit::days, percentile},
    OutcomeDefinition{"complaints.field_check.wait_p90", Unit::days, percentile},
    OutcomeDefinition{"complaints.field_check.wait_p95", Unit::days, percentile},
    OutcomeDefinition{"complaints.field_check.within_service_level", Unit::percent, ratio},
    OutcomeDefinition{"complaints.field_check.escalated", Unit::complaints, sum},

    OutcomeDefinition{"complaints.tksk.filed", Unit::complaints, sum},
    OutcomeDefinition{"complaints.tksk.wait_mean", Unit::days, ratio},
    OutcomeDefinition{"complaints.tksk.wait_p50", Unit::days, percentile},
    OutcomeDefinition{"complaints.tksk.wait_p90", Unit::days, percentile},
    OutcomeDefinition{"complaints.tksk.wait_p95", Unit::days, percentile},
    OutcomeDefinition{"complaints.tksk.within_service_level", Unit::percent, ratio},

    OutcomeDefinition{"casework.follow_up.opened", Unit::cases, sum},
    OutcomeDefinition{"casework.follow_up.done", Unit::cases, sum},
    OutcomeDefinition{"casework.follow_up.backlog", Unit::cases, mean},
    OutcomeDefinition{"casework.follow_up.wait_mean", Unit::days, ratio},

    OutcomeDefinition{"tksk.in_post", Unit::tksk, mean},
    OutcomeDefinition{"tksk.workload", Unit::ratio, ratio},
    OutcomeDefinition{"tksk.utilisation", Unit::ratio, ratio},
    OutcomeDefinition{"tksk.hours_from_other_duties", Unit::hours, sum},

    OutcomeDefinition{"targeting.coverage", Unit::percent, ratio},
    OutcomeDefinition{"targeting.exclusion_error", Unit::percent, ratio},
    OutcomeDefinition{"targeting.inclusion_error", Unit::percent, ratio},

    OutcomeDefinition{"poverty.poor_persons", Unit::persons, mean},
    OutcomeDefinition{"poverty.poor_households", Unit::households, mean},
    OutcomeDefinition{"poverty.headcount_rate", Unit::percent, mean},
    OutcomeDefinition{"poverty.gap", Unit::percent, mean},
    OutcomeDefinition{"poverty.poor_persons_without_aid", Unit::persons, mean},
    OutcomeDefinition{"poverty.poor_persons_if_all_transacted", Unit::persons, mean},
    OutcomeDefinition{"poverty.lifted_by_aid", Unit::persons, mean},
    OutcomeDefinition{"poverty.kept_poor_by_failed_delivery", Unit::persons, mean},

    OutcomeDefinition{"cost.total", Unit::rupiah, sum},
    OutcomeDefinition{"cost.apbn", Unit::rupiah, sum},
    OutcomeDefinition{"cost.apbd", Unit::rupiah, sum},
};

constexpr std::array<std::string_view, 11> unit_texts{"IDR",  "KPM", "persons", "households", "complaints", "cases",
                                                      "days", "%",   "1",       "TKSK",       "hours"};

}  // namespace

std::span<const OutcomeDefinition> outcome_catalogue() {
  return catalogue;
}

std::optional<std::size_t> find_outcome(std::string_view name) {
  const auto* const found =
      std::find_if(catalogue.begin(), catalogue.end(), [&](const OutcomeDefinition& o) { return o.name == name; });
  if (found == catalogue.end()) return std::nullopt;
  return static_cast<std::size_t>(found - catalogue.begin());
}

std::string_view unit_text(OutcomeUnit unit) {
  return unit_texts[static_cast<std::size_t>(unit)];
}

}  // namespace timbang
