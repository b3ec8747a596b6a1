#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/wanted_outcome.hpp"
#include "results/sweep/design_record.hpp"
#include "statistics/selection/value_of_information.hpp"
#include "statistics/sensitivity/scenario_discovery.hpp"
#include "statistics/sensitivity/sobol_indices.hpp"

namespace timbang {

/// Methods of sensitivity analysis.
enum class SensitivityMethod : std::uint8_t {
  sobol_indices,
  elementary_effects,
  partial_rank_correlations,
  emulator,
  level_means,
  single_changes
};

/// "sobol_indices" ..., as files and JSON call it.
[[nodiscard]] std::string_view method_word(SensitivityMethod method);

/// A number of an analysis by its name: first_order, total, mu_star, variance ...
struct NamedIndex {
  std::string name;
  IndexEstimate estimate;
};

/// What a method says of one input, or of inputs that are exchanged together.
struct SensitivityRow {
  std::string input;                     ///< its path; of several, joined by " + "
  std::string level;                     ///< of level_means and single_changes: the value that it is about; else empty
  std::vector<IndexEstimate> estimates;  ///< one for each of the table's indices
};

/// What one method says of one outcome.
struct SensitivityTable {
  SensitivityMethod method = SensitivityMethod::sobol_indices;
  std::size_t outcome = 0;           ///< position in the catalogue
  std::string option;                ///< what is varied, in a crossed design; else empty
  std::vector<std::string> indices;  ///< their names; the first one says how much an input matters
  std::vector<SensitivityRow> rows;  ///< in the order of inputs
  std::vector<NamedIndex> overall;   ///< what belongs to no input: variance, chance_share, explained_share ...
  std::size_t blocks_used = 0;
  std::size_t blocks_dropped = 0;  ///< since a trial of theirs failed, or its outcome is undefined
};

/// One side of a box: an input that PRIM limits, in its own unit.
struct FoundLimit {
  std::string input;
  std::string unit;
  std::optional<double> low;  ///< nothing where it is not limited
  std::optional<double> high;
  std::vector<std::string> levels;  ///< those within, if the input is no number
  double quasi_p_value = 1;
  bool stands_out = false;  ///< from chance (see LimitedInput); the measures are of the limits that do
};

/// Where a target is met.
struct FoundScenario {
  WantedOutcome target;
  double met_share = 0;  ///< of the replications of all points used
  std::size_t points_used = 0;
  std::size_t points_dropped = 0;
  std::size_t draws_used = 0;      ///< independent ones: points that share a draw count once
  std::vector<FoundLimit> limits;  ///< those that stand out and those that do not; none: nothing is better than all
  BoxMeasures chosen_on;
  BoxMeasures tested_on;
  std::vector<BoxMeasures> peeling;
};

/// What the options are judged by.
enum class Criterion : std::uint8_t {
  outcome,  ///< one outcome that should be low or high
  target,   ///< the share of replications that meet the target
  value     ///< rupiah, by the values that the user or a value set gives to outcomes
};

/// Values of outcomes.
struct Valuation {
  std::string name;                    ///< name of the value set; empty: as typed
  std::vector<OutcomeValue> outcomes;  ///< their sum decides
};

/// One combination of what is varied.
struct JudgedOption {
  std::string name;      ///< "staffing.tksk_per_kecamatan=2"
  double mean = 0;       ///< of its values over the draws
  IndexEstimate regret;  ///< mean loss to whichever option is best in each draw
  double largest_regret = 0;
  IndexEstimate agreement;  ///< share of draws in which it is best
};

/// The value of knowing an input before choosing.
struct InputInformation {
  std::string input;
  PartialInformation information;
  double family_p_value = 1;  ///< see FamilyInformation

  /// Whether its value exceeds the largest value of any input expected by chance.
  [[nodiscard]] bool exceeds_chance() const { return family_p_value <= family_error; }
};

/// A choice between options under what is uncertain. Values are such that more is better.
struct OptionsAtStake {
  Criterion criterion = Criterion::outcome;
  std::size_t outcome = 0;  ///< of an outcome criterion
  std::vector<JudgedOption> options;
  std::size_t best = 0;  ///< by its mean value
  double perfect_information = 0;
  std::vector<InputInformation> inputs;  ///< most valuable first; none with too few draws
  std::size_t draws_used = 0;
  std::size_t draws_dropped = 0;
  double largest_by_chance = 0;  ///< the largest value of any input expected by chance; see FamilyInformation
  Valuation valuation = {};      ///< of the criterion `value`

  [[nodiscard]] bool is_by_value_set() const { return criterion == Criterion::value && !valuation.name.empty(); }
};

/// The analysis of a sweep's results.
struct AnalysisReport {
  std::string experiment_name;
  std::string scenario_name;
  std::string scenario_sha256;
  DesignRecord design;
  std::size_t points = 0;
  std::size_t refused = 0;       ///< points whose values make an invalid scenario
  std::size_t failed = 0;        ///< trials
  std::size_t missing = 0;       ///< trials that are not done yet
  std::size_t blocks = 0;        ///< of the design
  std::size_t blocks_done = 0;   ///< that are complete at the replications used
  std::size_t replications = 0;  ///< used at each point
  std::vector<SensitivityTable> tables;
  std::optional<FoundScenario> scenario;
  std::vector<OptionsAtStake> stakes;
  bool lacks_crossing = false;  ///< options and uncertain inputs vary, but not every option in every draw

  /// The choices by value sets, in their order; fewer than two cannot disagree.
  [[nodiscard]] std::vector<const OptionsAtStake*> by_value_sets() const;
  /// Whether value sets have different best options.
  [[nodiscard]] bool do_values_disagree() const;
};

}  // namespace timbang
