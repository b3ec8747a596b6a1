#include "studies/compare/two_starts_runs.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "base/check.hpp"
#include "outcomes/catalogue/outcome_catalogue.hpp"
#include "outcomes/catalogue/outcome_constants.hpp"
#include "results/store/study_tables.hpp"
#include "statistics/intervals/two_starts.hpp"
#include "trials/cities/city_fit.hpp"

namespace timbang {

namespace {

constexpr std::size_t window = 12;  ///< months of a figure: every payout of a year once
constexpr std::array starts{OtherStart::Kind::light, OtherStart::Kind::heavy};

/// What an arm's trials gave, by start and replication.
using StartTables = std::array<std::vector<OutcomeTable>, starts.size()>;

/// The compared outcomes, and the workload of every kecamatan.
KeptCells kept_of(const TwoStartsRequest& request) {
  KeptCells kept{request.outcomes, true, true};
  std::sort(kept.outcomes.begin(), kept.outcomes.end());
  return kept.joined({{outcome::tksk_workload}, true, true});
}

/// One arm and the trials of it that were asked for.
class StartedArm {
 public:
  StartedArm(const Arm& arm, std::uint32_t replications) : arm_(arm), replications_(replications) {
    const Period& period = arm.scenario.period;
    const Month first_month = first_whole_month(period);
    // A warm-up of before the first whole month counts as none.
    warm_up_ = static_cast<std::size_t>(std::max(period.first_month - first_month, 0));
    longest_ = std::max(longest_warm_up, warm_up_);
    last_month_ = std::max(period.last_month, first_month + static_cast<std::int32_t>(longest_ + window - 1));
  }

  /// Adds its trials.
  void add_to(TrialPlan& plan) {
    for (std::size_t start = 0; start < starts.size(); ++start) {
      const CityOrigin origin{std::nullopt, OtherStart{starts[start], last_month_}};
      positions_[start] =
          plan.add(arm_.scenario.values_sha256, arm_.scenario.baseline_sha256, {0, replications_}, origin);
    }
  }

  [[nodiscard]] WarmUpReport report(const TrialPlan& plan, const TrialStore& store,
                                    const std::vector<std::size_t>& outcomes) const {
    const StartTables tables = read(plan, store);
    WarmUpReport result{arm_.name, warm_up_, longest_, replications_, {}, crowded(tables)};
    for (const std::size_t outcome : outcomes) {
      const StartComparison comparison = compared(tables, outcome, 0);
      result.outcomes.push_back({std::string(outcome_catalogue()[outcome].name), comparison.gap(warm_up_),
                                 comparison.agree_after(WarmUpReport::near),
                                 comparison.agree_after(WarmUpReport::close), comparison.drift()});
    }
    return result;
  }

 private:
  [[nodiscard]] StartTables read(const TrialPlan& plan, const TrialStore& store) const {
    StartTables tables;
    for (std::size_t start = 0; start < starts.size(); ++start) {
      for (std::uint32_t replication = 0; replication < replications_; ++replication) {
        auto trial = store.trial(plan.key(positions_[start], replication));
        TIMBANG_CHECK(trial.has_value(), "every trial asked for is stored");
        tables[start].push_back(std::move(trial->table));
      }
    }
    return tables;
  }

  [[nodiscard]] MonthlyReplications months_of(const std::vector<OutcomeTable>& tables, std::size_t outcome,
                                              std::size_t where) const {
    MonthlyReplications result;
    for (const OutcomeTable& table : tables) {
      std::vector<double>& months = result.emplace_back();
      // Month 0 is all of them together.
      for (std::size_t month = 1; month <= longest_ + window; ++month) {
        months.push_back(table.at(outcome, where, month));
      }
    }
    return result;
  }

  [[nodiscard]] StartComparison compared(const StartTables& tables, std::size_t outcome, std::size_t where) const {
    return {months_of(tables[0], outcome, where), months_of(tables[1], outcome, where), window};
  }

  [[nodiscard]] std::vector<CrowdedKecamatan> crowded(const StartTables& tables) const {
    constexpr double all_of_the_time = 1;
    std::vector<CrowdedKecamatan> result;
    for (std::size_t k = 0; k < arm_.scenario.kecamatan.size(); ++k) {
      const StartComparison comparison = compared(tables, outcome::tksk_workload, k + 1);
      const double level = comparison.level(warm_up_).mean;
      const double in_the_end = comparison.level(longest_).mean;
      // Looked at twice: people who give up fall silent and lower what arrives
      // (docs/decisions/0009-two-starts-and-the-long-run.md).
      const bool is_crowded = level >= all_of_the_time || in_the_end >= all_of_the_time;
      if (is_crowded) result.push_back({arm_.scenario.kecamatan[k].name, level, in_the_end});
    }
    std::stable_sort(result.begin(), result.end(),
                     [](const CrowdedKecamatan& a, const CrowdedKecamatan& b) { return a.workload > b.workload; });
    return result;
  }

  const Arm& arm_;
  std::uint32_t replications_;
  std::size_t warm_up_ = 0;
  std::size_t longest_ = 0;
  Month last_month_;
  std::array<std::size_t, starts.size()> positions_{};  ///< in the plan
};

std::vector<StartedArm> shown_arms(const TwoStartsRequest& request) {
  const ExperimentRequest& experiment = *request.experiment;
  // Arms that only claims need are not compared.
  const std::size_t shown = experiment.shown > 0 ? experiment.shown : experiment.arms.size();
  std::vector<StartedArm> arms;
  for (std::size_t i = 0; i < shown; ++i) arms.emplace_back(experiment.arms[i], request.replications);
  return arms;
}

/// Simulates what is missing; false if asked to stop.
bool simulate(const TrialPlan& plan, TrialRunner& runner) {
  const TrialRun run = runner.run(plan);
  if (!run.unfit_cities.empty()) {
    const auto any = std::find_if(plan.scenarios().begin(), plan.scenarios().end(),
                                  [&](const auto& each) { return each.city == run.unfit_cities.front(); });
    refuse_fit(plan.scenario(static_cast<std::size_t>(any - plan.scenarios().begin())));
  }
  // A missing replication would make pairs of different replications.
  if (!run.failures.empty()) throw CheckFailed(run.failures.front().reason);
  return !run.is_stopped;
}

}  // namespace

std::optional<std::vector<WarmUpReport>> run_from_two_starts(const TwoStartsRequest& request,
                                                             const std::function<void(const TrialProgress&)>& progress,
                                                             const StopToken& stop) {
  TIMBANG_CHECK(request.replications >= 2, "two starts are compared over replications");
  TIMBANG_CHECK(!(KeptCells{request.outcomes, false, true}.needs_welfare()), "two starts report no welfare");
  const ExperimentRequest& experiment = *request.experiment;
  std::vector<StartedArm> arms = shown_arms(request);
  TrialPlan plan;
  plan.seed = plan.population_seed = experiment.seed;
  plan.kept = kept_of(request);
  std::vector<const Arm*> planned;
  for (std::size_t i = 0; i < arms.size(); ++i) {
    arms[i].add_to(plan);
    planned.resize(plan.scenarios().size(), &experiment.arms[i]);
  }
  plan.scenario = [&](std::size_t position) { return planned[position]->scenario; };
  plan.recipe = [&](std::size_t position) {
    return ScenarioRecipe{planned[position]->scenario.file, planned[position]->settings};
  };
  TrialStore store = open_or_read_study_folder(experiment.folder, FolderIdentity::of(experiment.arms.front().scenario));
  TrialRunner runner(store, experiment.workers, {progress, {}}, stop);
  std::optional<std::vector<WarmUpReport>> reports;
  if (simulate(plan, runner)) {
    reports.emplace();
    for (const StartedArm& arm : arms) reports->push_back(arm.report(plan, store, request.outcomes));
  }
  store.close();
  return reports;
}

}  // namespace timbang
