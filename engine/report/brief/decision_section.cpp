#include "report/brief/decision_section.hpp"

#include <algorithm>
#include <cmath>

#include "report/charts/decision/decision_chart_rows.hpp"
#include "report/charts/decision/decision_charts.hpp"
#include "report/tables/decision_text.hpp"
#include "report/words/decision_words.hpp"
#include "report/words/number_format.hpp"
#include "statistics/intervals/share_interval.hpp"
#include "text/joined_text.hpp"

namespace timbang {
namespace {

using Kind = BriefBlock::Kind;

constexpr std::size_t most_listed = 3;

/// What was asked, without the heading that names the decision and its values.
std::string asked(const DecisionReport& report, Language language) {
  const std::string question = decision_question(report, language);
  constexpr std::size_t lines_of_heading = 2;
  std::string words;
  std::size_t line = 0;
  for (std::size_t begin = 0; begin < question.size(); ++line) {
    const std::size_t end = question.find('\n', begin);
    const std::size_t first = question.find_first_not_of(' ', begin);
    if (line >= lines_of_heading && first < end) {
      add_item(words, " ", question.substr(first, end - first));
      if (words.back() != '.' && words.back() != ':') words += ".";
    }
    begin = end + 1;
  }
  return words;
}

std::string agreement(const DecisionReport& report, Language language) {
  std::string words = decision_agreement(report, language);
  if (report.members == 0) return words;
  const Estimate share = estimate_share(report.agreeing, report.members);
  return words + " " +
         text(language, "brief.decision.range",
              {{"members", report.members},
               {"low", share_words(language, share.low.value_or(0))},
               {"high", share_words(language, share.high.value_or(1))}});
}

/// A number that is only roughly known.
double two_digits(double value) {
  // The logarithm of 0 or less is undefined.
  if (!(value > 0)) return value;
  const double unit = std::pow(10, std::floor(std::log10(value)) - 1);
  return std::round(value / unit) * unit;
}

std::string value_of_knowing(const DecisionReport& report, std::size_t index, Language language) {
  const PartialInformation& information = report.information[index].information;
  const auto& range = information.value.range;
  std::string interval;
  if (range) {
    const NumberScale scale = information_scale(report, language);
    const Estimate value{information.value.value, range->low, range->high};
    interval = " " + text(language, "brief.decision.worth.range",
                          {{"range", interval_text(language, scale, value, NumberKind::level) + " " + scale.unit}});
  }
  const bool exceeds = report.information[index].exceeds_chance();
  return text(language, "brief.decision.worth",
              {{"parameter", information_label(report, index, language)},
               {"value", rupiah_words(language, information.value.value)},
               {"interval", interval},
               {"chance", rupiah_words(language, two_digits(information.by_chance))},
               {"verdict", text(language, exceeds ? "chart.decision.above_chance" : "chart.decision.by_chance")}});
}

BriefTable plan_table(const DecisionReport& report, Language language) {
  const auto number = [&](double value, NumberKind kind = NumberKind::level) {
    return BriefCell{.value = number_text(language, value, 0, kind), .is_number = true};
  };
  const auto heading = [&](const char* id, bool is_number) {
    return BriefCell{.value = text(language, id), .is_number = is_number};
  };
  BriefTable table{text(language, "brief.decision.table"),
                   {heading("chart.column.place", false), heading("decide.column.now", true),
                    heading("decide.column.plan", true), heading("decide.column.change", true)},
                   {}};
  const Allocation& planned = report.plans[*report.chosen].tksk;
  for (std::size_t k = 0; k < planned.size(); ++k) {
    const double now = report.plan.present[k];
    table.rows.push_back({{.value = report.kecamatan[k]},
                          number(now),
                          number(planned[k]),
                          number(planned[k] - now, NumberKind::change)});
  }
  return table;
}

}  // namespace

BriefSection decision_section(const DecisionReport& report, Language language) {
  BriefSection section{std::string(section_of_decision), text(language, "brief.decision"), {}, {}};
  const auto say = [&](std::string words) { section.blocks.push_back({Kind::paragraph, std::move(words)}); };
  say(asked(report, language));
  // The search has an answer, but too few members of the ensemble agree with it.
  if (report.answer != DecisionAnswer::undecided && !report.is_settled()) {
    say(text(language, "brief.decision.not_yet",
             {{"share", share_words(language, report.agreement().value_or(0))},
              {"needed", share_words(language, agreement_needed)}}));
  }
  say(decision_headline(report, language));
  say(decision_promise(report, language));
  say(agreement(report, language));
  if (const std::size_t shown = shown_information(report); shown > 0) {
    section.blocks.push_back({Kind::heading, text(language, "brief.decision.measure")});
    BriefBlock list{Kind::list};
    for (std::size_t i = 0; i < std::min(most_listed, shown); ++i) {
      list.items.push_back(value_of_knowing(report, i, language));
    }
    section.blocks.push_back(std::move(list));
    say(text(language, "information.largest",
             {{"count", report.information.size()},
              {"limit", rupiah_words(language, two_digits(report.largest_by_chance))}}) +
        " " + text(language, "brief.decision.hint"));
  }
  if (!report.chosen) return section;
  BriefBlock table{Kind::table};
  table.table = plan_table(report, language);
  // On paper the chart of the plan says the same.
  table.is_printed = false;
  section.blocks.push_back(std::move(table));
  return section;
}

}  // namespace timbang
