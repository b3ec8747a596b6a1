
#include "report/charts/decision/decision_chart_rows.hpp"
#include "report/charts/decision/decision_chart_words.hpp"
#include "report/words/decision_words.hpp"
#include "report/words/number_format.hpp"
#include "report/words/parameter_words.hpp"
#include "text/joined_text.hpp"
#include "text/json_writer.hpp"

namespace timbang {
namespace {

void add_point(std::string& points, const std::string& label, const std::string& value) {
  add_item(points, "; ", label + ": " + value);
}

std::string tested_value(const DecisionReport& report, const PlanFindings& plan, Language language) {
  const std::string runs = count_text(language, "chart.decision.runs", plan.trials);
  if (report.has_targets()) {
    const double share = static_cast<double>(plan.met) / static_cast<double>(plan.trials);
    return share_words(language, share) + ", " + test_word(plan.answer, language) + ", " + runs;
  }
  if (plan.less_than_chosen.empty()) return text(language, "decide.the_choice") + ", " + runs;
  const double lead = plan.less_than_chosen.front().mean;
  return value_text(language, lead_scale(report, language), lead, NumberKind::change) + ", " + runs;
}

}  // namespace

std::string staffing_points(const DecisionReport& report, Language language) {
  const Allocation& planned = report.plans[*report.chosen].tksk;
  std::string points;
  for (std::size_t k = 0; k < planned.size(); ++k) {
    add_point(points, report.kecamatan[k],
              text(language, "chart.decision.plan.point", {{"now", report.plan.present[k]}, {"planned", planned[k]}}));
  }
  return points;
}

std::string tested_points(const DecisionReport& report, Language language) {
  std::string points;
  for (const std::size_t plan : tested_plans(report)) {
    add_point(points, plan_label(report, plan, language), tested_value(report, report.plans[plan], language));
  }
  return points;
}

std::string agreement_points(const DecisionReport& report, Language language) {
  std::string points;
  for (const ContenderFindings& each : report.contenders) {
    add_point(points, plan_label(report, each.plan, language), members_text(report, each, language));
  }
  return points;
}

std::string information_points(const DecisionReport& report, Language language) {
  const NumberScale scale = information_scale(report, language);
  std::string points;
  for (std::size_t i = 0; i < shown_information(report); ++i) {
    add_point(points, information_label(report, i, language),
              value_text(language, scale, report.information[i].information.value.value, NumberKind::level));
  }
  return points;
}

std::string flip_points(const DecisionReport& report, Language language) {
  const FlipSurface& flip = *report.flip;
  const std::size_t columns = flip.values[1].size();
  std::string points;
  for (std::size_t cell = 0; cell < flip.winners.size(); ++cell) {
    std::string winner = text(language, flip.is_sound[cell] ? "decide.no_plan" : "decide.no_scenario");
    if (flip.is_sound[cell] && flip.winners[cell])
      winner = plan_label(report, report.contenders[*flip.winners[cell]].plan, language);
    add_point(points,
              written_value(shortest_text(flip.values[0][cell / columns]), language) + " / " +
                  written_value(shortest_text(flip.values[1][cell % columns]), language),
              winner);
  }
  return points;
}

}  // namespace timbang
