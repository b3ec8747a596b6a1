#include "trials/cities/city_fit.hpp"

#include <algorithm>
#include <cmath>
#include <string>

#include "base/check.hpp"
#include "base/problem.hpp"
#include "model/city_run.hpp"
#include "model/state/payout.hpp"
#include "model/welfare/welfare_path.hpp"
#include "population/build_population.hpp"
#include "population/welfare_dynamics.hpp"
#include "population/welfare_fit.hpp"
#include "random/elementary.hpp"
#include "scenario/canonical.hpp"
#include "trials/ordered_work.hpp"

namespace timbang {

namespace {

constexpr std::uint32_t fit_replications = 2;
// From 4,026,531,840 on (ODD "Annex B. Random numbers").
constexpr std::uint32_t first_fit_replication = 0xF0000000U;  ///< far from any replication a user asks for
constexpr int most_rounds = 10;
// 0.005 percentage points (ODD "7.2 Welfare").
constexpr double settled_headcount = 0.00005;

/// What the fit of one scenario is about.
struct FitProblem {
  const Scenario& scenario;
  const Parameters& parameters;  ///< of the month fitted to
  Month month;
  double line_rupiah;
  double benefit_in_lines;
  double log_scale;         ///< logarithm of what Q is multiplied by in the month
  WelfareMeasures targets;  ///< in lines of the month
};

WelfareQuantile moved_by(WelfareQuantile quantile, double log_scale) {
  // Q is fitted in the month's lines; consumption grows by a factor, which adds to mu.
  quantile.mu += log_scale;
  return quantile;
}

FitProblem fit_problem(const Scenario& scenario) {
  const Month month = fit_month(scenario.period);
  const Parameters& parameters = scenario.baseline_in_force(month.first_day());
  const WelfareParameters& welfare = parameters.welfare;
  const double line = poverty_line(welfare, month, scenario.period.first_month);
  const double scale = consumption_scale(welfare, month, scenario.period.first_month);
  const double mean = scale * welfare.mean_consumption_rupiah / welfare.poverty_line_rupiah;
  return {scenario,
          parameters,
          month,
          line,
          parameters.programme.benefit_rupiah / line,
          portable_log(scale),
          {welfare.headcount_target, welfare.gap_target, mean}};
}

/// Delivered aid and scores of the month, summed over the fit's replications. Nothing if stopped.
std::optional<WelfareCounts> simulate_delivery(const FitProblem& problem, const Population& population,
                                               unsigned threads, const StopToken& stop) {
  // What a month's credits come to is known when the last of their deadlines has passed.
  const SimTime until = delivery_settled(problem.scenario, problem.month);
  WelfareCounts total;
  bool is_complete = true;
  const std::size_t done = work_in_order<std::optional<WelfareCounts>>(
      fit_replications, threads, stop,
      [&](std::size_t index, const StopToken&) -> std::optional<WelfareCounts> {
        const auto replication = first_fit_replication + static_cast<std::uint32_t>(index);
        // Under the population seed: a fit belongs to the city and not to a trial's seed.
        CityRun run(problem.scenario, population,
                    trial_key(population.population_seed, replication, problem.scenario.city_code));
        FactSink nobody_listens;
        if (run.run_until(until, nobody_listens, stop) == RunEnd::stopped) return std::nullopt;
        return run.welfare_counts(problem.month);
      },
      [&](std::size_t, std::optional<WelfareCounts>&& counts) {
        if (counts) total.add(*counts);
        is_complete = is_complete && counts.has_value();
      });
  // A fit of fewer replications would be another fit.
  if (done < fit_replications || !is_complete) return std::nullopt;
  return total;
}

WelfareFit fit_or_refuse(const FitProblem& problem, const WelfareCounts& counts) {
  try {
    return fit_welfare(counts, problem.benefit_in_lines, problem.targets);
  } catch (const CheckFailed&) {
    // The only check that a scenario can break here is that no Q meets the targets.
    refuse_fit(problem.scenario);
  }
}

double percent(double part, double whole) {
  return 100 * part / whole;
}

/// Who had aid, by consumption before it.
void add_targeting(const WelfareCounts& counts, const WelfareQuantile& quantile, CityFit& fit) {
  const double poor_below = WelfareCounts::position(quantile.score_of(1));
  const double well_off_above = WelfareCounts::position(quantile.score_of(2));
  std::int64_t poor = 0;
  std::int64_t poor_aided = 0;
  std::int64_t aided = 0;
  std::int64_t aided_well_off = 0;
  for (std::size_t bin = 0; bin < WelfareCounts::bins; ++bin) {
    // As in measure_targeting() of the searches for welfare (engine/population/welfare_solution.cpp).
    const double middle = static_cast<double>(bin) + 0.5;
    for (std::size_t size = 1; size <= WelfareCounts::sizes; ++size) {
      const std::int64_t with_aid = counts.households(bin, size, true);
      aided += with_aid;
      if (middle > well_off_above) aided_well_off += with_aid;
      if (middle >= poor_below) continue;
      poor_aided += with_aid;
      poor += with_aid + counts.households(bin, size, false);
    }
  }
  fit.measures.emplace_back("coverage", percent(static_cast<double>(poor_aided), static_cast<double>(poor)));
  fit.measures.emplace_back("inclusion_error",
                            percent(static_cast<double>(aided_well_off), static_cast<double>(aided)));
}

void add_with_target(CityFit& fit, const std::string& name, double value, double target) {
  fit.measures.emplace_back(name, value);
  fit.measures.emplace_back(name + "_target", target);
  fit.measures.emplace_back(name + "_residual", value - target);
}

CityFit describe_fit(const FitProblem& problem, const Population& population, const WelfareCounts& counts,
                     const WelfareQuantile& quantile, int rounds) {
  // The figures are those of the month; Q itself is stored for a scale of 1.
  const WelfareQuantile in_month = moved_by(quantile, problem.log_scale);
  const WelfareMeasures reached = measure_welfare(counts, problem.benefit_in_lines, in_month);
  const WelfareMeasures& targets = problem.targets;
  CityFit fit{quantile.mu, quantile.sigma, quantile.g, rounds, {}};
  add_with_target(fit, "headcount", 100 * reached.headcount, 100 * targets.headcount);
  add_with_target(fit, "gap", 100 * reached.gap, 100 * targets.gap);
  add_with_target(fit, "mean_consumption", reached.mean_in_lines * problem.line_rupiah,
                  targets.mean_in_lines * problem.line_rupiah);
  add_targeting(counts, in_month, fit);
  const StreamKey key = population_key(population.population_seed, problem.scenario.city_code);
  const WelfareDynamics dynamics = welfare_dynamics(population, quantile, problem.parameters.welfare,
                                                    problem.benefit_in_lines, key, problem.scenario.period.first_month);
  fit.measures.emplace_back("chronic_share", 100 * dynamics.chronic_share);
  fit.measures.emplace_back("exit_rate", 100 * dynamics.exit_rate);
  return fit;
}

}  // namespace

void refuse_fit(const Scenario& scenario) {
  // The whole file is to blame: no single value makes the three targets contradict.
  throw ScenarioError({{"welfare_cannot_be_fitted", {scenario.file, 0, 0, ""}, "welfare", {}}});
}

Scenario without_levers(const Scenario& scenario) {
  Scenario result = scenario;
  result.policy = result.baseline;
  // Hashed again, so that a baseline is the same trial whatever scenario it comes from
  // (docs/decisions/0010-one-trial-service.md).
  reading::hash_values(result);
  return result;
}

Month fit_month(const Period& period) {
  // March, the month of the survey that the targets are of, if it is reported.
  const Month march(period.first_month.year(), 3);
  return march >= period.first_month && march <= period.last_month ? march : period.first_month;
}

SimTime delivery_settled(const Scenario& scenario, Month month) {
  const SimClock clock{scenario.period.start};
  const SimTime end = run_end(scenario);
  std::uint32_t days_of_crediting = 1;
  for (const Kecamatan& kecamatan : scenario.kecamatan) {
    // Kelurahan are credited on consecutive days.
    days_of_crediting = std::max(days_of_crediting, kecamatan.kelurahan);
  }
  SimTime settled = clock.time_of((month + 1).first_day());
  for (const Payout& payout : payouts_of(scenario, clock.date_of(end))) {
    if (!payout.covers(month)) continue;
    const SimTime last_credit = clock.time_of(payout.first_day + static_cast<std::int32_t>(days_of_crediting));
    const ProgrammeParameters& programme = scenario.baseline_in_force(payout.first_day).programme;
    const double deadline = programme.deadline_minutes[static_cast<std::size_t>(payout.channel)];
    settled = std::max(settled, last_credit + Duration::from_minutes(deadline));
  }
  // A payout may cover the month and come after the run.
  return std::min(settled, end);
}

std::optional<FittedCity> fit_city(const Scenario& scenario, std::uint64_t population_seed, unsigned threads,
                                   const StopToken& stop) {
  const Scenario baseline = without_levers(scenario);
  const FitProblem problem = fit_problem(baseline);
  // Without aid at first: nobody has been listed yet.
  WelfareQuantile quantile = moved_by(log_normal_start(problem.targets), -problem.log_scale);
  for (int round = 1; round <= most_rounds; ++round) {
    Population population = build_population(baseline, population_seed, quantile);
    const std::optional<WelfareCounts> counts = simulate_delivery(problem, population, threads, stop);
    if (!counts) return std::nullopt;
    const WelfareQuantile in_month = moved_by(quantile, problem.log_scale);
    const double headcount = measure_welfare(*counts, problem.benefit_in_lines, in_month).headcount;
    // Not in the first round, whose listing was by the start's Q.
    if (round > 1 && std::abs(headcount - problem.targets.headcount) < settled_headcount) {
      return FittedCity{describe_fit(problem, population, *counts, quantile, round), std::move(population)};
    }
    const WelfareFit fit = fit_or_refuse(problem, *counts);
    quantile = moved_by(fit.quantile, -problem.log_scale);
  }
  refuse_fit(problem.scenario);
}

}  // namespace timbang
