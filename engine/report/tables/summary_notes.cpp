#include <algorithm>
#include <cmath>

#include "report/tables/summary_table.hpp"
#include "report/words/assumptions.hpp"
#include "report/words/number_format.hpp"
#include "report/words/summary_cells.hpp"
#include "text/joined_text.hpp"

namespace timbang {
namespace {

std::string seeds_note(const Summary& summary, Language language) {
  return text(language, summary.replications > 1 ? "summary.intervals" : "summary.no_intervals") + "\n";
}

/// "arm: path, path" for every arm that fixes parameters of the ensemble.
std::string held_note(const Summary& summary, Language language) {
  std::string result;
  for (const ArmSummary& arm : summary.arms) {
    std::string paths;
    for (const std::string& path : arm.held) add_item(paths, ", ", path);
    if (!paths.empty()) result += text(language, "summary.held", {{"arm", arm.name}, {"paths", paths}}) + "\n";
  }
  return result;
}

/// How to read plausible ranges, and what keeps these from being whole.
std::string plausible_note(const Summary& summary, Language language) {
  const std::uint32_t fewest = fewest_for_range;
  const bool has_ranges = summary.arms.front().replications >= fewest;
  std::string result = text(language, has_ranges ? "summary.ranges" : "summary.no_ranges", {{"fewest", fewest}}) + "\n";
  const TextArguments counts{{"replications", summary.replications}, {"members", summary.ensemble_members}};
  if (summary.replications < summary.ensemble_members) {
    result += text(language, "summary.some_members", counts) + "\n";
  } else if (summary.replications % summary.ensemble_members != 0) {
    result += text(language, "summary.unequal_members", counts) + "\n";
  }
  return result + held_note(summary, language);
}

std::string intervals_note(const Summary& summary, Language language) {
  return summary.interval == IntervalKind::plausible ? plausible_note(summary, language)
                                                     : seeds_note(summary, language);
}

/// Of an arm's change in poor persons, what delivery and what the choice of families did.
std::string poverty_parts(const ArmDifference& difference, Language language) {
  const auto change = [&](std::size_t outcome) { return city_difference(difference, outcome).paired.difference.mean; };
  const double delivery = change(outcome::poverty_kept_poor_by_failed_delivery);
  const double listing = change(outcome::poverty_poor_persons_if_all_transacted);
  if (std::isnan(delivery) || std::isnan(listing)) return {};
  return text(language, "summary.poverty_parts",
              {{"arm", difference.arm},
               {"all", number_text(language, delivery + listing, 0, NumberKind::change)},
               {"delivery", number_text(language, delivery, 0, NumberKind::change)},
               {"listing", number_text(language, listing, 0, NumberKind::change)}}) +
         "\n";
}

/// What delivery and listing could still do about poverty in the first arm, and how each arm's effect is divided.
std::string ceiling_note(const Summary& summary, Language language) {
  const Estimate delivery = city_estimate(summary.arms.front(), outcome::poverty_kept_poor_by_failed_delivery);
  const Estimate listing = city_estimate(summary.arms.front(), outcome::poverty_kept_poor_without_place);
  if (std::isnan(delivery.mean)) return {};
  std::string result = text(language, "summary.ceiling",
                            {{"persons", number_text(language, delivery.mean, 0)},
                             {"listing", std::isnan(listing.mean) ? text(language, "table.none")
                                                                  : number_text(language, listing.mean, 0)}}) +
                       "\n";
  for (const ArmDifference& difference : summary.differences) result += poverty_parts(difference, language);
  return result;
}

/// What a wait means that stands at its cap: three times the longest limit (ODD, annex C).
std::string cap_note(const Summary& summary, const Scenario& scenario, Language language) {
  if (scenario.policy.empty()) return {};
  constexpr double minutes_per_day = 24 * 60;
  const auto& limits = scenario.in_force(scenario.period.policy_start).complaints.limit_minutes;
  const double cap = 3 * *std::ranges::max_element(limits) / minutes_per_day;
  const bool is_capped = std::ranges::any_of(summary.arms, [&](const ArmSummary& arm) {
    return city_estimate(arm, outcome::complaints_wait_p90).mean >= cap - 0.5;
  });
  return is_capped ? text(language, "summary.capped", {{"days", number_text(language, cap, 0)}}) + "\n" : std::string();
}

/// One assumed number: the scenario's own, its range, and what the runs used where an ensemble gave it.
std::string assumption_line(const Summary& summary, const ParameterSource& source, Language language) {
  const std::string_view id = source.range.empty() ? "summary.assumption" : "summary.assumption_with_range";
  const std::string used = used_text(summary, source.path, language);
  return "  " + text(language, id, {{"path", source.path}, {"value", source.value}, {"range", source.range}}) +
         (used.empty() ? used : text(language, "summary.used", {{"used", used}})) + "\n";
}

std::string assumptions_note(const Summary& summary, const Scenario& scenario, Language language) {
  const AssumptionCount count = count_assumed(scenario);
  if (count.assumed + count.borrowed == 0) return {};
  const std::string_view note = count.borrowed == 0 ? "summary.assumed" : "summary.assumed_or_borrowed";
  std::string result =
      borrowed_note(scenario, language) +
      text(language, note, {{"assumed", count.assumed}, {"borrowed", count.borrowed}, {"all", count.all}}) + "\n";
  for (const ParameterSource& source : decisive_assumptions(scenario)) {
    result += assumption_line(summary, source, language);
  }
  return result;
}

}  // namespace

std::string borrowed_note(const Scenario& scenario, Language language) {
  const AssumptionCount count = count_assumed(scenario);
  if (count.borrowed == 0) return {};
  return text(language, "summary.borrowed", {{"borrowed", count.borrowed}, {"all", count.all}}) + "\n";
}

std::string summary_notes(const Summary& summary, const Scenario& scenario, Language language) {
  const std::string sequential = summary.is_sequential ? text(language, "summary.sequential") + "\n" : std::string();
  return intervals_note(summary, language) + sequential + cap_note(summary, scenario, language) +
         ceiling_note(summary, language) + assumptions_note(summary, scenario, language);
}

}  // namespace timbang
