#include "studies/decide/decision.hpp"

#include <algorithm>

#include "base/check.hpp"
#include "base/problem.hpp"
#include "results/store/study_tables.hpp"
#include "scenario/parameters/slots.hpp"
#include "statistics/selection/best_allocation.hpp"
#include "statistics/selection/cheapest_allocation.hpp"
#include "studies/decide/decision_members.hpp"

namespace timbang {

namespace {

constexpr std::size_t most_contenders = 6;
/// The share of all runs that one allocation's test may take.
constexpr std::size_t tests_within_runs = 4;
constexpr std::size_t fewest_trials_of_test = 100;

class Decision {
 public:
  Decision(const DecisionRequest& request, TrialStore& store, const DecisionRuns::Tell& tell, const StopToken& stop)
      : plan_(*request.plan.decision),
        request_(request),
        source_(request.plan.scenario_file),
        scenario_(source_.with(plan_.settings, {})),
        measure_(plan_, scenario_),
        runs_(measure_, request.seed, request.workers, store, tell, stop),
        allocations_(plan_, source_, runs_) {}

  DecisionReport decide() {
    begin_report();
    if (report_.has_targets()) {
      find_cheapest_plan();
    } else {
      find_best_plan();
    }
    const DecisionContext context{plan_, request_.plan.scenario_file, scenario_, source_, request_.seed};
    ask_members(context, runs_, report_);
    name_units();
    draw_flip_surface(context, runs_, report_);
    return std::move(report_);
  }

 private:
  void begin_report() {
    report_.name = request_.plan.name;
    report_.scenario_name = scenario_.name;
    report_.scenario_sha256 = scenario_.values_sha256;
    report_.own_sha256 = source_.with({}, {}).values_sha256;
    report_.seed = request_.seed;
    for (const Kecamatan& kecamatan : scenario_.kecamatan) report_.kecamatan.push_back(kecamatan.name);
    report_.plan = plan_;
    report_.one_tksk = cost_of_one(scenario_);
    for (const StaffLimits& limits : plan_.limits) {
      bounds_.least.push_back(limits.least);
      bounds_.most.push_back(limits.most);
    }
    most_units_ = total_units(bounds_.most);
    if (!plan_.budget) return;
    report_.affordable = affordable_tksk(*plan_.budget, report_.one_tksk);
    most_units_ = std::min(most_units_, total_units(plan_.present) + report_.affordable);
    if (most_units_ >= total_units(bounds_.least)) return;
    throw ScenarioError(
        {{"budget_below_least",
          {request_.plan.file, 0, 0, ""},
          "decide.limits",
          {{"least", std::to_string(total_units(bounds_.least))}, {"most", std::to_string(most_units_)}}}});
  }

  void find_cheapest_plan() {
    CheapestPlan search;
    search.bounds = bounds_;
    search.most_units = most_units_;
    const std::size_t most_trials = std::max(fewest_trials_of_test, plan_.most_runs / tests_within_runs);
    search.question = {plan_.probability, plan_.indifference, plan_.error, most_trials};
    search.most_runs = plan_.most_runs;
    const CheapestAllocation found = find_cheapest(search, allocations_);
    report_.search_runs = found.runs;
    report_.is_cut_short = found.is_cut_short;
    report_.error_shared_by = found.tested.size();
    report_.chosen = found.chosen;
    report_.answer = found.answer == CheapestAnswer::chosen ? DecisionAnswer::chosen
                     : found.answer == CheapestAnswer::none ? DecisionAnswer::none
                                                            : DecisionAnswer::undecided;
    for (const TestedAllocation& tested : found.tested)
      report_.plans.push_back(findings_of(tested, found.first_tested));
    if (found.chosen) compare_met(found);
    name_contenders_on(found.path);
  }

  PlanFindings findings_of(const TestedAllocation& tested, std::size_t first) {
    PlanFindings findings;
    findings.tksk = tested.allocation;
    findings.answer = tested.found.answer;
    findings.trials = tested.found.trials;
    findings.met = tested.found.met;
    if (findings.trials == 0) return findings;
    findings.met_by_place.assign(tested.allocation.size(), 0.0);
    for (std::size_t i = 0; i < findings.trials; ++i) {
      const AllocationTrial& trial = allocations_.at(tested.allocation, first + i);
      for (std::size_t place = 0; place < tested.allocation.size(); ++place) {
        const std::vector<double>& margins = trial.margins[place];
        const bool is_met = std::none_of(margins.begin(), margins.end(), [](double margin) { return margin < 0; });
        if (is_met) findings.met_by_place[place] += 1.0 / static_cast<double>(findings.trials);
      }
    }
    return findings;
  }

  /// The chosen plan's share met less that of every other one tested, over the replications that both had.
  void compare_met(const CheapestAllocation& found) {
    const PlanFindings& chosen = report_.plans[*found.chosen];
    for (PlanFindings& other : report_.plans) {
      const std::size_t common = std::min(chosen.trials, other.trials);
      if (common == 0 || &other == &chosen) continue;
      std::vector<double> of_chosen;
      std::vector<double> of_other;
      for (std::size_t i = found.first_tested; i < found.first_tested + common; ++i) {
        of_chosen.push_back(allocations_.at(chosen.tksk, i).meets_targets ? 1 : 0);
        of_other.push_back(allocations_.at(other.tksk, i).meets_targets ? 1 : 0);
      }
      other.less_than_chosen = {paired_difference(of_chosen, of_other).difference};
    }
  }

  /// The present staff, and steps of the path around the choice up to the dearest; without a choice some of all.
  void name_contenders_on(const std::vector<Allocation>& path) {
    if (report_.answer == DecisionAnswer::undecided && !report_.chosen) return;
    const std::size_t last = path.size() - 1;
    std::vector<Allocation> asked{plan_.present, path[last]};
    if (report_.chosen) {
      const Allocation& chosen = report_.plans[*report_.chosen].tksk;
      const std::size_t step = total_units(chosen) - total_units(bounds_.least);
      const std::size_t present = std::min(total_units(plan_.present), total_units(chosen));
      asked.push_back(chosen);
      if (step > 0) asked.push_back(path[step - 1]);
      asked.push_back(path[step - (total_units(chosen) - present) / 2]);
      asked.push_back(path[step + (last - step) / 2]);
    } else {
      asked.push_back(path[last / 2]);
    }
    for (const Allocation& each : asked) add_contender(plan_of(each));
    sort_contenders();
  }

  /// The report's number of a plan; it is added if it is new, without findings.
  std::size_t plan_of(const Allocation& tksk) {
    const auto found = std::find_if(report_.plans.begin(), report_.plans.end(),
                                    [&](const PlanFindings& plan) { return plan.tksk == tksk; });
    if (found != report_.plans.end()) return static_cast<std::size_t>(found - report_.plans.begin());
    PlanFindings added;
    added.tksk = tksk;
    report_.plans.push_back(std::move(added));
    return report_.plans.size() - 1;
  }

  void add_contender(std::size_t plan) {
    const bool is_known = std::any_of(report_.contenders.begin(), report_.contenders.end(),
                                      [&](const ContenderFindings& each) { return each.plan == plan; });
    if (!is_known) report_.contenders.push_back({plan, 0, 0});
  }

  void sort_contenders() {
    std::stable_sort(report_.contenders.begin(), report_.contenders.end(), [&](const auto& a, const auto& b) {
      return total_units(report_.plans[a.plan].tksk) < total_units(report_.plans[b.plan].tksk);
    });
  }

  void find_best_plan() {
    BestPlan search;
    search.bounds = bounds_;
    search.most_units = most_units_;
    search.value_sets = plan_.values.size();
    search.question = {plan_.error, plan_.smallest_lead, 20, plan_.most_runs};
    search.most_runs = plan_.most_runs;
    const BestAllocation found = find_best(search, allocations_);
    report_.search_runs = found.runs;
    for (const Allocation& candidate : found.candidates) report_.plans.push_back({candidate, {}, 0, 0, {}, {}, {}});
    for (const BestChoice& choice : found.choices) report_.chosen_by_value.push_back(choice.best);
    report_.chosen = found.choices.front().best;
    report_.answer = report_.chosen ? DecisionAnswer::chosen : DecisionAnswer::undecided;
    report_.is_cut_short = !report_.chosen;
    for (const BestChoice& choice : found.choices) {
      for (const RankedOption& ranked : choice.ranked) {
        PlanFindings& plan = report_.plans[ranked.option];
        plan.trials = std::max(plan.trials, ranked.trials);
        plan.mean_values.push_back(ranked.mean);
      }
    }
    if (report_.chosen) compare_values(found);
    name_ranked_contenders(found.choices.front());
  }

  void compare_values(const BestAllocation& found) {
    const PlanFindings& chosen = report_.plans[*report_.chosen];
    for (PlanFindings& other : report_.plans) {
      const std::size_t common = std::min(chosen.trials, other.trials);
      if (&other == &chosen) continue;
      for (std::size_t set = 0; set < plan_.values.size(); ++set) {
        std::vector<double> of_chosen;
        std::vector<double> of_other;
        for (std::size_t i = found.first_trial; i < found.first_trial + common; ++i) {
          of_chosen.push_back(allocations_.at(chosen.tksk, i).values[set]);
          of_other.push_back(allocations_.at(other.tksk, i).values[set]);
        }
        other.less_than_chosen.push_back(paired_difference(of_chosen, of_other).difference);
      }
    }
  }

  void name_ranked_contenders(const BestChoice& choice) {
    if (!report_.chosen) return;
    add_contender(plan_of(plan_.present));
    for (const RankedOption& ranked : choice.ranked) {
      if (report_.contenders.size() < most_contenders) add_contender(ranked.option);
    }
    sort_contenders();
  }

  void name_units() {
    for (InformationFindings& each : report_.information) {
      const reading::Slot* slot = reading::find_slot(each.path);
      if (slot != nullptr) each.unit = slot->unit().name;
    }
  }

  const DecisionPlan& plan_;
  const DecisionRequest& request_;
  ScenarioSource source_;
  Scenario scenario_;
  DecisionMeasure measure_;
  DecisionRuns runs_;
  SimulatedAllocations allocations_;
  AllocationBounds bounds_;
  std::size_t most_units_ = 0;
  DecisionReport report_;
};

}  // namespace

DecisionResult run_decision(const DecisionRequest& request, const DecisionRuns::Tell& tell, const StopToken& stop) {
  TIMBANG_CHECK(request.plan.decision.has_value(), "an experiment to decide has a decision's question");
  DecisionResult result;
  const Scenario scenario = read_scenario(request.plan.scenario_file);
  TrialStore store = open_study_folder(request.folder, FolderIdentity::of(scenario));
  try {
    result.report = Decision(request, store, tell, stop).decide();
  } catch (const DecisionStopped&) {
    result.stopped = true;
  } catch (const DecisionTrialFailed& failed) {
    result.failure = failed.what();
  }
  store.close();
  return result;
}

}  // namespace timbang
