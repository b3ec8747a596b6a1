#include "report/words/analysis_cells.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "base/ranges.hpp"
#include "report/words/calibration_cells.hpp"
#include "text/joined_text.hpp"

namespace timbang {

namespace {

/// Indices in the outcome's own unit; all others are plain numbers.
bool is_in_unit(std::string_view index) {
  constexpr std::array<std::string_view, 5> names{"mu_star", "sigma", "mu", "mean", "change"};
  return contains(names, index);
}

Estimate estimate_of(const IndexEstimate& index) {
  if (!index.range) return {index.value, std::nullopt, std::nullopt};
  return {index.value, index.range->low, index.range->high};
}

NumberKind kind_of(std::string_view index) {
  const bool is_change = index == "mu" || index == "change" || index == "partial_rank_correlation";
  return is_change ? NumberKind::change : NumberKind::level;
}

/// Largest size of some estimates, and the narrowest half width of those that are not much smaller.
class Extent {
 public:
  void add(const IndexEstimate& estimate) {
    if (std::isfinite(estimate.value)) estimates_.push_back(estimate);
  }

  [[nodiscard]] NumberScale scale(Language language, OutcomeUnit unit, double factor = 1) const {
    double largest = 0;
    for (const IndexEstimate& estimate : estimates_) largest = std::max(largest, std::fabs(estimate.value));
    double half_width = 0;
    constexpr double much_smaller = 0.25;
    for (const IndexEstimate& estimate : estimates_) {
      if (!estimate.range || std::fabs(estimate.value) < much_smaller * largest) continue;
      const double half = (estimate.range->high - estimate.range->low) / 2;
      if (half > 0) half_width = half_width > 0 ? std::min(half_width, half) : half;
    }
    NumberScale found = number_scale(language, unit, factor * largest, factor * half_width);
    // The estimates stay shares; only what is shown of them is multiplied.
    found.divisor /= factor;
    return found;
  }

 private:
  std::vector<IndexEstimate> estimates_;
};

NumberScale table_scale(Language language, const SensitivityTable& table) {
  Extent extent;
  for (const SensitivityRow& row : table.rows) {
    for (const IndexEstimate& estimate : row.estimates) extent.add(estimate);
  }
  return extent.scale(language, outcome_catalogue()[table.outcome].unit);
}

/// A number of the table that belongs to no input, on a scale of its own with its unit.
std::string with_own_unit(Language language, const SensitivityTable& table, const IndexEstimate& estimate) {
  Extent extent;
  extent.add(estimate);
  const NumberScale scale = extent.scale(language, outcome_catalogue()[table.outcome].unit);
  const std::string number = estimate_text(language, scale, estimate);
  return scale.unit.empty() ? number : number + " " + scale.unit;
}

/// A variance as its standard deviation; what is below 0 by chance counts as 0.
IndexEstimate root_of(const IndexEstimate& variance) {
  const auto root = [](double value) { return std::sqrt(std::max(0.0, value)); };
  if (!variance.range) return {root(variance.value), std::nullopt};
  return {root(variance.value), Range{root(variance.range->low), root(variance.range->high)}};
}

bool is_table_in_unit(const SensitivityTable& table) {
  return !table.indices.empty() && is_in_unit(table.indices.front());
}

OutcomeUnit stake_unit(const OptionsAtStake& stake) {
  if (stake.criterion == Criterion::value) return OutcomeUnit::rupiah;
  return stake.criterion == Criterion::target ? OutcomeUnit::percent : outcome_catalogue()[stake.outcome].unit;
}

/// Shares of replications are told in percent.
double shown(const OptionsAtStake& stake) {
  return stake.criterion == Criterion::target ? 100 : 1;
}

}  // namespace

std::string table_unit(Language language, const SensitivityTable& table) {
  if (!is_table_in_unit(table)) return {};
  const std::string unit = table_scale(language, table).unit;
  return enclosed(" (", unit, ")");
}

std::string estimate_text(Language language, const NumberScale& scale, const IndexEstimate& estimate) {
  const std::string range = interval_text(language, scale, estimate_of(estimate), NumberKind::level);
  const std::string value = value_text(language, scale, estimate.value, NumberKind::level);
  return range.empty() ? value : value + " (" + range + ")";
}

std::string index_text(Language language, const SensitivityTable& table, std::string_view index,
                       const IndexEstimate& estimate) {
  if (index == "base" || index == "root_mean_square_error") return with_own_unit(language, table, estimate);
  if (index == "variance_of_mean") return with_own_unit(language, table, root_of(estimate));
  const NumberScale scale = index_scale(language, table, index);
  const NumberKind kind = kind_of(index);
  const std::string range = interval_text(language, scale, estimate_of(estimate), kind);
  const std::string value = value_text(language, scale, estimate.value, kind);
  return range.empty() ? value : value + " (" + range + ")";
}

NumberScale index_scale(Language language, const SensitivityTable& table, std::string_view index) {
  return is_in_unit(index) ? table_scale(language, table) : NumberScale{1, 2, ""};
}

std::string percent_text(Language language, double share) {
  return percent_text(language, IndexEstimate{share, std::nullopt});
}

std::string percent_text(Language language, const IndexEstimate& share) {
  IndexEstimate hundredths{100 * share.value, std::nullopt};
  if (share.range) hundredths.range = Range{100 * share.range->low, 100 * share.range->high};
  return estimate_text(language, {1, 0, ""}, hundredths) + " %";
}

std::string p_value_text(Language language, double p) {
  constexpr double least = 0.001;
  return p < least ? "< " + number_text(language, least, 3) : number_text(language, p, 3);
}

std::string chance_text(Language language, bool exceeds_chance, double family_p_value) {
  return text(language, exceeds_chance ? "information.exceeds.yes" : "information.exceeds.no",
              {{"p", number_text(language, family_p_value, 3)}});
}

std::string limit_text(Language language, double limit) {
  int decimals = 0;
  // As many decimals as were typed, up to four.
  for (double scaled = std::fabs(limit); scaled < 1000 && decimals < 4; scaled *= 10) {
    if (std::floor(scaled) == scaled) break;
    ++decimals;
  }
  return number_text(language, limit, decimals);
}

std::string target_text(Language language, const WantedOutcome& target) {
  const OutcomeDefinition& outcome = outcome_catalogue()[target.outcome];
  const std::string unit = unit_words(language, outcome.unit);
  const std::string sign = target.side == WantedOutcome::Side::at_most ? " \u2264 " : " \u2265 ";
  const std::string number = limit_text(language, target.limit);
  const bool is_money = outcome.unit == OutcomeUnit::rupiah;
  const std::string amount = is_money ? unit + " " + number : number + enclosed(" ", unit);
  return outcome_label(language, outcome.name) + sign + amount;
}

NumberScale stake_scale(Language language, const OptionsAtStake& stake) {
  Extent extent;
  for (const JudgedOption& option : stake.options) extent.add(option.regret);
  for (const InputInformation& input : stake.inputs) extent.add(input.information.value);
  return extent.scale(language, stake_unit(stake), shown(stake));
}

std::string stake_value(Language language, const NumberScale& scale, const OptionsAtStake& stake, double value) {
  // Values of options are such that more is better, so that a loss has a minus sign which readers do not expect.
  const bool is_loss =
      stake.criterion == Criterion::outcome && outcome_at(stake.outcome).effect.better == Better::lower;
  return value_text(language, scale, is_loss ? -value : value, NumberKind::level);
}

}  // namespace timbang
