#include "proof/queue_family.hpp"

#include "base/check.hpp"
#include "proof/queue_simulation.hpp"

namespace timbang {
namespace {

/// The share of the expected value by which a mean may differ and still be called the same.
constexpr double relative_margin = 0.02;

/// Queues begin empty: a million minutes is more than ten times the relaxation time of the slowest one.
constexpr MeasuredPeriod measured_period{1'000'000, 16'000'000};

void simulate(const QueueExperiment& experiment, const StopToken& stop, std::uint64_t seed,
              std::vector<std::vector<double>>& values, QueueLaws& laws) {
  values.resize(experiment.comparisons.size());
  for (std::uint32_t replication = 0; replication < experiment.replications && !stop.stop_requested(); ++replication) {
    // A key by subject, so that a new queue changes no other's customers.
    const StreamKey key = trial_key(seed, replication, experiment.subject);
    const QueueTally tally = simulate_queue(experiment.system, measured_period, key, stop);
    for (std::size_t i = 0; i < values.size(); ++i) values[i].push_back(experiment.comparisons[i].measure(tally));
    laws += tally.laws;
  }
}

void add_law_checks(std::vector<Check>& checks, CheckGroup family, const QueueLaws& laws) {
  const auto add = [&](const char* law, const char* source, std::int64_t expected, std::int64_t found) {
    checks.push_back(exact_check({CheckGroup::laws, std::string(group_name(family)), law, source},
                                 static_cast<double>(expected), static_cast<double>(found)));
  };
  add("customers", "conservation", laws.came, laws.went);
  add("time_present", "Little 1961", laws.stay_minutes, laws.present_minutes);
  add("time_in_service", "conservation", laws.service_minutes, laws.busy_minutes);
  add("disorder", "discipline", 0, laws.disorder);
}

}  // namespace

std::vector<Check> check_queue_family(const QueueFamily& family, std::uint64_t seed, const StopToken& stop) {
  std::vector<Check> checks;
  QueueLaws laws;
  for (const QueueExperiment& experiment : family.experiments) {
    TIMBANG_CHECK(experiment.replications > 0, "a queue is simulated at least once");
    std::vector<std::vector<double>> values;
    simulate(experiment, stop, seed, values, laws);
    for (std::size_t i = 0; i < values.size(); ++i) {
      const QueueComparison& comparison = experiment.comparisons[i];
      // A share of the value, since waits differ by orders of magnitude.
      const double margin = relative_margin * comparison.expected;
      checks.push_back({family.group, experiment.subject, comparison.quantity, comparison.source,
                        test_equivalence(values[i], comparison.expected, margin), experiment.replications});
    }
  }
  // Laws hold for all queues of a family together: their counts are summed.
  add_law_checks(checks, family.group, laws);
  return checks;
}

}  // namespace timbang
