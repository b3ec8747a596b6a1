#include "scenario/plans/decision_reader.hpp"

#include <algorithm>
#include <cmath>

#include "base/ranges.hpp"
#include "scenario/parameters/input_limits.hpp"
#include "scenario/parameters/slots.hpp"
#include "scenario/plans/value_reader.hpp"
#include "scenario/reading/plan_entry.hpp"
#include "text/number_text.hpp"

namespace timbang::reading {
namespace {

class DecisionReader {
 public:
  DecisionReader(const DocumentNode& node, const ScenarioSource* source, Findings& findings)
      : node_(node),
        source_(source),
        findings_(findings),
        top_(node, "decide",
             {"allocate", "limits", "settings", "targets", "indifference", "error", "budget", "value", "smallest_lead",
              "runs", "member_replications", "flip_points"},
             findings) {}

  DecisionPlan read() {
    const std::string allocate = top_.required_text("allocate");
    if (!allocate.empty() && allocate != tksk_path) top_.report_unknown_word("allocate", {std::string(tksk_path)});
    if (top_.has("settings")) plan_.settings = top_.settings("settings");
    read_scenario();
    read_limits();
    if (const auto* targets = node_.find("targets")) {
      for_each_map(targets->value, "decide.targets", findings_, [this](const DocumentNode& map) { read_target(map); });
    }
    read_promise();
    const auto* budget = node_.find("budget");
    if (budget != nullptr && check_map(budget->value, "decide.budget", findings_)) read_budget(budget->value);
    read_values();
    read_effort();
    return std::move(plan_);
  }

 private:
  /// What the scenario says about staff; its problems under these settings are told where the settings stand.
  void read_scenario() {
    if (source_ == nullptr) return;
    try {
      scenario_ = source_->with(plan_.settings, {});
    } catch (const ScenarioError& error) {
      for (const Problem& problem : error.problems()) {
        findings_.add(problem.id, node_.find("settings")->value.mark, problem.path, problem.arguments);
      }
      return;
    }
    const StaffingParameters& staffing = scenario_->in_force(scenario_->period.policy_start).staffing;
    for (const double tksk : staffing.tksk_per_kecamatan) {
      // Staff is counted in persons.
      plan_.present.push_back(static_cast<std::uint32_t>(std::lround(tksk)));
    }
    for (const Kecamatan& kecamatan : scenario_->kecamatan) names_.push_back(kecamatan.name);
    // Other rules would move what is allocated.
    if (staffing.kpm_per_tksk > 0 || staffing.extra_tksk > 0) top_.report("staff_by_other_rules", "allocate");
  }

  /// `least` and `most` of every kecamatan, and a kecamatan's own by its name.
  void read_limits() {
    const bool has_targets = node_.find("targets") != nullptr;
    for (const std::uint32_t present : plan_.present) {
      // A budget is for more staff; targets may be met by less.
      plan_.limits.push_back({has_targets ? 0 : present, std::max(StaffLimits{}.most, present)});
    }
    const auto* limits = node_.find("limits");
    if (limits == nullptr) return;
    if (!check_map(limits->value, "decide.limits", findings_)) return;
    std::vector<std::string> keys{"least", "most"};
    keys.insert(keys.end(), names_.begin(), names_.end());
    if (scenario_) read_limits_of(limits->value, keys);
  }

  void read_limits_of(const DocumentNode& map, const std::vector<std::string>& keys) {
    PlanEntry entry(map, "decide.limits", keys, findings_);
    // The kecamatan's own limits over those for all.
    for (std::size_t k = 0; k < names_.size(); ++k) {
      plan_.limits[k] = limits_in(entry, plan_.limits[k]);
      const auto* own = map.find(names_[k]);
      if (own == nullptr) continue;
      const std::string path = join_path("decide.limits", names_[k]);
      if (!check_map(own->value, path, findings_)) continue;
      PlanEntry own_entry(own->value, path, {"least", "most"}, findings_);
      plan_.limits[k] = limits_in(own_entry, plan_.limits[k]);
    }
  }

  StaffLimits limits_in(PlanEntry& entry, StaffLimits limits) {
    // The search looks at every number up to the most.
    constexpr std::uint64_t most = most_tksk_decided;
    limits.least = static_cast<std::uint32_t>(entry.natural("least", 0, most).value_or(limits.least));
    limits.most = static_cast<std::uint32_t>(entry.natural("most", 0, most).value_or(limits.most));
    if (limits.least > limits.most) {
      entry.report("range_order", entry.has("most") ? "most" : "least",
                   {{"low", std::to_string(limits.least)}, {"high", std::to_string(limits.most)}});
    }
    return limits;
  }

  void read_target(const DocumentNode& node) {
    PlanEntry entry(node, "decide.targets", {"outcome", "at_least", "at_most", "where", "probability"}, findings_);
    DecisionTarget target;
    target.outcome = entry.required_text("outcome");
    const auto* outcome = node.find("outcome");
    target.place = place_of(outcome == nullptr ? node.mark : outcome->value.mark);
    target.is_at_least = entry.has("at_least");
    if (entry.has("at_least") == entry.has("at_most")) entry.report("target_one_limit", "");
    target.limit = entry.number(target.is_at_least ? "at_least" : "at_most").value_or(0);
    target.where = entry.has("where") ? entry.text("where") : every_kecamatan;
    std::vector<std::string> places{every_kecamatan, "city"};
    places.insert(places.end(), names_.begin(), names_.end());
    if (scenario_ && !contains(places, target.where)) {
      entry.report_unknown_word("where", places);
    }
    read_probability(entry);
    plan_.targets.push_back(std::move(target));
  }

  /// All targets are met together with one probability.
  void read_probability(PlanEntry& entry) {
    const auto probability = entry.number("probability");
    if (!probability) return;
    if (probability_ && *probability != *probability_) entry.report("targets_of_two_probabilities", "probability");
    probability_ = probability;
    plan_.probability = *probability;
  }

  void read_promise() {
    plan_.indifference = top_.number("indifference").value_or(plan_.indifference);
    plan_.error = top_.number("error").value_or(plan_.error);
    // The zone has to lie between 0 and 1 (feasibility.cpp).
    const bool is_zone = plan_.indifference > 0 && plan_.probability - plan_.indifference > 0 &&
                         plan_.probability + plan_.indifference < 1;
    if (!plan_.targets.empty() && !is_zone) top_.report("zone_beyond_chances", "indifference");
    if (!(plan_.error > 0 && plan_.error < 0.5)) top_.report("error_out_of_range", "error");
  }

  void read_budget(const DocumentNode& node) {
    PlanEntry entry(node, "decide.budget", {"amount", "payer", "start", "authority"}, findings_);
    DecisionBudget budget;
    budget.rupiah = entry.required_number("amount");
    if (budget.rupiah < 0 || budget.rupiah > most_rupiah) {
      entry.report("budget_out_of_range", "amount",
                   {{"found", number_text(budget.rupiah)}, {"most", number_text(most_rupiah)}});
    }
    const std::string payer = entry.required_text("payer");
    if (const auto found = find_payer(payer)) {
      budget.payer = *found;
    } else if (!payer.empty()) {
      entry.report_unknown_word("payer", {"apbn", "provinsi", "apbd"});
    }
    if (scenario_) budget.start = scenario_->period.policy_start;
    const std::string start = entry.text("start");
    const auto date = Date::parse(start);
    if (!start.empty() && !date) entry.report("not_a_date", "start", {{"found", start}});
    if (date) budget.start = *date;
    budget.authority = entry.text("authority");
    plan_.budget = budget;
  }

  void read_values() {
    const auto* value = node_.find("value");
    if (value == nullptr) return;
    plan_.values = reading::read_values(value->value, "decide.value", findings_);
    // Without it a search could not tell when two plans are as good.
    if (!top_.has("smallest_lead")) top_.report("word_missing", "smallest_lead");
  }

  void read_effort() {
    if (const auto lead = top_.number("smallest_lead")) {
      if (*lead <= 0)
        top_.report("not_positive", "smallest_lead", {{"found", node_.find("smallest_lead")->value.text}});
      plan_.smallest_lead = *lead;
    }
    const auto runs = top_.natural("runs", 1, most_runs_allowed);
    plan_.most_runs = static_cast<std::uint32_t>(runs.value_or(plan_.most_runs));
    const auto members = top_.natural("member_replications", 1, most_member_replications);
    plan_.member_replications = static_cast<std::uint32_t>(members.value_or(plan_.member_replications));
    const auto flips = top_.natural("flip_points", 2, most_flip_points);
    plan_.flip_points = static_cast<std::uint32_t>(flips.value_or(plan_.flip_points));
  }

  const DocumentNode& node_;
  const ScenarioSource* source_;
  Findings& findings_;
  PlanEntry top_;
  DecisionPlan plan_;
  std::optional<Scenario> scenario_;
  std::vector<std::string> names_;  ///< of the kecamatan
  std::optional<double> probability_;
};

}  // namespace

DecisionPlan read_decision(const DocumentNode& node, const ScenarioSource* source, Findings& findings) {
  if (!check_map(node, "decide", findings)) return {};
  return DecisionReader(node, source, findings).read();
}

}  // namespace timbang::reading
