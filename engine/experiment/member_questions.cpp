#include "experiment/member_questions.hpp"

#include <algorithm>

#include "base/check.hpp"
#include "base/problem.hpp"
#include "experiment/trial.hpp"
#include "population/build_population.hpp"
#include "random/elementary.hpp"

namespace timbang {

namespace {

/// Far from the replications of points, so that a member's own luck is not what it was chosen for.
constexpr std::uint32_t first_member_replication = 0x20000000U;

const std::vector<std::string> measure_names{"headcount",       "gap",           "mean_consumption", "coverage",
                                             "inclusion_error", "chronic_share", "exit_rate"};

/// Q's three numbers, then the measures by name.
std::vector<double> fit_numbers(const ManifestFit& fit) {
  std::vector<double> numbers{fit.mu, fit.sigma, fit.g};
  for (const std::string& name : measure_names) {
    const auto found = std::find_if(fit.measures.begin(), fit.measures.end(),
                                    [&](const auto& measure) { return measure.first == name; });
    TIMBANG_CHECK(found != fit.measures.end(), "a welfare fit has the measures that members report");
    numbers.push_back(found->second);
  }
  return numbers;
}

/// The member's Q in the lines of another year: in March of that year its consumption stood, relative to that year's
/// line, where the member's growth of consumption between the two years puts it.
WelfareQuantile quantile_in_year(WelfareQuantile quantile, const Scenario& own, const Scenario& other) {
  const WelfareParameters& now = own.baseline_in_force(fit_month(own.period).first_day()).welfare;
  const WelfareParameters& then = other.baseline_in_force(fit_month(other.period).first_day()).welfare;
  const int years = other.period.first_month.year() - own.period.first_month.year();
  quantile.mu += portable_log(now.poverty_line_rupiah / then.poverty_line_rupiah) +
                 years * portable_log(1 + then.consumption_growth_per_year);
  return quantile;
}

bool is_among(const CalibrationTrialKey& key, std::uint32_t replication,
              const std::vector<CalibrationTrialKey>& lacking) {
  return std::any_of(lacking.begin(), lacking.end(), [&](const CalibrationTrialKey& each) {
    return each.setup == key.setup && each.values_sha256 == key.values_sha256 && each.replication == replication;
  });
}

}  // namespace

std::vector<std::string> member_measure_names() {
  return measure_names;
}

MemberQuestions::MemberQuestions(const CalibrationRequest& request, const ScenarioSource& source,
                                 const CalibrationStore& store)
    : request_(request), source_(source), store_(store), reader_(CalibrationPlan{}, source.with({}, {}).period) {}

AskedMember MemberQuestions::prepare(const CalibrationMember& member) const {
  const std::uint64_t seed = request_.seed;
  AskedMember asked;
  asked.scenario = without_levers(source_.with({}, member.settings));
  const std::string own = asked.scenario.baseline_sha256;
  asked.fit_key = own + " " + std::to_string(seed);
  if (request_.plan.question) {
    Scenario changed = source_.with(request_.plan.question->settings, member.settings);
    asked.policy.emplace();
    asked.policy->keys = {{"own Q", own, seed, 0}, {"own Q, policy", changed.values_sha256, seed, 0}};
    asked.policy->arms = {asked.scenario, std::move(changed)};
  }
  for (const HeldOutYear& year : request_.plan.held_out) {
    Scenario other = without_levers(source_.with({}, overridden(member.settings, year.assumed)));
    AskedTrials trials;
    trials.keys = {{"Q of " + own, other.baseline_sha256, seed, 0}};
    trials.arms = {std::move(other)};
    asked.years.push_back(std::move(trials));
  }
  return asked;
}

std::vector<CalibrationTrialKey> MemberQuestions::lacking_of(const AskedMember& asked) const {
  std::vector<CalibrationTrialKey> lacking;
  const auto look = [&](const AskedTrials& trials) {
    for (CalibrationTrialKey key : trials.keys) {
      for (std::uint32_t i = 0; i < request_.effort.member_seeds; ++i) {
        key.replication = first_member_replication + i;
        if (!store_.trial(key)) lacking.push_back(key);
      }
    }
  };
  if (asked.policy) look(*asked.policy);
  for (const AskedTrials& year : asked.years) look(year);
  return lacking;
}

MemberAnswer MemberQuestions::answer(const AskedMember& asked, const std::vector<CalibrationTrialKey>& lacking,
                                     std::optional<std::vector<double>> fit, const std::stop_token& abandon,
                                     const std::stop_token& stop) const {
  MemberAnswer answer;
  Population population;
  if (!fit) {
    answer.is_new_fit = true;
    try {
      auto fitted = fit_city(asked.scenario, request_.seed, 1, abandon);
      if (!fitted) return {};
      fit = fit_numbers(fitted->fit);
      population = std::move(fitted->population);
    } catch (const ScenarioError&) {
      fit.emplace();
    }
  }
  if (fit->empty()) {
    answer.fit = std::move(fit);
    return answer;
  }
  const WelfareQuantile quantile{(*fit)[0], (*fit)[1], (*fit)[2]};
  answer.fit = std::move(fit);
  if (asked.policy && lacks_any(*asked.policy, lacking)) {
    // The households are those that Q listed, which the fit's own last round made.
    if (population.households() == 0) population = build_population(asked.scenario, request_.seed, quantile);
    const BaselineCity city{asked.scenario, std::move(population), quantile};
    simulate(city, *asked.policy, lacking, abandon, stop, answer);
  }
  for (const AskedTrials& year : asked.years) {
    if (!lacks_any(year, lacking)) continue;
    const Scenario& other = year.arms.front();
    const WelfareQuantile then = quantile_in_year(quantile, asked.scenario, other);
    const BaselineCity city{other, build_population(other, request_.seed, then), then};
    simulate(city, year, lacking, abandon, stop, answer);
  }
  return answer;
}

MemberFindings MemberQuestions::read(const AskedMember& asked, const std::vector<double>& fit) const {
  MemberFindings findings;
  findings.measures.assign(fit.begin() + 3, fit.end());
  if (asked.policy) {
    for (const std::string& outcome : request_.plan.question->outcomes) {
      std::vector<double> differences = values(asked.policy->keys[1], outcome, reader_, {});
      const std::vector<double> own = values(asked.policy->keys[0], outcome, reader_, {});
      std::transform(differences.begin(), differences.end(), own.begin(), differences.begin(), std::minus<>());
      findings.differences.push_back(std::move(differences));
    }
  }
  for (std::size_t i = 0; i < asked.years.size(); ++i) {
    const HeldOutYear& year = request_.plan.held_out[i];
    const TargetReader reader(CalibrationPlan{}, asked.years[i].arms.front().period);
    findings.predictions.push_back(values(asked.years[i].keys[0], year.outcome, reader, year.month));
  }
  return findings;
}

bool MemberQuestions::lacks_any(const AskedTrials& trials, const std::vector<CalibrationTrialKey>& lacking) const {
  for (std::uint32_t i = 0; i < request_.effort.member_seeds; ++i) {
    for (const CalibrationTrialKey& key : trials.keys) {
      if (is_among(key, first_member_replication + i, lacking)) return true;
    }
  }
  return false;
}

void MemberQuestions::simulate(const BaselineCity& city, const AskedTrials& trials,
                               const std::vector<CalibrationTrialKey>& lacking, const std::stop_token& abandon,
                               const std::stop_token& stop, MemberAnswer& answer) const {
  for (std::uint32_t i = 0; i < request_.effort.member_seeds && !stop.stop_requested(); ++i) {
    const std::uint32_t replication = first_member_replication + i;
    std::vector<NumberedArm> arms;
    for (std::uint32_t arm = 0; arm < trials.arms.size(); ++arm) {
      if (is_among(trials.keys[arm], replication, lacking)) arms.push_back({arm, &trials.arms[arm]});
    }
    if (arms.empty()) continue;
    for (const FinishedTrial& trial : run_replication(city, arms, request_.seed, replication, abandon)) {
      const TrialResult& result = trial.result;
      CalibrationTrialKey key = trials.keys[result.arm];
      key.replication = replication;
      answer.trials.emplace_back(
          key, result.failure.empty() ? city_outcomes(result.table) : CityOutcomes{{}, result.failure});
    }
  }
}

std::vector<double> MemberQuestions::values(CalibrationTrialKey key, const std::string& outcome,
                                            const TargetReader& reader, std::optional<Month> month) const {
  std::vector<double> values;
  for (std::uint32_t i = 0; i < request_.effort.member_seeds; ++i) {
    key.replication = first_member_replication + i;
    const auto trial = store_.trial(key);
    TIMBANG_CHECK(trial.has_value(), "every trial of a member is stored");
    values.push_back(reader.read(*trial, outcome, month));
  }
  return values;
}

}  // namespace timbang
