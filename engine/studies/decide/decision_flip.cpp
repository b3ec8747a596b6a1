#include <algorithm>
#include <cmath>

#include "base/check.hpp"
#include "base/problem.hpp"
#include "scenario/parameters/slots.hpp"
#include "studies/decide/decision_members.hpp"
#include "studies/parameter_space.hpp"

namespace timbang {

namespace {

/// Values from the least to the greatest that the members have, evenly spread, as files write them.
std::vector<double> spread_values(const Ensemble& ensemble, const reading::Slot& slot, std::uint32_t points) {
  const auto column = std::find(ensemble.parameters.begin(), ensemble.parameters.end(), slot.path);
  TIMBANG_CHECK(column != ensemble.parameters.end(), "a parameter of the surface is one of the ensemble");
  const auto j = static_cast<std::size_t>(column - ensemble.parameters.begin());
  double low = slot.unit().from_base(ensemble.members.front()[j]);
  double high = low;
  for (const std::vector<double>& member : ensemble.members) {
    low = std::min(low, slot.unit().from_base(member[j]));
    high = std::max(high, slot.unit().from_base(member[j]));
  }
  const bool is_whole = slot.quantity == Quantity::count;
  const int power = rounding_power(low, high, is_whole);
  std::vector<double> values;
  for (std::uint32_t i = 0; i < points; ++i) {
    const double value = rounded_to(low + (high - low) * i / (points - 1), power);
    if (values.empty() || value > values.back()) values.push_back(value);
  }
  return values;
}

/// What the scenario itself has, in the slot's unit.
std::optional<double> present_value(const Scenario& scenario, const reading::Slot& slot) {
  const std::vector<double> values =
      slot.read ? slot.read(scenario.in_force(scenario.period.policy_start)) : std::vector<double>();
  if (values.size() != 1) return std::nullopt;
  return slot.unit().from_base(values.front());
}

Setting setting_of(const FlipSurface& surface, std::size_t axis, double value) {
  const std::string& unit = surface.units[axis];
  return {surface.paths[axis], plain_number(value) + (unit.empty() ? "" : " " + unit)};
}

/// The contenders where the two parameters have these values; none if that makes no sound scenario.
std::vector<MadeScenario> scenarios_at(const DecisionContext& context, const DecisionReport& report,
                                       const std::vector<Setting>& assumed) {
  std::vector<MadeScenario> scenarios;
  try {
    for (const ContenderFindings& contender : report.contenders) {
      const auto settings = settings_of(context.plan, report.plans[contender.plan].tksk, context.scenario.kecamatan);
      scenarios.push_back({context.source.with(settings, assumed), {context.scenario_file, settings, assumed}});
    }
  } catch (const ScenarioError&) {
    scenarios.clear();
  }
  return scenarios;
}

std::optional<std::size_t> winner(const DecisionReport& report, const ContenderTrials& trials) {
  if (!report.has_targets()) {
    const auto best = std::max_element(trials.value.begin(), trials.value.end());
    return static_cast<std::size_t>(best - trials.value.begin());
  }
  for (std::size_t c = 0; c < trials.share_met.size(); ++c) {
    if (meets_by_share(report.plan, trials.share_met[c])) return c;
  }
  return std::nullopt;
}

}  // namespace

void draw_flip_surface(const DecisionContext& context, DecisionRuns& runs, DecisionReport& report) {
  if (report.information.size() < 2 || report.information[1].information.value.value <= 0) return;
  const Ensemble ensemble = read_ensemble(context.scenario.ensemble_file);
  FlipSurface surface;
  for (std::size_t axis = 0; axis < 2; ++axis) {
    const reading::Slot* slot = reading::find_slot(report.information[axis].path);
    TIMBANG_CHECK(slot != nullptr, "a parameter of an ensemble has a slot");
    surface.paths[axis] = slot->path;
    surface.units[axis] = slot->unit().name;
    surface.values[axis] = spread_values(ensemble, *slot, context.plan.flip_points);
    surface.present[axis] = present_value(context.scenario, *slot);
  }
  std::vector<std::vector<MadeScenario>> groups;
  for (const double first : surface.values[0]) {
    for (const double second : surface.values[1]) {
      groups.push_back(scenarios_at(context, report, {setting_of(surface, 0, first), setting_of(surface, 1, second)}));
    }
  }
  const auto results = runs.many_cities(groups, first_replication_asked, context.plan.member_replications);
  for (const auto& cell : results) {
    surface.is_sound.push_back(cell.has_value());
    surface.winners.push_back(cell ? winner(report, summed(*cell)) : std::nullopt);
    if (cell) report.flip_runs += report.contenders.size() * context.plan.member_replications;
  }
  report.flip = std::move(surface);
}

}  // namespace timbang
