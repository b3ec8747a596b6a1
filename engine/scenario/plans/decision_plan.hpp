#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.hpp"
#include "base/problem.hpp"
#include "base/programme.hpp"
#include "scenario/layers/read_scenario.hpp"
#include "scenario/plans/value_set.hpp"

namespace timbang {

/// How many TKSK a decision may give a kecamatan.
struct StaffLimits {
  std::uint32_t least = 0;
  std::uint32_t most = 6;
};

/// An outcome that a staffing plan must reach, for the whole period.
struct DecisionTarget {
  std::string outcome;
  Place place;  ///< that names the outcome
  double limit = 0;
  bool is_at_least = true;  ///< else at most
  std::string where;        ///< "every_kecamatan", "city" or a kecamatan's name
};

/// Money for staff beyond those that the scenario has.
struct DecisionBudget {
  double rupiah = 0;  ///< a year
  Payer payer = Payer::apbd;
  Date start;             ///< first day of the plan; budget years are calendar years
  std::string authority;  ///< who decides; may be empty
};

/// `decide:` of an experiment file, read and checked but for the names of outcomes. With targets it asks for the
/// cheapest staffing that meets them, else for the most valuable one that the budget pays.
struct DecisionPlan {
  std::vector<StaffLimits> limits;     ///< by kecamatan
  std::vector<std::uint32_t> present;  ///< TKSK that each kecamatan has in the scenario
  std::vector<Setting> settings;       ///< laid over the scenario
  std::vector<DecisionTarget> targets;
  double probability = 0.9;    ///< with which all targets are to be met together
  double indifference = 0.05;  ///< half the width of the zone around it in which either answer will do
  double error = 0.05;         ///< the most that the chance of a wrong answer may be
  std::optional<DecisionBudget> budget;
  std::vector<ValueSet> values;
  double smallest_lead = 0;        ///< IDR: a smaller lead of one plan over another does not matter; 0 without values
  std::uint32_t most_runs = 3000;  ///< of the search; its screen and pilot are run in any case
  std::uint32_t member_replications = 6;  ///< of each plan that is asked about, under each member of the ensemble
  std::uint32_t flip_points = 3;          ///< values of each of the two parameters of the flip surface
};

inline constexpr const char* every_kecamatan = "every_kecamatan";

inline constexpr std::array<std::string_view, payer_count> payer_words{"apbn", "provinsi", "apbd"};
[[nodiscard]] constexpr std::string_view payer_word(Payer payer) {
  return payer_words[static_cast<std::size_t>(payer)];
}
[[nodiscard]] std::optional<Payer> find_payer(const std::string& word);

/// A budget whose parts may come from the command line, laid over what the file says.
struct BudgetOptions {
  std::optional<double> rupiah;
  std::optional<Payer> payer;
  std::optional<Date> start;
  std::optional<std::string> authority;
};

/// Lays options over the plan and checks that it asks something. Throws ScenarioError with every problem: a budget
/// without a payer, an authority that does not decide on staff, a budget to rank by without values, nothing asked.
void settle_question(DecisionPlan& plan, const BudgetOptions& options, const Scenario& scenario,
                     const std::string& file);

}  // namespace timbang
