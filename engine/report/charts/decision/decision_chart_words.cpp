#include "report/charts/decision/decision_chart_words.hpp"

#include <algorithm>

#include "base/ranges.hpp"
#include "report/charts/decision/decision_chart_rows.hpp"
#include "report/words/decision_words.hpp"
#include "report/words/number_format.hpp"
#include "report/words/parameter_words.hpp"
#include "text/joined_text.hpp"
#include "text/json_writer.hpp"

namespace timbang {
namespace {

std::string count_of(std::size_t count) {
  return std::to_string(count);
}

std::size_t count_behind(const DecisionReport& report) {
  return static_cast<std::size_t>(
      std::ranges::count_if(report.plans, [&](const PlanFindings& plan) { return is_far_behind(report, plan); }));
}

/// With at least so many runs the border between tiles is taken as that of the plans, not as chance.
constexpr std::uint32_t fewest_without_chance = 30;

/// A share is a plain number to people.
std::string shown_unit(const std::string& unit) {
  return unit == "share" ? std::string() : unit;
}

/// Which plans win somewhere on the surface; nothing stands for none.
std::vector<std::optional<std::size_t>> winners_of(const FlipSurface& flip) {
  std::vector<std::optional<std::size_t>> winners;
  for (std::size_t cell = 0; cell < flip.winners.size(); ++cell) {
    if (!flip.is_sound[cell]) continue;
    if (!contains(winners, flip.winners[cell])) winners.push_back(flip.winners[cell]);
  }
  return winners;
}

}  // namespace

std::string staffing_title(const DecisionReport& report, Language language) {
  const std::size_t planned = total_units(report.plans[*report.chosen].tksk);
  const double change = static_cast<double>(planned) - static_cast<double>(total_units(report.plan.present));
  return text(language, change == 0 ? "chart.decision.plan.as_today" : "chart.decision.plan.changed",
              {{"tksk", count_of(planned)}, {"change", number_text(language, change, 0, NumberKind::change)}});
}

std::string staffing_subtitle(const DecisionReport& report, Language language) {
  const StaffCost cost = report.cost_of(report.plans[*report.chosen].tksk);
  std::string payers;
  for (std::size_t i = 0; i < payer_count; ++i) {
    if (cost.a_year[i] == 0) continue;
    add_item(payers, ", ",
             text(language, "decide.payer." + std::string(payer_word(static_cast<Payer>(i)))) + "\u00A0" +
                 rupiah_words(language, cost.a_year[i]));
  }
  return text(language, "chart.decision.plan.subtitle",
              {{"cost", rupiah_words(language, cost.total_a_year())}, {"payers", payers}});
}

std::string tests_title(const DecisionReport& report, Language language) {
  const TextArguments counts{{"tested", count_of(tested_plans(report).size())},
                             {"behind", count_of(count_behind(report))},
                             {"others", count_of(report.plans.empty() ? 0 : report.plans.size() - 1)},
                             {"tksk", report.chosen ? count_of(total_units(report.plans[*report.chosen].tksk)) : ""}};
  if (report.answer == DecisionAnswer::undecided) return text(language, "chart.decision.tests.undecided", counts);
  if (!report.has_targets()) return text(language, "chart.decision.tests.best", counts);
  return text(language, report.chosen ? "chart.decision.tests.cheapest" : "chart.decision.tests.none", counts);
}

std::string tests_subtitle(const DecisionReport& report, Language language) {
  const DecisionPlan& plan = report.plan;
  const TextArguments numbers{{"required", share_words(language, plan.probability)},
                              {"zone_low", share_words(language, plan.probability - plan.indifference)},
                              {"zone_high", share_words(language, plan.probability + plan.indifference)},
                              {"lead", rupiah_words(language, plan.smallest_lead)},
                              {"values", plan.values.empty() ? "" : plan.values.front().name}};
  std::string subtitle = text(
      language, report.has_targets() ? "chart.decision.tests.subtitle" : "chart.decision.ranked.subtitle", numbers);
  const std::size_t tested = tested_plans(report).size();
  if (!report.has_targets() || !report.chosen || tested >= report.error_shared_by) return subtitle;
  subtitle += " " + count_text(language, "chart.decision.untested", report.error_shared_by - tested);
  return subtitle;
}

std::string agreement_title(const DecisionReport& report, Language language) {
  const bool is_enough = report.agreement().value_or(0) >= agreement_needed;
  const std::string id = report.answer == DecisionAnswer::none ? "chart.decision.agreement.none"
                         : is_enough                           ? "chart.decision.agreement.enough"
                                                               : "chart.decision.agreement.short";
  return text(language, id,
              {{"agreeing", count_of(report.agreeing)},
               {"members", count_of(report.members)},
               {"share", share_words(language, report.agreement().value_or(0))},
               {"needed", share_words(language, agreement_needed)}});
}

std::string agreement_subtitle(const DecisionReport& report, Language language) {
  const DecisionPlan& plan = report.plan;
  return text(language,
              report.has_targets() ? "chart.decision.agreement.subtitle" : "chart.decision.agreement.of_value",
              {{"needed", share_words(language, agreement_needed)},
               {"runs", count_text(language, "chart.decision.runs", plan.member_replications)},
               {"share", share_words(language, plan.probability - plan.indifference)},
               {"lead", rupiah_words(language, plan.smallest_lead)},
               {"members", count_of(report.members)}});
}

std::string information_title(const DecisionReport& report, Language language) {
  if (!report.information.front().exceeds_chance()) return text(language, "chart.measure.decision-information");
  return text(language, "chart.decision.information.first", {{"parameter", information_label(report, 0, language)}});
}

std::string information_subtitle(const DecisionReport& report, Language language) {
  return text(language, "chart.decision.information.subtitle",
              {{"shown", count_of(shown_information(report))},
               {"count", count_of(report.information.size())},
               {"members", count_of(report.members)}});
}

std::string flip_title(const DecisionReport& report, Language language) {
  const auto winners = winners_of(*report.flip);
  if (winners.size() != 1) {
    const bool is_chosen_among = !report.chosen || std::ranges::any_of(winners, [&](const auto& winner) {
      return winner && report.chosen == report.contenders[*winner].plan;
    });
    return text(language, is_chosen_among ? "chart.decision.flip.turns" : "chart.decision.flip.turns_without");
  }
  if (!winners.front()) return text(language, "chart.decision.flip.none");
  const std::size_t plan = report.contenders[*winners.front()].plan;
  const std::string_view id = !report.chosen          ? "chart.decision.flip.any"
                              : report.chosen == plan ? "chart.decision.flip.choice"
                                                      : "chart.decision.flip.other";
  return text(language, id, {{"number", count_of(plan)}});
}

std::string flip_subtitle(const DecisionReport& report, Language language) {
  const std::string rule =
      text(language, report.has_targets() ? "chart.decision.flip.cheapest" : "chart.decision.flip.best",
           {{"share", share_words(language, report.plan.probability - report.plan.indifference)},
            {"runs", count_text(language, "chart.decision.runs", report.plan.member_replications)}});
  const std::string present = flip_present(report, language);
  const bool are_few = report.plan.member_replications < fewest_without_chance;
  return rule + (are_few ? " " + text(language, "chart.decision.flip.chance") : "") +
         (present.empty() ? "" : " " + text(language, "chart.decision.flip.present", {{"values", present}}));
}

std::string flip_axis(const DecisionReport& report, std::size_t axis, Language language) {
  const std::string unit = shown_unit(report.flip->units[axis]);
  return short_parameter_title(report.flip->paths[axis], language) +
         (unit.empty() ? "" : " (" + written_value(unit, language) + ")");
}

std::string flip_present(const DecisionReport& report, Language language) {
  std::string values;
  for (std::size_t axis = 0; axis < 2; ++axis) {
    if (!report.flip->present[axis]) return {};
    const std::string unit = shown_unit(report.flip->units[axis]);
    const std::string value = shortest_text(*report.flip->present[axis]) + enclosed(" ", unit);
    values += (axis == 0 ? "" : "; ") + written_value(value, language);
  }
  return values;
}

}  // namespace timbang
