#include "studies/calibrate/member_questions.hpp"

#include <algorithm>
#include <functional>
#include <utility>

#include "base/check.hpp"
#include "random/elementary.hpp"
#include "studies/calibrate/target_emulators.hpp"
#include "studies/parameter_space.hpp"

namespace timbang {

namespace {

/// Far from the replications of points, so that a member's own draws are not what it was chosen for.
constexpr std::uint32_t first_member_replication = 0x20000000U;

const std::vector<std::string> measure_names{"headcount",       "gap",           "mean_consumption", "coverage",
                                             "inclusion_error", "chronic_share", "exit_rate"};

std::vector<double> measures_of(const CityFit& fit) {
  std::vector<double> numbers;
  for (const std::string& name : measure_names) {
    const auto found = std::find_if(fit.measures.begin(), fit.measures.end(),
                                    [&](const auto& measure) { return measure.first == name; });
    TIMBANG_CHECK(found != fit.measures.end(), "a welfare fit has the measures that members report");
    numbers.push_back(found->second);
  }
  return numbers;
}

/// Hears of a runner's progress for as long as it lives, in place of whoever did before.
class HeardProgress {
 public:
  HeardProgress(TrialRunner& runner, std::function<void(const TrialProgress&)> hear)
      : observers_(runner.observers()), before_(std::exchange(observers_.progress, std::move(hear))) {}
  HeardProgress(const HeardProgress&) = delete;
  HeardProgress& operator=(const HeardProgress&) = delete;
  ~HeardProgress() { observers_.progress = std::move(before_); }

 private:
  TrialRunner::Observers& observers_;
  std::function<void(const TrialProgress&)> before_;
};

/// The member's Q in the lines of another year: in March of that year its consumption stood, relative to that year's
/// line, where the member's growth of consumption between the two years puts it.
WelfareQuantile quantile_in_year(WelfareQuantile quantile, const Scenario& own, const Scenario& other) {
  const WelfareParameters& now = own.baseline_in_force(fit_month(own.period).first_day()).welfare;
  const WelfareParameters& then = other.baseline_in_force(fit_month(other.period).first_day()).welfare;
  const int years = other.period.first_month.year() - own.period.first_month.year();
  // Q is in lines of its own year: where the line was lower, consumption in lines is higher.
  quantile.mu += portable_log(now.poverty_line_rupiah / then.poverty_line_rupiah) +
                 years * portable_log(1 + then.consumption_growth_per_year);
  return quantile;
}

}  // namespace

std::vector<std::string> member_measure_names() {
  return measure_names;
}

MemberQuestions::MemberQuestions(const CalibrationRequest& request, const ScenarioSource& source, TrialStore& store,
                                 TrialRunner& runner)
    : request_(request), source_(source), store_(store), runner_(runner) {}

Scenario MemberQuestions::baseline(const CalibrationMember& member) const {
  return without_levers(source_.with({}, member.settings));
}

bool MemberQuestions::simulate(const std::vector<CalibrationMember>& members, const Tell& tell) {
  const std::size_t parts = (request_.plan.question ? 1 : 0) + 1 + request_.plan.held_out.size();
  std::size_t part = 0;
  const auto tell_share = [&](std::size_t done, std::size_t all) {
    if (all > 0) tell(members.size() * (part * all + done) / (parts * all), members.size());
  };
  const HeardProgress heard(runner_, [&](const TrialProgress& now) {
    if (now.stage == TrialProgress::Stage::simulating) tell_share(now.done, now.total);
  });
  if (request_.plan.question) {
    if (!simulate_policy(members)) return false;
    ++part;
  }
  const auto fits = runner_.fit(
      members.size(), [&](std::size_t i) { return baseline(members[i]); }, request_.seed,
      [&](std::size_t done) { tell_share(done, members.size()); });
  if (!fits) return false;
  return std::all_of(request_.plan.held_out.begin(), request_.plan.held_out.end(), [&](const HeldOutYear& year) {
    ++part;
    return simulate_year(year, members);
  });
}

/// The question's policy beside the member's own baseline.
bool MemberQuestions::simulate_policy(const std::vector<CalibrationMember>& members) {
  const std::vector<Setting>& policy = request_.plan.question->settings;
  TrialPlan plan;
  plan.seed = plan.population_seed = request_.seed;
  plan.kept = kept_of_city(request_.plan.question->outcomes, false);
  plan.order = PlanOrder::by_city;
  std::vector<ScenarioRecipe> recipes;
  const auto add = [&](const Scenario& scenario, ScenarioRecipe recipe) {
    const std::size_t position = plan.add(scenario.values_sha256, scenario.baseline_sha256,
                                          {first_member_replication, request_.effort.member_seeds});
    if (position == recipes.size()) recipes.push_back(std::move(recipe));
  };
  for (const CalibrationMember& member : members) {
    add(baseline(member), {request_.scenario_file, {}, member.settings, "", 0, true});
    add(source_.with(policy, member.settings), {request_.scenario_file, policy, member.settings});
  }
  plan.scenario = [&](std::size_t position) {
    const ScenarioRecipe& recipe = recipes[position];
    Scenario scenario = source_.with(recipe.settings, recipe.assumed);
    return recipe.is_baseline ? without_levers(scenario) : scenario;
  };
  // Other ranks make the same scenario by its recipe.
  plan.recipe = [&](std::size_t position) { return recipes[position]; };
  return !runner_.run(plan).is_stopped;
}

std::optional<CityFit> MemberQuestions::fit_of(const Scenario& baseline) const {
  const auto fit = store_.fit(baseline.baseline_sha256, request_.seed);
  TIMBANG_CHECK(fit.has_value(), "every member was fitted");
  return *fit;
}

/// A year held out, with the member's own Q moved into it.
bool MemberQuestions::simulate_year(const HeldOutYear& year, const std::vector<CalibrationMember>& members) {
  TrialPlan plan;
  plan.seed = plan.population_seed = request_.seed;
  plan.kept = kept_of_city({year.outcome}, year.month.has_value());
  plan.order = PlanOrder::by_city;
  std::vector<std::vector<Setting>> assumed;
  const auto scenario_of = [&](const std::vector<Setting>& settings) {
    return without_levers(source_.with({}, settings));
  };
  for (const CalibrationMember& member : members) {
    const Scenario own = baseline(member);
    const auto fitted = fit_of(own);
    // Members that no Q fits have no year to predict.
    if (!fitted) continue;
    std::vector<Setting> settings = overridden(member.settings, year.assumed);
    const Scenario other = scenario_of(settings);
    const CityOrigin origin{quantile_in_year(fitted->quantile(), own, other)};
    const std::size_t position = plan.add(other.values_sha256, other.baseline_sha256,
                                          {first_member_replication, request_.effort.member_seeds}, origin);
    if (position == assumed.size()) assumed.push_back(std::move(settings));
  }
  plan.scenario = [&](std::size_t position) { return scenario_of(assumed[position]); };
  plan.recipe = [&](std::size_t position) {
    return ScenarioRecipe{request_.scenario_file, {}, assumed[position], "", 0, true};
  };
  return !runner_.run(plan).is_stopped;
}

std::vector<std::optional<MemberFindings>> MemberQuestions::read(const std::vector<CalibrationMember>& members) const {
  std::vector<std::optional<MemberFindings>> all;
  for (const CalibrationMember& member : members) {
    const Scenario own = baseline(member);
    const auto fitted = fit_of(own);
    if (!fitted) {
      all.emplace_back(std::nullopt);
      continue;
    }
    MemberFindings findings;
    findings.measures = measures_of(*fitted);
    if (request_.plan.question) {
      // The same replications with and without the policy, so that differences are paired.
      const Scenario changed = source_.with(request_.plan.question->settings, member.settings);
      for (const std::string& outcome : request_.plan.question->outcomes) {
        std::vector<double> differences = values(changed, {}, outcome, {});
        const std::vector<double> without = values(own, {}, outcome, {});
        std::transform(differences.begin(), differences.end(), without.begin(), differences.begin(), std::minus<>());
        findings.differences.push_back(std::move(differences));
      }
    }
    for (const HeldOutYear& year : request_.plan.held_out) {
      const Scenario other = without_levers(source_.with({}, overridden(member.settings, year.assumed)));
      const CityOrigin origin{quantile_in_year(fitted->quantile(), own, other)};
      findings.predictions.push_back(values(other, origin, year.outcome, year.month));
    }
    all.emplace_back(std::move(findings));
  }
  return all;
}

std::vector<double> MemberQuestions::values(const Scenario& scenario, const CityOrigin& origin,
                                            const std::string& outcome, std::optional<Month> month) const {
  std::vector<double> values;
  for (std::uint32_t i = 0; i < request_.effort.member_seeds; ++i) {
    const auto trial = store_.trial(
        {scenario.values_sha256, origin.text(), request_.seed, request_.seed, first_member_replication + i});
    TIMBANG_CHECK(trial.has_value(), "every trial of a member is stored");
    values.push_back(city_value(*trial, outcome, month));
  }
  return values;
}

}  // namespace timbang
