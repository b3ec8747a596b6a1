#include "outcomes/catalogue/outcome_catalogue.hpp"

#include <catch2/catch.hpp>
#include <map>
#include <set>
#include <string>
#include <vector>

using namespace timbang;

TEST_CASE("every outcome has a unique name and is found by it") {
  std::set<std::string_view> names;
  for (std::size_t i = 0; i < outcome_catalogue().size(); ++i) {
    const std::string_view name = outcome_catalogue()[i].name;
    CHECK(names.insert(name).second);
    CHECK(find_outcome(name) == i);
  }
  CHECK_FALSE(find_outcome("delivery.nothing").has_value());
  CHECK_FALSE(find_outcome("").has_value());
}

namespace {

/// The fixed names of outcomes (ODD "Annex C. Outputs" has the groups), and of the causes, kinds and lines that they
/// are told apart by.
const std::map<std::string, std::vector<std::string>> promised{
    {"delivery.",
     {"credited", "transacted", "outstanding", "returned_to_treasury", "kpm_paid", "kpm_not_transacted",
      "stuck_kpm_share", "stuck_balance_mean", "days_to_transaction_mean", "days_to_transaction_p50",
      "days_to_transaction_p90", "families_reached"}},
    {"delivery.kpm_not_transacted.", {"uninformed", "card", "wrong_data", "died", "moved", "no_obstacle"}},
    {"casework.", {"done", "follow_up.without_staff"}},
    {"tksk.",
     {"in_post", "vacancy_days", "hours_arrived", "hours_available", "workload", "utilisation",
      "hours_from_other_duties"}},
    {"tksk.minutes.", {"complaints", "follow_up", "verification", "socialisation", "monitoring"}},
    {"first_line.", {"hours"}},
    {"dinsos.", {"hours"}},
    {"targeting.", {"coverage", "exclusion_error", "inclusion_error", "waiting_list"}},
    {"targeting.exclusion.", {"not_proposed", "in_verification", "waiting_list", "rejected", "lost_place"}},
    {"poverty.",
     {"poor_persons", "poor_households", "headcount_rate", "gap", "severity", "poor_persons_without_aid",
      "poor_persons_if_all_transacted", "poor_persons_cash_basis", "lifted_by_aid", "kept_poor_by_failed_delivery",
      "kept_poor_without_place"}},
    {"use.", {"extra_food_spending", "checks", "non_food_use_found"}},
    {"cost.",
     {"total", "apbn", "provinsi", "apbd", "one_off", "per_case", "per_rupiah_delivered", "per_family_reached",
      "per_person_lifted"}},
    {"cost.line.",
     {"tali_asih", "provincial_top_up", "top_up", "transport", "phone", "insurance", "supervision", "first_line",
      "training"}},
    {"equity.", {"longest_kecamatan_wait", "worst_to_best_wait", "gini_of_waits"}},
};
const std::vector<std::string> of_complaints{"filed",     "resolved", "given_up", "backlog",  "backlog_age_mean",
                                             "wait_mean", "wait_p50", "wait_p90", "wait_p95", "within_service_level",
                                             "escalated", "repeated"};

std::set<std::string> promised_names() {
  std::set<std::string> names;
  for (const auto& [prefix, endings] : promised) {
    for (const std::string& ending : endings) names.insert(prefix + ending);
  }
  for (const char* group : {"", "information.", "no_field_check.", "field_check.", "tksk."}) {
    const std::string prefix = std::string("complaints.") + group;
    for (const std::string& ending : of_complaints) names.insert(prefix + ending);
    if (prefix != "complaints.tksk.") names.insert(prefix + "unvoiced");
  }
  for (const char* kind : {"follow_up", "verification", "socialisation", "monitoring"}) {
    for (const char* ending : {"opened", "done", "backlog", "wait_mean"}) {
      names.insert(std::string("casework.") + kind + "." + ending);
    }
  }
  return names;
}

}  // namespace

TEST_CASE("the catalogue has exactly the documented outcomes") {
  std::set<std::string> names;
  for (const OutcomeDefinition& outcome : outcome_catalogue()) names.emplace(outcome.name);
  CHECK(names == promised_names());
}

TEST_CASE("only ratios of means name a numerator and a denominator, which are not ratios themselves") {
  for (const OutcomeDefinition& each : outcome_catalogue()) {
    CAPTURE(each.name);
    CHECK(each.quotient.has_value() == (each.pooling == Pooling::ratio_of_means));
    if (!each.quotient) continue;
    CHECK_FALSE(outcome_at(each.quotient->numerator).quotient.has_value());
    CHECK_FALSE(outcome_at(each.quotient->denominator).quotient.has_value());
  }
}

TEST_CASE("constants of complaints stand for the outcome of their class and measure") {
  using enum ComplaintMeasure;
  CHECK(outcome_name(outcome::complaints_wait_p90) == "complaints.wait_p90");
  CHECK(outcome_name(outcome::complaints(ComplaintClass::information, filed)) == "complaints.information.filed");
  CHECK(outcome_name(outcome::complaints(ComplaintClass::field_check, repeated)) == "complaints.field_check.repeated");
  // The group of the TKSK lacks one measure, after which positions move up by one.
  CHECK(outcome_name(outcome::complaints(ComplaintGroup::tksk, given_up)) == "complaints.tksk.given_up");
  CHECK(outcome_name(outcome::complaints(ComplaintGroup::tksk, backlog)) == "complaints.tksk.backlog");
  CHECK(outcome_name(outcome::complaints_last) == "complaints.tksk.repeated");
  CHECK_THROWS_AS(outcome::complaints(ComplaintGroup::tksk, unvoiced), CheckFailed);
}

TEST_CASE("what is counted over households after a run, and what is divided by it, needs the welfare report") {
  for (const OutcomeDefinition& each : outcome_catalogue()) {
    CAPTURE(each.name);
    const bool is_of_households = each.name.rfind("poverty.", 0) == 0 || each.name.rfind("targeting.", 0) == 0;
    CHECK(each.needs_welfare == (is_of_households || each.name == "cost.per_person_lifted"));
  }
}

TEST_CASE("units are written as they appear in tables") {
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
  CHECK(unit_text(OutcomeUnit::minutes) == "minutes");
  CHECK(unit_text(OutcomeUnit::sessions) == "sessions");
  CHECK(unit_text(OutcomeUnit::checks) == "checks");
}
