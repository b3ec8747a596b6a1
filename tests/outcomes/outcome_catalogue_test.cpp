#include "outcomes/outcome_catalogue.hpp"

#include <catch2/catch.hpp>
#include <set>
#include <string>

using namespace timbang;

TEST_CASE("every outcome has a name of its own and is found by it") {
  std::set<std::string_view> names;
  for (std::size_t i = 0; i < outcome_catalogue().size(); ++i) {
    const std::string_view name = outcome_catalogue()[i].name;
    CHECK(names.insert(name).second);
    CHECK(find_outcome(name) == i);
  }
  CHECK_FALSE(find_outcome("delivery.nothing").has_value());
  CHECK_FALSE(find_outcome("").has_value());
}

TEST_CASE("the outcomes that this version promises are in the catalogue") {
  for (const char* name : {"delivery.credited",
                           "delivery.transacted",
                           "delivery.outstanding",
                           "delivery.returned_to_treasury",
                           "delivery.kpm_paid",
                           "delivery.kpm_not_transacted",
                           "delivery.stuck_kpm_share",
                           "delivery.stuck_balance_mean",
                           "delivery.days_to_transaction_mean",
                           "delivery.days_to_transaction_p50",
                           "delivery.days_to_transaction_p90",
                           "casework.follow_up.opened",
                           "casework.follow_up.done",
                           "casework.follow_up.backlog",
                           "casework.follow_up.wait_mean",
                           "tksk.in_post",
                           "tksk.workload",
                           "tksk.utilisation",
                           "tksk.hours_from_other_duties",
                           "targeting.coverage",
                           "targeting.exclusion_error",
                           "targeting.inclusion_error",
                           "poverty.poor_persons",
                           "poverty.poor_households",
                           "poverty.headcount_rate",
                           "poverty.gap",
                           "poverty.poor_persons_without_aid",
                           "poverty.poor_persons_if_all_transacted",
                           "poverty.lifted_by_aid",
                           "poverty.kept_poor_by_failed_delivery",
                           "cost.total",
                           "cost.apbn",
                           "cost.apbd"}) {
    CHECK(find_outcome(name).has_value());
  }
  for (const std::string prefix :
       {"complaints.", "complaints.information.", "complaints.no_field_check.", "complaints.field_check."}) {
    for (const char* name : {"filed", "resolved", "backlog", "backlog_age_mean", "wait_mean", "wait_p50", "wait_p90",
                             "wait_p95", "within_service_level", "escalated"}) {
      CHECK(find_outcome(prefix + name).has_value());
    }
  }
}

TEST_CASE("a ratio of means names two outcomes that are none themselves, other outcomes name nothing") {
  for (const OutcomeDefinition& each : outcome_catalogue()) {
    CAPTURE(each.name);
    const bool is_quotient = each.pooling == Pooling::ratio_of_means;
    CHECK(each.numerator.empty() == !is_quotient);
    CHECK(each.denominator.empty() == !is_quotient);
    for (const std::string_view term : {each.numerator, each.denominator}) {
      if (!is_quotient) continue;
      const auto index = find_outcome(term);
      REQUIRE(index.has_value());
      CHECK(outcome_catalogue()[*index].pooling != Pooling::ratio_of_means);
    }
  }
}

TEST_CASE("units are written as in tables") {
  CHECK(unit_text(OutcomeUnit::rupiah) == "IDR");
  CHECK(unit_text(OutcomeUnit::families) == "KPM");
  CHECK(unit_text(OutcomeUnit::persons) == "persons");
  CHECK(unit_text(OutcomeUnit::households) == "households");
  CHECK(unit_text(OutcomeUnit::complaints) == "complaints");
  CHECK(unit_text(OutcomeUnit::cases) == "cases");
  CHECK(unit_text(OutcomeUnit::days) == "days");
  CHECK(unit_text(OutcomeUnit::percent) == "%");
  CHECK(unit_text(OutcomeUnit::ratio) == "1");
  CHECK(unit_text(OutcomeUnit::tksk) == "TKSK");
  CHECK(unit_text(OutcomeUnit::hours) == "hours");
}
