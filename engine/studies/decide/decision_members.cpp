#include "studies/decide/decision_members.hpp"

#include <algorithm>
#include <numeric>

namespace timbang {

namespace {

constexpr std::uint32_t bootstrap_samples = 400;
constexpr std::uint32_t key_replication = 0x6465'6369;  ///< of no trial
constexpr std::size_t draws_for_a_term = 10;
constexpr std::size_t highest_degree = 3;

/// [member][contender]: the contenders' scenarios under each member; and the parameters that the plan fixes.
struct MemberWorlds {
  std::vector<std::vector<MadeScenario>> scenarios;
  std::vector<std::string> held;
};

MemberWorlds worlds_of(const DecisionContext& context, const Ensemble& ensemble, const DecisionReport& report) {
  MemberWorlds worlds;
  worlds.scenarios.resize(ensemble.members.size());
  for (const ContenderFindings& contender : report.contenders) {
    const auto settings = settings_of(context.plan, report.plans[contender.plan].tksk, context.scenario.kecamatan);
    MemberScenarios members = read_members(context.scenario_file, settings, ensemble.file, ensemble.members.size());
    for (std::size_t m = 0; m < members.scenarios.size(); ++m) {
      worlds.scenarios[m].push_back(
          {std::move(members.scenarios[m]),
           {context.scenario_file, settings, {}, ensemble.file, static_cast<std::uint32_t>(m)}});
    }
    worlds.held = std::move(members.held);
  }
  return worlds;
}

/// What one TKSK costs on average over the members, under each of which comparisons price posts.
StaffCost mean_cost_of_one(const MemberWorlds& worlds) {
  StaffCost mean;
  const auto count = static_cast<double>(worlds.scenarios.size());
  for (const auto& member : worlds.scenarios) {
    const StaffCost cost = cost_of_one(member.front().scenario);
    for (std::size_t payer = 0; payer < payer_count; ++payer) {
      mean.a_year[payer] += cost.a_year[payer] / count;
      mean.training[payer] += cost.training[payer] / count;
    }
  }
  return mean;
}

/// What a contender is worth in a member, IDR a year.
double value_of_contender(const DecisionReport& report, const ContenderTrials& trials, std::size_t contender) {
  if (!report.has_targets()) return trials.value[contender];
  const auto cost = [&](const ContenderFindings& each) {
    return report.cost_of(report.plans[each.plan].tksk).total_a_year();
  };
  const double met = trials.share_met[contender];
  return -cost(report.contenders[contender]) * met - cost(report.contenders.back()) * (1 - met);
}

/// Whether a contender holds in a member.
bool holds(const DecisionReport& report, const ContenderTrials& trials, std::size_t contender) {
  if (report.has_targets()) return meets_by_share(report.plan, trials.share_met[contender]);
  const double best = *std::max_element(trials.value.begin(), trials.value.end());
  return trials.value[contender] >= best - report.plan.smallest_lead;
}

/// Whether the report's answer is right in a member: the choice holds, or no contender does.
bool agrees(const DecisionReport& report, const ContenderTrials& trials) {
  bool is_any = false;
  for (std::size_t c = 0; c < report.contenders.size(); ++c) {
    const bool is_holding = holds(report, trials, c);
    if (report.chosen && report.contenders[c].plan == *report.chosen) return is_holding;
    is_any = is_any || is_holding;
  }
  return !is_any;
}

std::size_t degree_for(std::size_t draws) {
  std::size_t degree = highest_degree;
  while (degree > 0 && draws <= draws_for_a_term * (degree + 1)) --degree;
  return degree;
}

bool varies(const PointSet& draws, std::size_t column) {
  for (std::size_t i = 1; i < draws.size(); ++i) {
    if (draws[i][column] != draws[0][column]) return true;
  }
  return false;
}

void add_information(const DecisionContext& context, const Ensemble& ensemble, const std::vector<std::string>& held,
                     const PointSet& draws, const OptionValues& values, DecisionReport& report) {
  report.perfect_information = perfect_information(values);
  const std::size_t degree = degree_for(draws.size());
  const BootstrapPlan bootstrap{trial_key(context.seed, key_replication, context.scenario.city_code),
                                bootstrap_samples};
  std::vector<std::size_t> columns;
  for (std::size_t j = 0; j < ensemble.parameters.size(); ++j) {
    const bool is_held = std::find(held.begin(), held.end(), ensemble.parameters[j]) != held.end();
    if (!is_held && varies(draws, j)) columns.push_back(j);
  }
  if (degree == 0 || columns.empty()) return;
  const FamilyInformation family = information_of_each(draws, columns, values, bootstrap, degree);
  report.largest_by_chance = family.largest_by_chance;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const InputOfFamily& input = family.inputs[i];
    report.information.push_back({ensemble.parameters[columns[i]], "", input.information, input.p_value});
  }
  std::stable_sort(report.information.begin(), report.information.end(),
                   [](const auto& a, const auto& b) { return a.information.value.value > b.information.value.value; });
}

}  // namespace

bool meets_by_share(const DecisionPlan& plan, double share_met) {
  constexpr double rounding = 1e-9;
  return share_met >= plan.probability - plan.indifference - rounding;
}

ContenderTrials summed(const DecisionTrials& trials_by_contender) {
  ContenderTrials result;
  for (const std::vector<AllocationTrial>& trials : trials_by_contender) {
    const auto count = static_cast<double>(trials.size());
    double met = 0;
    double value = 0;
    for (const AllocationTrial& trial : trials) {
      if (trial.meets_targets) met += 1;
      if (!trial.values.empty()) value += trial.values.front();
    }
    result.share_met.push_back(met / count);
    result.value.push_back(value / count);
  }
  return result;
}

void ask_members(const DecisionContext& context, DecisionRuns& runs, DecisionReport& report) {
  if (context.scenario.ensemble_file.empty() || report.contenders.empty()) return;
  const Ensemble ensemble = read_ensemble(context.scenario.ensemble_file);
  report.ensemble = ensemble.name;
  const MemberWorlds worlds = worlds_of(context, ensemble, report);
  report.one_tksk_of_members = mean_cost_of_one(worlds);
  const auto results = runs.many_cities(worlds.scenarios, first_replication_asked, context.plan.member_replications);
  OptionValues values(report.contenders.size());
  PointSet draws(ensemble.parameters.size());
  for (std::size_t m = 0; m < results.size(); ++m) {
    if (!results[m]) continue;  // no welfare distribution fits this member
    const ContenderTrials trials = summed(*results[m]);
    ++report.members;
    if (agrees(report, trials)) ++report.agreeing;
    for (std::size_t c = 0; c < report.contenders.size(); ++c) {
      if (holds(report, trials, c)) ++report.contenders[c].members_for_it;
      values[c].push_back(value_of_contender(report, trials, c));
    }
    draws.add(ensemble.members[m]);
  }
  report.member_runs = report.members * report.contenders.size() * context.plan.member_replications;
  if (report.members == 0) return;
  for (std::size_t c = 0; c < report.contenders.size(); ++c) {
    const double sum = std::accumulate(values[c].begin(), values[c].end(), 0.0);
    report.contenders[c].mean_value = sum / static_cast<double>(report.members);
  }
  add_information(context, ensemble, worlds.held, draws, values, report);
}

}  // namespace timbang
