#include <algorithm>
#include <cmath>

#include "report/charts/chart_numbers.hpp"
#include "report/charts/chart_rows.hpp"
#include "report/charts/decision/decision_chart_rows.hpp"
#include "report/words/number_format.hpp"
#include "statistics/intervals/share_interval.hpp"
#include "text/joined_text.hpp"
#include "text/json_writer.hpp"

namespace timbang {
namespace {

using Layout = JsonWriter::Layout;

/// The scale of estimates of money: as many decimals as the narrowest supports.
NumberScale money_scale(Language language, const std::vector<Estimate>& estimates) {
  double largest = 0;
  double narrowest = 0;
  for (const Estimate& estimate : estimates) {
    if (std::isnan(estimate.mean)) continue;
    largest = std::max(largest, std::fabs(estimate.mean));
    const double half = (estimate.high.value_or(0) - estimate.low.value_or(0)) / 2;
    if (half > 0 && (narrowest == 0 || half < narrowest)) narrowest = half;
  }
  return number_scale(language, OutcomeUnit::rupiah, largest, narrowest);
}

Estimate value_of_knowing(const InformationFindings& each) {
  const auto& range = each.information.value.range;
  return {each.information.value.value, range ? std::optional(range->low) : std::nullopt,
          range ? std::optional(range->high) : std::nullopt};
}

/// What a row of an estimate has.
struct JudgedRow {
  std::vector<std::string> label;  ///< lines
  std::string verdict;             ///< good, bad, choice or open: the colour of its point
  std::string word;
  Estimate estimate;
  NumberScale scale;
  NumberKind kind = NumberKind::level;
  std::optional<std::size_t> runs = {};
  std::optional<double> chance = {};
};

std::string joined(const std::vector<std::string>& lines) {
  std::string all;
  for (const std::string& line : lines) add_item(all, "\n", line);
  return all;
}

ChartRow row_of(const JudgedRow& judged, std::size_t order, Language language) {
  const auto scaled = [&](double value) { return six_digits(value / judged.scale.divisor); };
  JsonWriter json;
  json.begin_object(Layout::compact).key("label").text(joined(judged.label)).key("order").unsigned_integer(order);
  json.key("mean").number(scaled(judged.estimate.mean));
  if (judged.estimate.low) json.key("low").number(scaled(*judged.estimate.low));
  if (judged.estimate.high) json.key("high").number(scaled(*judged.estimate.high));
  if (judged.chance) json.key("chance").number(scaled(*judged.chance));
  if (judged.runs) json.key("runs").unsigned_integer(*judged.runs);
  json.key("text").text(with_interval(language, judged.scale, judged.estimate, judged.kind));
  json.key("verdict").text(judged.verdict).key("word").text(judged.word);
  return {"", json.end().json()};
}

std::string with_runs(const std::string& word, std::size_t runs, Language language) {
  return text(language, "chart.decision.after_runs",
              {{"word", word}, {"runs", count_text(language, "chart.decision.runs", runs)}});
}

/// A plan under targets.
JudgedRow tried_row(const DecisionReport& report, std::size_t plan, Language language) {
  const PlanFindings& found = report.plans[plan];
  const bool is_met = found.answer == Feasibility::yes;
  const bool is_missed = found.answer == Feasibility::no;
  return {plan_lines(report, plan, language),
          is_met      ? "good"
          : is_missed ? "bad"
                      : "open",
          with_runs(test_word(found.answer, language), found.trials, language),
          estimate_share(found.met, found.trials),
          share_scale(),
          NumberKind::level,
          found.trials};
}

/// A plan under a set of values.
JudgedRow ranked_row(const DecisionReport& report, std::size_t plan, Language language) {
  const PlanFindings& found = report.plans[plan];
  JudgedRow row{plan_lines(report, plan, language),
                "choice",
                text(language, "decide.the_choice"),
                {0, std::nullopt, std::nullopt},
                lead_scale(report, language),
                NumberKind::change,
                found.trials};
  if (report.chosen != plan) {
    const Estimate lead = found.less_than_chosen.empty() ? undefined_estimate() : found.less_than_chosen.front();
    const bool is_behind = lead.low.value_or(0) > 0;
    const bool is_far = is_far_behind(report, found);
    row.estimate = lead;
    row.verdict = is_behind ? "bad" : "open";
    row.word = text(language, is_far      ? "chart.decision.far_behind"
                              : is_behind ? "chart.decision.behind"
                                          : "chart.decision.not_apart");
  }
  row.word = with_runs(row.word, found.trials, language);
  return row;
}

}  // namespace

std::size_t shown_information(const DecisionReport& report) {
  const auto end =
      std::ranges::find_if(report.information, [](const auto& each) { return !(each.information.value.value > 0); });
  return std::min(most_informative, static_cast<std::size_t>(end - report.information.begin()));
}

NumberScale share_scale() {
  return {0.01, 0, "%"};
}

NumberScale lead_scale(const DecisionReport& report, Language language) {
  // That of the smallest lead that matters: the plans next to the choice are the ones to be told apart.
  return number_scale(language, OutcomeUnit::rupiah, report.plan.smallest_lead, report.plan.smallest_lead / 2);
}

NumberScale information_scale(const DecisionReport& report, Language language) {
  std::vector<Estimate> values;
  for (std::size_t i = 0; i < shown_information(report); ++i) {
    values.push_back(value_of_knowing(report.information[i]));
  }
  return money_scale(language, values);
}

bool is_far_behind(const DecisionReport& report, const PlanFindings& plan) {
  return !plan.less_than_chosen.empty() && report.plan.smallest_lead > 0 &&
         plan.less_than_chosen.front().low.value_or(0) >= report.plan.smallest_lead;
}

std::vector<ChartRow> tested_rows(const DecisionReport& report, Language language) {
  std::vector<ChartRow> rows;
  for (const std::size_t plan : tested_plans(report)) {
    const JudgedRow row = report.has_targets() ? tried_row(report, plan, language) : ranked_row(report, plan, language);
    rows.push_back(row_of(row, rows.size(), language));
  }
  return rows;
}

std::vector<ChartRow> agreement_rows(const DecisionReport& report, Language language) {
  std::vector<ChartRow> rows;
  for (const ContenderFindings& each : report.contenders) {
    rows.push_back(row_of(
        {plan_lines(report, each.plan, language), report.chosen == each.plan ? "choice" : "open",
         members_text(report, each, language), estimate_share(each.members_for_it, report.members), share_scale()},
        rows.size(), language));
  }
  return rows;
}

std::vector<ChartRow> information_rows(const DecisionReport& report, Language language) {
  const NumberScale scale = information_scale(report, language);
  std::vector<ChartRow> rows;
  for (std::size_t i = 0; i < shown_information(report); ++i) {
    const InformationFindings& each = report.information[i];
    const bool is_above = each.exceeds_chance();
    rows.push_back(row_of({information_lines(report, i, language), is_above ? "choice" : "open",
                           text(language, is_above ? "chart.decision.above_chance" : "chart.decision.by_chance"),
                           value_of_knowing(each), scale, NumberKind::level, std::nullopt, each.information.by_chance},
                          rows.size(), language));
  }
  return rows;
}

}  // namespace timbang
