#include "experiment/member_welfare.hpp"

#include <cmath>
#include <optional>

#include "base/check.hpp"
#include "base/sha256.hpp"
#include "population/welfare_solution.hpp"
#include "random/distributions.hpp"
#include "scenario/number_text.hpp"
#include "scenario/slots.hpp"
#include "statistics/approximate_bayes.hpp"

namespace timbang {

namespace {

constexpr std::uint32_t most_refusals = 20;
constexpr int kept_decimals = 4;  ///< of a solved value, far finer than its target is known

const reading::Unit& unit_of(const WelfareTarget& target) {
  const reading::Slot* slot = reading::find_slot(target.solved_by);
  TIMBANG_CHECK(slot != nullptr, "the reader of a plan knows what is solved for");
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
    const double normal = standard_normal(draw_word(key, number, Occasion(Occasion::Kind::once, attempt),
                                                    DrawPurpose::drawn_target, static_cast<std::uint32_t>(i)));
    searches.push_back({target.solved_by, unit.to_base(target.search_low), unit.to_base(target.search_high),
                        *find_welfare_measure(target.measure),
                        target.known.low + target.known.discrepancy_sd * normal});
  }
  return searches;
}

/// Nothing if no Q meets the official figures.
std::optional<WelfareSolution> solved(const Scenario& scenario, std::uint64_t seed,
                                      const std::vector<WelfareSearch>& searches) {
  try {
    return solve_welfare(scenario, seed, searches);
  } catch (const CheckFailed&) {
    return std::nullopt;
  }
}

double agreement(const CalibrationPlan& plan, const WelfareSolution& solution) {
  double product = 1;
  for (const WelfareTarget& target : plan.welfare) {
    if (!target.solved_by.empty()) continue;
    const auto measure = static_cast<std::size_t>(*find_welfare_measure(target.measure));
    product *= discrepancy_kernel(statistics_target(target), solution.measures[measure]);
  }
  return product;
}

}  // namespace

std::string welfare_key(const CalibrationPlan& plan, const std::vector<Setting>& settings, std::uint64_t seed) {
  std::string text = std::to_string(seed);
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
                                        const PriorDraw& draw, std::uint64_t seed, StreamKey key) {
  const Scenario scenario = source.with({}, draw.settings);
  std::vector<double> best;
  double best_agreement = -1;
  for (std::uint32_t attempt = 0; attempt < most_refusals; ++attempt) {
    const auto solution = solved(scenario, seed, drawn_searches(plan, draw.number, attempt, key));
    if (!solution) continue;
    const double agreed = agreement(plan, *solution);
    if (agreed > best_agreement) {
      best_agreement = agreed;
      best = solution->values;
    }
    const std::uint32_t word =
        draw_word(key, draw.number, Occasion(Occasion::Kind::once, attempt), DrawPurpose::acceptance, 1);
    if (uniform_open(word) > agreed) continue;
    best = solution->values;
    break;
  }
  if (best_agreement < 0) return {};
  std::size_t i = 0;
  for (const WelfareTarget& target : plan.welfare) {
    if (target.solved_by.empty()) continue;
    best[i] = rounded(unit_of(target).from_base(best[i]));
    ++i;
  }
  return best;
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
