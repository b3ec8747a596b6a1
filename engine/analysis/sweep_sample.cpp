#include "analysis/sweep_sample.hpp"

#include <algorithm>
#include <limits>
#include <numeric>

#include "base/check.hpp"
#include "base/problem.hpp"

namespace timbang {

namespace {

constexpr double undefined = std::numeric_limits<double>::quiet_NaN();

}  // namespace

std::vector<double> means_of(const std::vector<double>& values, std::size_t replications) {
  std::vector<double> means;
  for (std::size_t first = 0; first < values.size(); first += replications) {
    const auto begin = values.begin() + static_cast<std::ptrdiff_t>(first);
    const double sum = std::accumulate(begin, begin + static_cast<std::ptrdiff_t>(replications), 0.0);
    means.push_back(sum / static_cast<double>(replications));
  }
  return means;
}

SweepSample::SweepSample(const SweepStore& store, const std::vector<std::size_t>& outcomes)
    : design_(store.design()), outcome_positions_(outcomes) {
  read_points(store);
  read_trials(store, outcomes);
  choose();
}

void SweepSample::read_points(const SweepStore& store) {
  values_ = PointSet(design_.inputs.size());
  chances_ = PointSet(design_.inputs.size());
  store.each_point([this](std::size_t, const SweepPoint& point) {
    std::vector<double> values;
    std::vector<double> chances;
    for (const PointInput& input : point.inputs) {
      values.push_back(input.value);
      chances.push_back(input.chance);
    }
    values_.add(values);
    chances_.add(chances);
    is_refused_.push_back(!point.refusal.empty());
  });
  all_points_ = values_.size();
}

void SweepSample::read_trials(const SweepStore& store, const std::vector<std::size_t>& outcomes) {
  const std::size_t asked = design_.replications;
  trials_.assign(all_points_ * asked, Trial::missing);
  all_values_.assign(outcomes.size(), std::vector<double>(all_points_ * asked, undefined));
  store.each_city_total([&](const SweepValue& value) {
    // Outcomes that were not asked for are passed over.
    const auto wanted = std::ranges::find(outcomes, value.outcome);
    if (wanted == outcomes.end()) return;
    const std::size_t place = value.point * asked + value.replication;
    trials_[place] = Trial::done;
    all_values_[static_cast<std::size_t>(wanted - outcomes.begin())][place] = value.value;
  });
  // A failed trial is there, so that its block is complete, and has no values.
  store.each_failure(
      [&](const SweepFailure& failure) { trials_[failure.point * asked + failure.replication] = Trial::failed; });
}

/// Blocks without a missing trial.
std::vector<std::size_t> SweepSample::complete_blocks(std::size_t replications) const {
  std::vector<std::size_t> complete;
  for (std::size_t block = 0; block < all_points_ / design_.block; ++block) {
    bool is_complete = true;
    for (std::size_t point = block * design_.block; point < (block + 1) * design_.block; ++point) {
      // A refused point has no trials and holds up no block.
      for (std::size_t r = 0; r < replications && is_complete && !is_refused_[point]; ++r) {
        is_complete = trials_[point * design_.replications + r] != Trial::missing;
      }
    }
    if (is_complete) complete.push_back(block);
  }
  return complete;
}

void SweepSample::choose() {
  std::vector<std::size_t> best;
  for (std::size_t replications = 1; replications <= design_.replications; ++replications) {
    std::vector<std::size_t> complete = complete_blocks(replications);
    // As many trials as possible; of equals more replications (docs/decisions/0006-analysis.md).
    if (complete.empty() || complete.size() * replications < best.size() * replications_) continue;
    best = std::move(complete);
    replications_ = replications;
  }
  // Nothing to analyse yet.
  const bool has_trial = std::ranges::any_of(trials_, [](Trial trial) { return trial == Trial::done; });
  if (best.empty() || !has_trial) throw ScenarioError({{"sweep_without_block", {}, "", {}}});
  blocks_done_ = best.size();
  keep_blocks(best);
}

void SweepSample::keep_blocks(const std::vector<std::size_t>& blocks) {
  PointSet values(design_.inputs.size());
  PointSet chances(design_.inputs.size());
  std::vector<std::vector<double>> outcomes(all_values_.size());
  for (const std::size_t block : blocks) {
    for (std::size_t point = block * design_.block; point < (block + 1) * design_.block; ++point) {
      numbers_.push_back(point);
      values.add(values_[point]);
      chances.add(chances_[point]);
      const auto first = static_cast<std::ptrdiff_t>(point * design_.replications);
      const auto last = first + static_cast<std::ptrdiff_t>(replications_);
      for (std::size_t i = 0; i < outcomes.size(); ++i) {
        outcomes[i].insert(outcomes[i].end(), all_values_[i].begin() + first, all_values_[i].begin() + last);
      }
    }
  }
  values_ = std::move(values);
  chances_ = std::move(chances);
  all_values_ = std::move(outcomes);
}

const std::vector<double>& SweepSample::outcomes(std::size_t outcome) const {
  const auto found = std::ranges::find(outcome_positions_, outcome);
  TIMBANG_CHECK(found != outcome_positions_.end(), "the sample holds the outcome");
  return all_values_[static_cast<std::size_t>(found - outcome_positions_.begin())];
}

std::vector<double> SweepSample::means(std::size_t outcome) const {
  return means_of(outcomes(outcome), replications_);
}

void SweepSample::describe(AnalysisReport& report) const {
  const auto count = [this](Trial wanted) {
    std::size_t found = 0;
    for (std::size_t i = 0; i < trials_.size(); ++i) {
      // Refused points were never to be run.
      if (trials_[i] == wanted && !is_refused_[i / design_.replications]) ++found;
    }
    return found;
  };
  report.design = design_;
  report.points = all_points_;
  report.refused = static_cast<std::size_t>(std::ranges::count(is_refused_, true));
  report.failed = count(Trial::failed);
  report.missing = count(Trial::missing);
  report.blocks = all_points_ / design_.block;
  report.blocks_done = blocks_done_;
  report.replications = replications_;
}

}  // namespace timbang
