#include "studies/calibrate/member_welfare.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

#include "base/check.hpp"
#include "base/problem.hpp"
#include "base/sha256.hpp"
#include "population/welfare_solution.hpp"
#include "random/distributions.hpp"
#include "scenario/parameters/slots.hpp"
#include "statistics/calibration/approximate_bayes.hpp"
#include "studies/parameter_space.hpp"
#include "text/number_text.hpp"

namespace timbang {

namespace {

constexpr std::uint32_t most_refusals = 20;
constexpr double enough_persons = 300'000;
constexpr int most_corrections = 2;
constexpr double settled_coverage = 1;  ///< points of %, a small part of what is known of it
constexpr int kept_decimals = 4;        ///< of a solved value, far finer than its target is known

const reading::Unit& unit_of(const WelfareTarget& target) {
  const reading::Slot* slot = reading::find_slot(target.solved_by);
  TIMBANG_CHECK(slot != nullptr, "a welfare target is solved by a known parameter, which the reader checks");
  return slot->unit();
}

double rounded(double value) {
  return reading::shifted_decimal(std::floor(reading::shifted_decimal(value, kept_decimals) + 0.5), -kept_decimals);
}

OutcomeTarget statistics_target(const WelfareTarget& target) {
  return {target.known.low, target.known.high, target.known.discrepancy_sd};
}

/// What is searched for in one attempt: values of the solved measures, drawn around the known ones.
std::vector<WelfareSearch> drawn_searches(const CalibrationPlan& plan, std::uint32_t number, std::uint32_t attempt,
                                          StreamKey key) {
  std::vector<WelfareSearch> searches;
  for (std::size_t i = 0; i < plan.welfare.size(); ++i) {
    const WelfareTarget& target = plan.welfare[i];
    if (target.solved_by.empty()) continue;
    const reading::Unit& unit = unit_of(target);
    // A draw for each attempt: what one attempt refused must not decide the next.
    const double normal = standard_normal(draw_word(key, number, Occasion(Occasion::Kind::once, attempt),
                                                    DrawPurpose::drawn_target, static_cast<std::uint32_t>(i)));
    searches.push_back({target.solved_by, unit.to_base(target.search_low), unit.to_base(target.search_high),
                        *find_welfare_measure(target.measure),
                        target.known.low + target.known.discrepancy_sd * normal});
  }
  return searches;
}

/// A smaller city of the same kind. The measures are shares, of which enough households tell enough.
Scenario thinned(Scenario scenario) {
  double persons = 0;
  for (const Kecamatan& kecamatan : scenario.kecamatan) persons += kecamatan.population;
  const double times = std::floor(persons / enough_persons);
  if (times < 2) return scenario;
  for (Kecamatan& kecamatan : scenario.kecamatan) {
    // Places and inhabitants alike, so that the shares of the city stay.
    kecamatan.population /= times;
    if (kecamatan.kpm) kecamatan.kpm = static_cast<std::uint32_t>(*kecamatan.kpm / times);
  }
  for (DatedParameters& dated : scenario.baseline) dated.values.programme.kpm /= times;
  return scenario;
}

/// Nothing if no Q meets the official figures.
std::optional<WelfareSolution> solved(const Scenario& scenario, std::uint64_t seed,
                                      const std::vector<WelfareSearch>& searches) {
  try {
    return solve_welfare(thinned(scenario), seed, searches);
  } catch (const CheckFailed&) {
    // The check says that no Q meets the official figures, which is an answer here.
    return std::nullopt;
  }
}

/// Poor households that aid reached, of all, in %, in the simulated baseline. Throws ScenarioError where the fixed
/// point of its Q does not settle.
double simulated_coverage(const Scenario& scenario, std::uint64_t seed, TrialRunner& runner) {
  const FitBook::Known fit = runner.fit_of(scenario, seed);
  if (!fit) refuse_fit(scenario);
  for (const auto& [name, value] : fit->measures) {
    if (name == welfare_measure_names()[static_cast<std::size_t>(WelfareMeasure::coverage)]) return value;
  }
  TIMBANG_CHECK(false, "a welfare fit reports coverage");
  return 0;
}

double agreement(const CalibrationPlan& plan, const WelfareSolution& solution) {
  double product = 1;
  for (const WelfareTarget& target : plan.welfare) {
    if (!target.solved_by.empty()) continue;
    const auto measure = static_cast<std::size_t>(*find_welfare_measure(target.measure));
    // Measures that nobody solves for still have to agree with what is known of them.
    product *= discrepancy_kernel(statistics_target(target), solution.measures[measure]);
  }
  return product;
}

/// What an attempt wanted and found.
struct Attempt {
  std::vector<WelfareSearch> searches;
  WelfareSolution solution;
};

/// The first attempt that its agreement lets pass, or else the best; nothing if no attempt has a Q.
std::optional<Attempt> accepted_attempt(const CalibrationPlan& plan, const Scenario& scenario, std::uint32_t number,
                                        std::uint64_t seed, StreamKey key) {
  std::optional<Attempt> best;
  double best_agreement = -1;
  for (std::uint32_t attempt = 0; attempt < most_refusals; ++attempt) {
    std::vector<WelfareSearch> searches = drawn_searches(plan, number, attempt, key);
    const auto solution = solved(scenario, seed, searches);
    if (!solution) continue;
    const double agreed = agreement(plan, *solution);
    const std::uint32_t word =
        draw_word(key, number, Occasion(Occasion::Kind::once, attempt), DrawPurpose::acceptance, 1);
    // Accepted with its agreement as the chance (approximate Bayes).
    const bool is_accepted = uniform_open(word) <= agreed;
    if (is_accepted || agreed > best_agreement) best = Attempt{std::move(searches), *solution};
    if (is_accepted) break;
    best_agreement = std::max(best_agreement, agreed);
  }
  return best;
}

/// The solved values in the units of their slots.
std::vector<double> in_slot_units(const CalibrationPlan& plan, std::vector<double> values) {
  std::size_t i = 0;
  for (const WelfareTarget& target : plan.welfare) {
    if (target.solved_by.empty()) continue;
    values[i] = rounded(unit_of(target).from_base(values[i]));
    ++i;
  }
  return values;
}

/// A listing ages: by the reported months families have become better off, died or moved. Moves what a fresh listing is
/// asked for until simulated coverage is what was drawn.
std::vector<double> aged(const CalibrationPlan& plan, const ScenarioSource& source,
                         const std::vector<Setting>& settings, std::uint64_t seed, Attempt attempt,
                         TrialRunner& runner) {
  std::vector<double> values = in_slot_units(plan, attempt.solution.values);
  const auto coverage = std::find_if(attempt.searches.begin(), attempt.searches.end(), [](const WelfareSearch& search) {
    return search.measure == WelfareMeasure::coverage;
  });
  // Nothing is solved for coverage: nothing to correct.
  if (coverage == attempt.searches.end()) return values;
  const double drawn = coverage->wanted;
  for (int i = 0; i < most_corrections; ++i) {
    const Scenario scenario = source.with({}, overridden(settings, welfare_settings(plan, values)));
    const double difference = drawn - simulated_coverage(scenario, seed, runner);
    if (std::abs(difference) < settled_coverage) break;
    coverage->wanted += difference;
    // The same targets but coverage, which is asked for by as much more as it fell short.
    const auto solution = solved(scenario, seed, attempt.searches);
    if (!solution) break;
    values = in_slot_units(plan, solution->values);
  }
  return values;
}

}  // namespace

std::string welfare_key(const CalibrationPlan& plan, const std::vector<Setting>& settings, std::uint64_t seed) {
  // What decides the answer: the same member is not searched for again.
  std::string text = std::to_string(seed) + " " + plain_number(enough_persons);
  for (const Setting& setting : settings) text += "\n" + setting.path + "=" + setting.value;
  for (const WelfareTarget& target : plan.welfare) {
    text += "\n" + target.measure + " " + target.solved_by;
    for (const double number :
         {target.known.low, target.known.high, target.known.discrepancy_sd, target.search_low, target.search_high}) {
      text += " " + reading::number_text(number);
    }
  }
  return sha256_hex(text);
}

std::vector<double> find_member_welfare(const CalibrationPlan& plan, const ScenarioSource& source,
                                        const PriorDraw& draw, std::uint64_t seed, StreamKey key, TrialRunner& runner) {
  const auto attempt = accepted_attempt(plan, source.with({}, draw.settings), draw.number, seed, key);
  if (!attempt) return {};
  try {
    return aged(plan, source, draw.settings, seed, *attempt, runner);
  } catch (const ScenarioError&) {
    return {};  // the fixed point of its Q does not settle
  }
}

std::vector<Setting> welfare_settings(const CalibrationPlan& plan, std::span<const double> values) {
  std::vector<Setting> settings;
  for (const WelfareTarget& target : plan.welfare) {
    if (target.solved_by.empty()) continue;
    const std::string unit = unit_of(target).name;
    settings.push_back({target.solved_by, plain_number(values[settings.size()]) + (unit.empty() ? "" : " " + unit)});
  }
  return settings;
}

}  // namespace timbang
