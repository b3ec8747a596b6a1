#include "report/charts/decision/decision_chart_rows.hpp"

#include <algorithm>
#include <cmath>

#include "report/charts/chart_rows.hpp"
#include "report/charts/chart_template.hpp"
#include "report/words/decision_words.hpp"
#include "report/words/parameter_words.hpp"
#include "text/json_writer.hpp"

namespace timbang {
namespace {

using Layout = JsonWriter::Layout;

constexpr std::size_t line_width = 40;  // of labels, in characters

/// Where the cell of each value begins and the last one ends: halfway to its neighbours.
std::vector<double> edges_of(const std::vector<double>& values) {
  if (values.size() < 2) {
    const double half = std::max(std::fabs(values.front()) / 2, 0.5);
    return {values.front() - half, values.front() + half};
  }
  std::vector<double> edges{values[0] - (values[1] - values[0]) / 2};
  for (std::size_t i = 1; i < values.size(); ++i) edges.push_back((values[i - 1] + values[i]) / 2);
  edges.push_back(values.back() + (values.back() - edges.back()));
  return edges;
}

/// What stands in a cell: how many TKSK win, and of which plan; and its colour.
struct CellWords {
  std::string label;
  std::string word;
  std::string_view verdict;
};

CellWords words_of_cell(const DecisionReport& report, std::size_t cell, Language language) {
  const FlipSurface& flip = *report.flip;
  if (!flip.is_sound[cell]) return {text(language, "decide.no_scenario"), "", "none"};
  if (!flip.winners[cell]) return {text(language, "decide.no_plan"), "", "none"};
  const std::size_t plan = report.contenders[*flip.winners[cell]].plan;
  const bool is_choice = report.chosen == plan;
  const bool is_present = report.plans[plan].tksk == report.plan.present;
  std::string word = text(language, "chart.decision.plan_number", {{"number", plan}});
  if (is_choice || is_present) word += ", " + text(language, is_choice ? "decide.the_choice" : "decide.present");
  return {std::to_string(total_units(report.plans[plan].tksk)) + " TKSK", word, is_choice ? "choice" : "other"};
}

}  // namespace

std::string plan_label(const DecisionReport& report, std::size_t plan, Language language) {
  const Allocation& tksk = report.plans[plan].tksk;
  return text(language, "chart.decision.label",
              {{"number", plan},
               {"tksk", total_units(tksk)},
               {"cost", rupiah_words(language, report.cost_of(tksk).total_a_year())}});
}

std::vector<std::string> plan_lines(const DecisionReport& report, std::size_t plan, Language language) {
  const Allocation& tksk = report.plans[plan].tksk;
  const Allocation& from = report.chosen ? report.plans[*report.chosen].tksk : report.plan.present;
  std::string note = change_words(language, report, tksk, from);
  if (tksk == report.plan.present) note = text(language, "decide.present");
  if (report.chosen == plan) note = text(language, "decide.the_choice");
  std::vector<std::string> lines = wrapped(note, line_width);
  lines.insert(lines.begin(), plan_label(report, plan, language));
  return lines;
}

std::vector<std::string> information_lines(const DecisionReport& report, std::size_t index, Language language) {
  return wrapped(information_label(report, index, language), line_width);
}

std::string information_label(const DecisionReport& report, std::size_t index, Language language) {
  const std::string& path = report.information[index].path;
  const std::string title = short_parameter_title(path, language);
  const bool is_alone = std::ranges::none_of(report.information, [&](const auto& other) {
    return other.path != path && short_parameter_title(other.path, language) == title;
  });
  return is_alone ? title : title + " (" + path + ")";
}

std::string test_word(Feasibility answer, Language language) {
  return text(language, answer == Feasibility::yes  ? "decide.meets"
                        : answer == Feasibility::no ? "chart.decision.ruled_out"
                                                    : "decide.open");
}

std::string members_text(const DecisionReport& report, const ContenderFindings& contender, Language language) {
  return text(language, "chart.decision.members", {{"count", contender.members_for_it}, {"members", report.members}});
}

std::vector<std::size_t> tested_plans(const DecisionReport& report) {
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < report.plans.size(); ++i) {
    if (report.plans[i].trials > 0) order.push_back(i);
  }
  std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) {
    return total_units(report.plans[a].tksk) < total_units(report.plans[b].tksk);
  });
  return order;
}

std::vector<ChartRow> staffing_rows(const DecisionReport& report, Language language) {
  const Allocation& planned = report.plans[*report.chosen].tksk;
  const Allocation& now = report.plan.present;
  std::vector<std::size_t> order(planned.size());
  for (std::size_t k = 0; k < order.size(); ++k) order[k] = k;
  std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) { return planned[a] > planned[b]; });
  std::vector<ChartRow> rows;
  for (const std::size_t k : order) {
    const double change = static_cast<double>(planned[k]) - static_cast<double>(now[k]);
    const std::string change_text = number_text(language, change, 0, NumberKind::change);
    JsonWriter json;
    json.begin_object(Layout::compact).key("place").text(report.kecamatan[k]);
    json.key("order").unsigned_integer(rows.size());
    json.key("now").unsigned_integer(now[k]).key("planned").unsigned_integer(planned[k]);
    json.key("text").text(std::to_string(planned[k]) + (change == 0 ? "" : "\u00A0(" + change_text + ")"));
    rows.push_back({"", json.end().json()});
  }
  return rows;
}

std::vector<ChartRow> flip_rows(const DecisionReport& report, Language language) {
  const FlipSurface& flip = *report.flip;
  const std::vector<double> x = edges_of(flip.values[0]);
  const std::vector<double> y = edges_of(flip.values[1]);
  std::vector<ChartRow> rows;
  for (std::size_t i = 0; i < flip.values[0].size(); ++i) {
    for (std::size_t j = 0; j < flip.values[1].size(); ++j) {
      const CellWords cell = words_of_cell(report, rows.size(), language);
      JsonWriter json;
      json.begin_object(Layout::compact).key("first_at").number(flip.values[0][i]);
      json.key("second_at").number(flip.values[1][j]);
      json.key("x_from").number(six_digits(x[i])).key("x_to").number(six_digits(x[i + 1]));
      json.key("y_from").number(six_digits(y[j])).key("y_to").number(six_digits(y[j + 1]));
      json.key("label").text(cell.label).key("word").text(cell.word).key("verdict").text(cell.verdict);
      rows.push_back({"", json.end().json()});
    }
  }
  return rows;
}

}  // namespace timbang
