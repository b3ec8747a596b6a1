#include "outcomes/catalogue/outcome_catalogue.hpp"

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
    OutcomeDefinition{"delivery.families_reached", Unit::families, pooled},
    OutcomeDefinition{"delivery.kpm_not_transacted", Unit::families, sum},
    OutcomeDefinition{"delivery.kpm_not_transacted.uninformed", Unit::families, sum},
    OutcomeDefinition{"delivery.kpm_not_transacted.card", Unit::families, sum},
    OutcomeDefinition{"delivery.kpm_not_transacted.wrong_data", Unit::families, sum},
    OutcomeDefinition{"delivery.kpm_not_transacted.died", Unit::families, sum},
    OutcomeDefinition{"delivery.kpm_not_transacted.moved", Unit::families, sum},
    OutcomeDefinition{"delivery.kpm_not_transacted.no_obstacle", Unit::families, sum},
    OutcomeDefinition{"delivery.stuck_kpm_share", Unit::percent, half_year_ends},
    OutcomeDefinition{"delivery.stuck_balance_mean", Unit::rupiah, half_year_ends},
    OutcomeDefinition{"delivery.days_to_transaction_mean", Unit::days, ratio},
    OutcomeDefinition{"delivery.days_to_transaction_p50", Unit::days, percentile},
    OutcomeDefinition{"delivery.days_to_transaction_p90", Unit::days, percentile},

    OutcomeDefinition{"complaints.filed", Unit::complaints, sum},
    OutcomeDefinition{"complaints.resolved", Unit::complaints, sum},
    OutcomeDefinition{"complaints.given_up", Unit::complaints, sum},
    OutcomeDefinition{"complaints.unvoiced", Unit::complaints, sum},
    OutcomeDefinition{"complaints.backlog", Unit::complaints, mean},
    OutcomeDefinition{"complaints.backlog_age_mean", Unit::days, ratio},
    OutcomeDefinition{"complaints.wait_mean", Unit::days, ratio},
    OutcomeDefinition{"complaints.wait_p50", Unit::days, percentile},
    OutcomeDefinition{"complaints.wait_p90", Unit::days, percentile},
    OutcomeDefinition{"complaints.wait_p95", Unit::days, percentile},
    OutcomeDefinition{"complaints.within_service_level", Unit::percent, ratio},
    OutcomeDefinition{"complaints.escalated", Unit::complaints, sum},
    OutcomeDefinition{"complaints.repeated", Unit::complaints, sum},

    OutcomeDefinition{"complaints.information.filed", Unit::complaints, sum},
    OutcomeDefinition{"complaints.information.resolved", Unit::complaints, sum},
    OutcomeDefinition{"complaints.information.given_up", Unit::complaints, sum},
    OutcomeDefinition{"complaints.information.unvoiced", Unit::complaints, sum},
    OutcomeDefinition{"complaints.information.backlog", Unit::complaints, mean},
    OutcomeDefinition{"complaints.information.backlog_age_mean", Unit::days, ratio},
    OutcomeDefinition{"complaints.information.wait_mean", Unit::days, ratio},
    OutcomeDefinition{"complaints.information.wait_p50", Unit::days, percentile},
    OutcomeDefinition{"complaints.information.wait_p90", Unit::days, percentile},
    OutcomeDefinition{"complaints.information.wait_p95", Unit::days, percentile},
    OutcomeDefinition{"complaints.information.within_service_level", Unit::percent, ratio},
    OutcomeDefinition{"complaints.information.escalated", Unit::complaints, sum},
    OutcomeDefinition{"complaints.information.repeated", Unit::complaints, sum},

    OutcomeDefinition{"complaints.no_field_check.filed", Unit::complaints, sum},
    OutcomeDefinition{"complaints.no_field_check.resolved", Unit::complaints, sum},
    OutcomeDefinition{"complaints.no_field_check.given_up", Unit::complaints, sum},
    OutcomeDefinition{"complaints.no_field_check.unvoiced", Unit::complaints, sum},
    OutcomeDefinition{"complaints.no_field_check.backlog", Unit::complaints, mean},
    OutcomeDefinition{"complaints.no_field_check.backlog_age_mean", Unit::days, ratio},
    OutcomeDefinition{"complaints.no_field_check.wait_mean", Unit::days, ratio},
    OutcomeDefinition{"complaints.no_field_check.wait_p50", Unit::days, percentile},
    OutcomeDefinition{"complaints.no_field_check.wait_p90", Unit::days, percentile},
    OutcomeDefinition{"complaints.no_field_check.wait_p95", Unit::days, percentile},
    OutcomeDefinition{"complaints.no_field_check.within_service_level", Unit::percent, ratio},
    OutcomeDefinition{"complaints.no_field_check.escalated", Unit::complaints, sum},
    OutcomeDefinition{"complaints.no_field_check.repeated", Unit::complaints, sum},

    OutcomeDefinition{"complaints.field_check.filed", Unit::complaints, sum},
    OutcomeDefinition{"complaints.field_check.resolved", Unit::complaints, sum},
    OutcomeDefinition{"complaints.field_check.given_up", Unit::complaints, sum},
    OutcomeDefinition{"complaints.field_check.unvoiced", Unit::complaints, sum},
    OutcomeDefinition{"complaints.field_check.backlog", Unit::complaints, mean},
    OutcomeDefinition{"complaints.field_check.backlog_age_mean", Unit::days, ratio},
    OutcomeDefinition{"complaints.field_check.wait_mean", Unit::days, ratio},
    OutcomeDefinition{"complaints.field_check.wait_p50", Unit::days, percentile},
    OutcomeDefinition{"complaints.field_check.wait_p90", Unit::days, percentile},
    OutcomeDefinition{"complaints.field_check.wait_p95", Unit::days, percentile},
    OutcomeDefinition{"complaints.field_check.within_service_level", Unit::percent, ratio},
    OutcomeDefinition{"complaints.field_check.escalated", Unit::complaints, sum},
    OutcomeDefinition{"complaints.field_check.repeated", Unit::complaints, sum},

    OutcomeDefinition{"complaints.tksk.filed", Unit::complaints, sum},
    OutcomeDefinition{"complaints.tksk.resolved", Unit::complaints, sum},
    OutcomeDefinition{"complaints.tksk.given_up", Unit::complaints, sum},
    OutcomeDefinition{"complaints.tksk.backlog", Unit::complaints, mean},
    OutcomeDefinition{"complaints.tksk.backlog_age_mean", Unit::days, ratio},
    OutcomeDefinition{"complaints.tksk.wait_mean", Unit::days, ratio},
    OutcomeDefinition{"complaints.tksk.wait_p50", Unit::days, percentile},
    OutcomeDefinition{"complaints.tksk.wait_p90", Unit::days, percentile},
    OutcomeDefinition{"complaints.tksk.wait_p95", Unit::days, percentile},
    OutcomeDefinition{"complaints.tksk.within_service_level", Unit::percent, ratio},
    OutcomeDefinition{"complaints.tksk.escalated", Unit::complaints, sum},
    OutcomeDefinition{"complaints.tksk.repeated", Unit::complaints, sum},

    OutcomeDefinition{"casework.done", Unit::cases, sum},
    OutcomeDefinition{"casework.follow_up.opened", Unit::cases, sum},
    OutcomeDefinition{"casework.follow_up.done", Unit::cases, sum},
    OutcomeDefinition{"casework.follow_up.backlog", Unit::cases, mean},
    OutcomeDefinition{"casework.follow_up.wait_mean", Unit::days, ratio},

    OutcomeDefinition{"casework.verification.opened", Unit::cases, sum},
    OutcomeDefinition{"casework.verification.done", Unit::cases, sum},
    OutcomeDefinition{"casework.verification.backlog", Unit::cases, mean},
    OutcomeDefinition{"casework.verification.wait_mean", Unit::days, ratio},

    OutcomeDefinition{"casework.socialisation.opened", Unit::sessions, sum},
    OutcomeDefinition{"casework.socialisation.done", Unit::sessions, sum},
    OutcomeDefinition{"casework.socialisation.backlog", Unit::sessions, mean},
    OutcomeDefinition{"casework.socialisation.wait_mean", Unit::days, ratio},

    OutcomeDefinition{"casework.monitoring.opened", Unit::checks, sum},
    OutcomeDefinition{"casework.monitoring.done", Unit::checks, sum},
    OutcomeDefinition{"casework.monitoring.backlog", Unit::checks, mean},
    OutcomeDefinition{"casework.monitoring.wait_mean", Unit::days, ratio},

    OutcomeDefinition{"tksk.in_post", Unit::tksk, mean},
    OutcomeDefinition{"tksk.vacancy_days", Unit::days, sum},
    OutcomeDefinition{"tksk.workload", Unit::ratio, ratio},
    OutcomeDefinition{"tksk.utilisation", Unit::ratio, ratio},
    OutcomeDefinition{"tksk.minutes.complaints", Unit::minutes, sum},
    OutcomeDefinition{"tksk.minutes.follow_up", Unit::minutes, sum},
    OutcomeDefinition{"tksk.minutes.verification", Unit::minutes, sum},
    OutcomeDefinition{"tksk.minutes.socialisation", Unit::minutes, sum},
    OutcomeDefinition{"tksk.minutes.monitoring", Unit::minutes, sum},
    OutcomeDefinition{"tksk.hours_from_other_duties", Unit::hours, sum},

    OutcomeDefinition{"first_line.hours", Unit::hours, sum},
    OutcomeDefinition{"dinsos.hours", Unit::hours, sum},

    OutcomeDefinition{"targeting.coverage", Unit::percent, ratio},
    OutcomeDefinition{"targeting.exclusion_error", Unit::percent, ratio},
    OutcomeDefinition{"targeting.exclusion.not_proposed", Unit::percent, ratio},
    OutcomeDefinition{"targeting.exclusion.in_verification", Unit::percent, ratio},
    OutcomeDefinition{"targeting.exclusion.waiting_list", Unit::percent, ratio},
    OutcomeDefinition{"targeting.exclusion.rejected", Unit::percent, ratio},
    OutcomeDefinition{"targeting.exclusion.lost_place", Unit::percent, ratio},
    OutcomeDefinition{"targeting.inclusion_error", Unit::percent, ratio},
    OutcomeDefinition{"targeting.waiting_list", Unit::households, mean},

    OutcomeDefinition{"poverty.poor_persons", Unit::persons, mean},
    OutcomeDefinition{"poverty.poor_households", Unit::households, mean},
    OutcomeDefinition{"poverty.headcount_rate", Unit::percent, mean},
    OutcomeDefinition{"poverty.gap", Unit::percent, mean},
    OutcomeDefinition{"poverty.severity", Unit::percent, mean},
    OutcomeDefinition{"poverty.poor_persons_without_aid", Unit::persons, mean},
    OutcomeDefinition{"poverty.poor_persons_if_all_transacted", Unit::persons, mean},
    OutcomeDefinition{"poverty.poor_persons_cash_basis", Unit::persons, mean},
    OutcomeDefinition{"poverty.lifted_by_aid", Unit::persons, mean},
    OutcomeDefinition{"poverty.kept_poor_by_failed_delivery", Unit::persons, mean},

    OutcomeDefinition{"use.extra_food_spending", Unit::rupiah, sum},
    OutcomeDefinition{"use.checks", Unit::checks, sum},
    OutcomeDefinition{"use.non_food_use_found", Unit::checks, sum},

    OutcomeDefinition{"cost.total", Unit::rupiah, sum},
    OutcomeDefinition{"cost.apbn", Unit::rupiah, sum},
    OutcomeDefinition{"cost.provinsi", Unit::rupiah, sum},
    OutcomeDefinition{"cost.apbd", Unit::rupiah, sum},
    OutcomeDefinition{"cost.one_off", Unit::rupiah, sum},
    OutcomeDefinition{"cost.line.tali_asih", Unit::rupiah, sum},
    OutcomeDefinition{"cost.line.provincial_top_up", Unit::rupiah, sum},
    OutcomeDefinition{"cost.line.top_up", Unit::rupiah, sum},
    OutcomeDefinition{"cost.line.transport", Unit::rupiah, sum},
    OutcomeDefinition{"cost.line.phone", Unit::rupiah, sum},
    OutcomeDefinition{"cost.line.insurance", Unit::rupiah, sum},
    OutcomeDefinition{"cost.line.supervision", Unit::rupiah, sum},
    OutcomeDefinition{"cost.line.first_line", Unit::rupiah, sum},
    OutcomeDefinition{"cost.line.training", Unit::rupiah, sum},
    OutcomeDefinition{"cost.per_case", Unit::rupiah, ratio_of_means, "cost.total", "casework.done"},
    OutcomeDefinition{"cost.per_rupiah_delivered", Unit::ratio, ratio_of_means, "cost.total", "delivery.transacted"},
    OutcomeDefinition{"cost.per_family_reached", Unit::rupiah, ratio_of_means, "cost.total",
                      "delivery.families_reached"},
    OutcomeDefinition{"cost.per_person_lifted", Unit::rupiah, ratio_of_means, "cost.total", "poverty.lifted_by_aid"},

    OutcomeDefinition{"equity.longest_kecamatan_wait", Unit::days, pooled},
    OutcomeDefinition{"equity.worst_to_best_wait", Unit::ratio, pooled},
    OutcomeDefinition{"equity.gini_of_waits", Unit::ratio, pooled},
};

constexpr std::array<std::string_view, 14> unit_texts{"IDR",   "KPM",     "persons",  "households", "complaints",
                                                      "cases", "days",    "%",        "1",          "TKSK",
                                                      "hours", "minutes", "sessions", "checks"};

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
