#include "results/summary/cell_sample.hpp"

#include <cmath>
#include <limits>
#include <map>

#include "base/check.hpp"
#include "statistics/intervals/fieller.hpp"

namespace timbang {
namespace {

std::vector<double> cells(std::size_t outcome, std::span<const OutcomeTable* const> tables, std::size_t where,
                          std::size_t month) {
  std::vector<double> values(tables.size());
  for (std::size_t i = 0; i < tables.size(); ++i) values[i] = tables[i]->at(outcome, where, month);
  return values;
}

/// Share of the members whose mean difference over their trials is a gain.
std::optional<double> share_of_members(const CellSample& arm, const CellSample& against,
                                       std::span<const std::uint32_t> members) {
  const Better better = arm.outcome().effect.better;
  if (members.empty() || better == Better::neither) return std::nullopt;
  std::map<std::uint32_t, double> sums;
  for (std::size_t i = 0; i < members.size(); ++i) {
    const double difference = arm.value(i) - against.value(i);
    if (std::isnan(difference)) return std::nullopt;
    // arm.
    sums[members[i]] += difference;
  }
  std::size_t gains = 0;
  // The sign of the sum is that of the mean, however many runs the member has.
  for (const auto& member : sums) gains += (better == Better::lower ? member.second < 0 : member.second > 0) ? 1U : 0U;
  return static_cast<double>(gains) / static_cast<double>(sums.size());
}

std::optional<bool> is_effect(const Estimate& difference, const OutcomeDefinition& outcome, double reference) {
  if (!difference.low || !difference.high) return std::nullopt;
  // Both are asked for: a difference that chance explains is none, and a certain one may be too small to matter.
  const bool excludes_zero = *difference.low > 0 || *difference.high < 0;
  return excludes_zero && std::abs(difference.mean) > outcome.effect.smallest_that_matters(reference);
}

/// Whether all that the interval leaves possible is too small to matter: known, unlike what the interval leaves open.
bool is_small(const Estimate& difference, const OutcomeDefinition& outcome, double reference) {
  if (!difference.low || !difference.high) return false;
  const double smallest = outcome.effect.smallest_that_matters(reference);
  return *difference.low >= -smallest && *difference.high <= smallest;
}

}  // namespace

CellSample::CellSample(std::size_t outcome, std::span<const OutcomeTable* const> tables, std::size_t where,
                       std::size_t month)
    : outcome_(&outcome_at(outcome)) {
  if (is_ratio()) {
    numerators_ = cells(outcome_->quotient->numerator, tables, where, month);
    denominators_ = cells(outcome_->quotient->denominator, tables, where, month);
  } else {
    values_ = cells(outcome, tables, where, month);
  }
}

double CellSample::value(std::size_t trial) const {
  if (!is_ratio()) return values_[trial];
  if (denominators_[trial] == 0) return std::numeric_limits<double>::quiet_NaN();
  return numerators_[trial] / denominators_[trial];
}

Estimate CellSample::estimate(IntervalKind kind, double confidence) const {
  return is_ratio() ? estimate_ratio(kind, {numerators_, denominators_}, confidence)
                    : timbang::estimate(kind, values_, confidence);
}

PairedDifference CellComparison::difference(IntervalKind kind, const CellSample& arm, const CellSample& against,
                                            double confidence) {
  TIMBANG_CHECK(arm.size() == against.size(), "arms are compared over the same trials");
  if (!arm.is_ratio()) return paired_difference(kind, arm.values_, against.values_, confidence);
  return paired_ratio_difference(kind, {arm.numerators_, arm.denominators_},
                                 {against.numerators_, against.denominators_}, confidence);
}

CellComparison CellComparison::of(IntervalKind kind, const CellSample& arm, const CellSample& against,
                                  std::span<const std::uint32_t> members) {
  CellComparison result;
  result.paired = difference(kind, arm, against);
  result.agreement = share_of_members(arm, against, members);
  // A relative rule is a share of the level that the other arm has.
  const double reference = against.estimate(kind).mean;
  result.is_effect = timbang::is_effect(result.paired.difference, arm.outcome(), reference);
  result.is_small = timbang::is_small(result.paired.difference, arm.outcome(), reference);
  return result;
}

}  // namespace timbang
