#include "studies/calibrate/proposal_rule.hpp"

#include <algorithm>

#include "base/check.hpp"

namespace timbang {

namespace {

constexpr double least_chance = 0.02;
constexpr double ruled_out_above = 3;

}  // namespace

ProposalRule::ProposalRule(std::vector<OutcomeTarget> targets, std::vector<TargetSet> sets)
    : targets_(std::move(targets)), sets_(std::move(sets)), best_(sets_.size(), 1.0) {
  TIMBANG_CHECK(!sets_.empty(), "draws are judged by a set of targets");
}

double ProposalRule::expected(std::span<const Emulated> opinions, const TargetSet& set) const {
  double product = 1;
  for (const std::size_t target : set) product *= expected_kernel(targets_[target], opinions[target]);
  return product;
}

void ProposalRule::settle(std::span<const std::vector<Emulated>> opinions) {
  for (std::size_t i = 0; i < sets_.size(); ++i) {
    best_[i] = 0;
    for (const std::vector<Emulated>& each : opinions) best_[i] = std::max(best_[i], expected(each, sets_[i]));
  }
}

bool ProposalRule::is_plausible(std::span<const Emulated> opinions) const {
  // By the smallest set: otherwise the fit without interpretations would lose draws.
  return std::all_of(sets_.back().begin(), sets_.back().end(), [&](std::size_t target) {
    return implausibility(targets_[target], opinions[target]) <= ruled_out_above;
  });
}

double ProposalRule::chance(std::span<const Emulated> opinions) const {
  if (!is_plausible(opinions)) return 0;
  double preferred = 0;
  for (std::size_t i = 0; i < sets_.size(); ++i) {
    // Relative to the best that the prior has, so that a poor fit still tells better from worse.
    if (best_[i] > 0) preferred += std::min(1.0, expected(opinions, sets_[i]) / best_[i]);
  }
  // Nobody plausible is left out for good: wrong emulators cost precision and no more.
  return least_chance + (1 - least_chance) * preferred / static_cast<double>(sets_.size());
}

double ProposalRule::agreement(const std::vector<std::vector<double>>& by_seed, const TargetSet& set) const {
  double sum = 0;
  for (const std::vector<double>& values : by_seed) {
    double product = 1;
    for (const std::size_t target : set) product *= discrepancy_kernel(targets_[target], values[target]);
    sum += product;
  }
  // The mean over seeds, so that no single one decides.
  return sum / static_cast<double>(by_seed.size());
}

}  // namespace timbang
