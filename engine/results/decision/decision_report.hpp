#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/programme.hpp"
#include "scenario/plans/decision_plan.hpp"
#include "statistics/intervals/interval.hpp"
#include "statistics/selection/cheapest_allocation.hpp"
#include "statistics/selection/value_of_information.hpp"

namespace timbang {

/// What staff costs in a year with all posts filled, by payer; training is paid once for each new TKSK.
struct StaffCost {
  std::array<double, payer_count> a_year{};
  std::array<double, payer_count> training{};

  [[nodiscard]] double total_a_year() const;
};

/// The cost lines of a scenario for one TKSK.
[[nodiscard]] StaffCost cost_of_one(const Scenario& scenario);

/// One staffing plan that was tested, ranked or asked about.
struct PlanFindings {
  Allocation tksk;                              ///< by kecamatan
  Feasibility answer = Feasibility::undecided;  ///< to targets
  std::size_t trials = 0;                       ///< 0: not tested
  std::size_t met = 0;                          ///< of them, those that met all targets
  std::vector<double> met_by_place;  ///< by kecamatan: share of trials that met the targets there; empty: not tested
  std::vector<double> mean_values;   ///< by value set
  std::vector<Estimate> less_than_chosen;  ///< the chosen plan's share met, or value by value set, less this plan's
};

/// How a plan fares over the ensemble.
struct ContenderFindings {
  std::size_t plan = 0;            ///< of DecisionReport::plans
  std::size_t members_for_it = 0;  ///< in which it meets the targets, or is the best or as good as that
  double mean_value = 0;           ///< mean over members, IDR a year; see DecisionReport::information
};

/// How much better the decision would be for knowing a parameter.
struct InformationFindings {
  std::string path;
  std::string unit;
  PartialInformation information;  ///< IDR a year
  double family_p_value = 1;       ///< see FamilyInformation

  /// Whether it is worth more than the most valuable of all parameters would be by chance alone.
  [[nodiscard]] bool exceeds_chance() const { return family_p_value <= family_error; }
};

/// Which contender wins where two parameters have other values, all others being the scenario's.
struct FlipSurface {
  std::array<std::string, 2> paths;
  std::array<std::string, 2> units;
  std::array<std::vector<double>, 2> values;        ///< in these units, ascending
  std::vector<std::optional<std::size_t>> winners;  ///< [first][second]: contender; nothing: none meets the targets
  std::vector<bool> is_sound;                       ///< false: these values make no sound scenario
  std::array<std::optional<double>, 2> present;     ///< the scenario's own values, in these units
};

enum class DecisionAnswer : std::uint8_t { chosen, none, undecided };

/// The most members that must agree for a choice to be called decided.
inline constexpr double agreement_needed = 0.8;

/// What `timbang decide` found.
struct DecisionReport {
  std::string name;
  std::string scenario_name;
  std::string scenario_sha256;  ///< of the values under the plan's settings
  std::string own_sha256;       ///< of the scenario's own values, without them
  std::uint64_t seed = 0;
  std::vector<std::string> kecamatan;
  DecisionPlan plan;
  StaffCost one_tksk;                                 ///< at the scenario's own pay, by which plans are priced
  std::optional<StaffCost> one_tksk_of_members = {};  ///< mean over the members that were asked, which draw their pay
  std::size_t affordable = 0;  ///< TKSK more than at present that the budget pays; without a budget any number

  DecisionAnswer answer = DecisionAnswer::none;
  std::optional<std::size_t> chosen;                        ///< of plans
  std::vector<PlanFindings> plans;                          ///< in order of cost
  std::vector<std::optional<std::size_t>> chosen_by_value;  ///< by value set, of plans
  std::size_t error_shared_by = 1;                          ///< how many tests share the error

  std::string ensemble;     ///< empty: none
  std::size_t members = 0;  ///< that were asked
  std::size_t agreeing = 0;
  std::vector<ContenderFindings> contenders;
  std::vector<InformationFindings> information;  ///< the most valuable first
  double largest_by_chance = 0;  ///< what the first of them would be worth by chance; see FamilyInformation
  double perfect_information = 0;
  std::optional<FlipSurface> flip;

  std::size_t search_runs = 0;
  std::size_t member_runs = 0;
  std::size_t flip_runs = 0;
  bool is_cut_short = false;

  [[nodiscard]] bool has_targets() const { return !plan.targets.empty(); }
  /// Nothing without an ensemble.
  [[nodiscard]] std::optional<double> agreement() const;
  /// Whether the answer stands in enough of the ensemble to be acted on; true without an ensemble.
  [[nodiscard]] bool is_settled() const;
  [[nodiscard]] StaffCost cost_of(const Allocation& tksk) const;
  /// What a plan costs beyond the present staff in the calendar year in which it starts, training included.
  [[nodiscard]] double first_year_addition(const Allocation& tksk, Payer payer) const;
  [[nodiscard]] double yearly_addition(const Allocation& tksk, Payer payer) const;
};

/// How many more TKSK a budget pays: those of whole years, and of the year in which the plan starts with training.
[[nodiscard]] std::size_t affordable_tksk(const DecisionBudget& budget, const StaffCost& one_tksk);

}  // namespace timbang
