#include "experiment/sweep_ledger.hpp"

#include <string>

namespace timbang {

namespace {

constexpr std::size_t most_failures_told = 5;

}  // namespace

SweepLedger::SweepLedger(const SweepRequest& request, SweepWork& work,
                         const std::function<void(const ExperimentProgress&)>& progress)
    : request_(request), work_(work), progress_(progress), store_(SweepStore::open(request.folder, work.shape())) {
  report(ExperimentProgress::Stage::fitting);
  result_.points = work_.points();
  store_.set_design(work_.design_record());
  store_.set_points(work_.points(), [this](std::size_t index) {
    SweepPoint point = work_.look_at(index);
    if (!point.refusal.empty()) ++result_.refused;
    return point;
  });
  store_.set_task({request_.seed, request_.replications, request_.shard});
  work_.divide();
  find_stored();
}

void SweepLedger::find_stored() {
  lacking_.resize(work_.units());
  for (std::size_t unit = 0; unit < lacking_.size(); ++unit) {
    const UnitPoints all = work_.all_points(unit);
    for (std::size_t position = 0; all >> position != 0; ++position) {
      ++result_.trials;
      if (store_.has(work_.key(unit, position))) {
        ++result_.resumed;
      } else {
        lacking_[unit] = static_cast<UnitPoints>(lacking_[unit] | 1U << position);
      }
    }
  }
  done_ = result_.resumed;
  for (const std::string& baseline : work_.baselines()) {
    if (const auto kept = store_.fit(baseline, request_.seed)) work_.know_fit({baseline, *kept});
  }
}

void SweepLedger::begin() {
  started_ = std::chrono::steady_clock::now();
  report(ExperimentProgress::Stage::simulating);
}

void SweepLedger::keep(const FoundFit& found) {
  store_.keep_fit(found.baseline_sha256, request_.seed, found.fit);
}

void SweepLedger::keep(std::span<const FinishedUnit> finished) {
  std::uint64_t trials = 0;
  store_.at_once([&] {
    for (const FinishedUnit& unit : finished) {
      if (unit.found) keep(*unit.found);
      for (const SweepTrial& trial : unit.trials) store_.add(trial);
      trials += unit.trials.size();
    }
  });
  if (trials == 0) return;
  done_ += trials;
  report(ExperimentProgress::Stage::simulating);
}

SweepResult SweepLedger::close(bool is_stopped) {
  result_.stopped = is_stopped;
  result_.seconds = seconds();
  list_failures();
  store_.close();
  return std::move(result_);
}

void SweepLedger::list_failures() {
  store_.each_failure([this](const SweepFailure& failure) {
    if (failure.seed != request_.seed || failure.replication >= request_.replications) return;
    ++result_.failed;
    if (result_.failures.size() < most_failures_told) result_.failures.push_back(failure);
  });
}

double SweepLedger::seconds() const {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - started_).count();
}

void SweepLedger::report(ExperimentProgress::Stage stage) const {
  if (!progress_) return;
  const bool is_fitting = stage == ExperimentProgress::Stage::fitting;
  progress_({stage, static_cast<std::uint32_t>(done_), static_cast<std::uint32_t>(result_.trials),
             is_fitting ? 0.0 : seconds()});
}

}  // namespace timbang
