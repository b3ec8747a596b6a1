#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "base/date.hpp"
#include "base/sim_time.hpp"
#include "base/stop.hpp"
#include "facts/facts.hpp"
#include "kernel/run_loop.hpp"
#include "model/state/city.hpp"
#include "model/welfare/welfare_path.hpp"
#include "population/population.hpp"
#include "population/welfare_fit.hpp"
#include "random/draw.hpp"
#include "scenario/scenario.hpp"

namespace timbang {

/// One replication of one city: state, future events, trajectory. Single-threaded. A copyable value: the run that has
/// reached policy_start is kept and every arm continues a copy of it. Scenario and Population must outlive it.
class CityRun {
 public:
  /// At the scenario's start, under the baseline.
  CityRun(const Scenario& scenario, const Population& population, StreamKey key);

  /// Adds a backlog at the start: this share of the families on the list file a complaint that needs a field check.
  /// Requires: nothing has been run yet.
  void begin_with_backlog(double share, FactSink& facts);
  /// Runs until the given instant (exclusive), reporting to `facts`.
  RunEnd run_until(SimTime until, FactSink& facts, const StopToken& stop);
  /// From now on the levers of this arm act. Requires: now is policy_start, the arm shares the baseline, city and
  /// period.
  void apply_policy(const Scenario& arm, FactSink& facts);
  /// Reports every case that is still open as CaseEnd::open_at_end. Call once, after the run-off.
  void close(FactSink& facts) const;
  /// The reported months' welfare before aid: the same for every run that continues a copy of this one, now or later.
  [[nodiscard]] std::vector<MonthBeforeAid> welfare_before_aid(const WelfareQuantile& quantile) const;
  /// Reports poverty and targeting of these months, with the aid that the run delivered. Call after the run-off.
  void report_welfare(std::span<const MonthBeforeAid> months, FactSink& facts) const;
  /// Welfare scores of one month by size and delivered aid, for the fit of the quantile function.
  [[nodiscard]] WelfareCounts welfare_counts(Month month) const;

  /// Fingerprint of the events so far.
  [[nodiscard]] std::uint64_t trajectory() const;
  /// A hash of each household's own state; households that never were KPM have none (0).
  [[nodiscard]] std::vector<std::uint64_t> household_hashes() const;

 private:
  void handle(const Event& event, FactSink& facts);

  City city_;
};

/// When the run-off ends: the last reported month's end + max(deadline, longest service level) + the longest cadence.
[[nodiscard]] SimTime run_end(const Scenario& scenario);

}  // namespace timbang
