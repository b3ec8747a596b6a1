#include "report/charts/decision/decision_charts.hpp"

#include "base/sha256.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

#include "base/search.hpp"
#include "report/charts/chart_files.hpp"
#include "report/charts/chart_rows.hpp"
#include "report/charts/chart_template.hpp"
#include "report/charts/chart_words.hpp"
#include "report/charts/decision/decision_chart_rows.hpp"
#include "report/charts/decision/decision_chart_words.hpp"
#include "text/json_writer.hpp"

namespace timbang {
namespace {

using Layout = JsonWriter::Layout;

std::string range_json(double from, double to) {
  JsonWriter json;
  json.begin_array(Layout::compact).begin_object(Layout::compact);
  return json.key("from").number(from).key("to").number(to).end().end().json();
}

std::string line_json(double at) {
  JsonWriter json;
  return json.begin_array(Layout::compact).begin_object(Layout::compact).key("at").number(at).end().end().json();
}

std::string domain_json(double from, double to) {
  JsonWriter json;
  json.begin_object(Layout::compact).key("unionWith").begin_array(Layout::compact);
  return json.number(from).number(to).end().end().json();
}

bool has_sound_tile(const FlipSurface& flip) {
  return contains(flip.is_sound, true);
}

/// Makes the charts of one decision, one by one.
class DecisionBook {
 public:
  DecisionBook(const DecisionReport& report, const std::string& date, Language language)
      : report_(report), language_(language) {
    const std::size_t runs = report.search_runs + report.member_runs + report.flip_runs;
    source_line_ = words("chart.source.decision", {{"version", TIMBANG_VERSION},
                                                   {"name", report.name},
                                                   {"scenario", report.scenario_name},
                                                   {"hash", short_hash(report.scenario_sha256)},
                                                   {"seed", report.seed},
                                                   {"runs", number_text(language, static_cast<double>(runs), 0)},
                                                   {"date", date}});
    book_.parameters = parameters_json({});
  }

  ChartBook make() {
    if (report_.chosen) add_staffing();
    if (!tested_plans(report_).empty() && (report_.has_targets() || report_.chosen)) add_tests();
    if (report_.members > 0) add_agreement();
    if (shown_information(report_) > 0) add_information();
    if (report_.flip && has_sound_tile(*report_.flip)) add_flip();
    return std::move(book_);
  }

 private:
  [[nodiscard]] std::string words(const std::string& id, const TextArguments& arguments = {}) const {
    return text(language_, id, arguments);
  }

  void add(const std::string& name, const std::string& title, const std::string& subtitle, const std::string& unit,
           const std::string& points, const std::string& view) {
    Chart chart = make_chart({name, title, title, unit, name, subtitle, points}, source_line_, view, book_, language_);
    chart.measure = words("chart.measure." + name);
    chart.datasets = {name};
    chart.section = section_of_decision;
    book_.charts.push_back(std::move(chart));
  }

  void add_staffing() {
    book_.datasets["decision-plan"] = staffing_rows(report_, language_);
    add("decision-plan", staffing_title(report_, language_), staffing_subtitle(report_, language_),
        words("chart.decision.plan.axis"), staffing_points(report_, language_),
        fill_template(staffing_chart_file,
                      {{"step", "20"}, {"x_title", json_text(words("chart.decision.plan.axis"))}}));
  }

  /// How the template of estimates is filled.
  struct Judged {
    std::string unit;
    std::string domain;  ///< what the axis shows in any case
    std::string zones = "[]";
    std::string lines = "[]";
    std::size_t step = 0;
  };

  void add_judged(const std::string& name, const std::string& title, const std::string& subtitle, const Judged& judged,
                  std::vector<ChartRow> rows, const std::string& points) {
    add(name, title, subtitle, judged.unit, points,
        fill_template(judged_chart_file, {{"data", json_text(name)},
                                          {"step", std::to_string(judged.step)},
                                          {"domain", judged.domain},
                                          {"x_title", json_text(judged.unit)},
                                          {"zones", judged.zones},
                                          {"lines", judged.lines}}));
    book_.datasets[name] = std::move(rows);
  }

  /// How high a row is: for two lines of text beside it, or the longest label.
  template <typename LinesOf>
  [[nodiscard]] std::size_t step_for(const std::vector<std::size_t>& shown, const LinesOf& lines_of) const {
    constexpr std::size_t line_height = 14;
    constexpr std::size_t least = 34;
    std::size_t most = 1;
    for (const std::size_t each : shown) most = std::max(most, lines_of(report_, each, language_).size());
    return std::max(least, most * line_height + line_height / 2);
  }

  void add_tests() {
    constexpr double percent = 100;
    const DecisionPlan& plan = report_.plan;
    Judged judged{words("chart.decision.tests.axis"), domain_json(0, percent)};
    if (report_.has_targets()) {
      judged.zones = range_json(six_digits(percent * (plan.probability - plan.indifference)),
                                six_digits(percent * (plan.probability + plan.indifference)));
      judged.lines = line_json(six_digits(percent * plan.probability));
    } else {
      const NumberScale scale = lead_scale(report_, language_);
      const double lead = six_digits(plan.smallest_lead / scale.divisor);
      judged = {words("chart.decision.ranked.axis", {{"unit", scale.unit}}), domain_json(-lead, lead),
                range_json(-lead, lead), line_json(0)};
    }
    judged.step = step_for(tested_plans(report_), plan_lines);
    add_judged("decision-tests", tests_title(report_, language_), tests_subtitle(report_, language_), judged,
               tested_rows(report_, language_), tested_points(report_, language_));
  }

  void add_agreement() {
    constexpr double percent = 100;
    std::vector<std::size_t> asked;
    for (const ContenderFindings& each : report_.contenders) asked.push_back(each.plan);
    const Judged judged{words("chart.decision.agreement.axis"), domain_json(0, percent), "[]",
                        line_json(percent * agreement_needed), step_for(asked, plan_lines)};
    add_judged("decision-agreement", agreement_title(report_, language_), agreement_subtitle(report_, language_),
               judged, agreement_rows(report_, language_), agreement_points(report_, language_));
  }

  void add_information() {
    const NumberScale scale = information_scale(report_, language_);
    std::vector<std::size_t> shown(shown_information(report_));
    std::iota(shown.begin(), shown.end(), std::size_t{0});
    const double limit = six_digits(report_.largest_by_chance / scale.divisor);
    Judged judged{words("chart.decision.information.axis", {{"unit", scale.unit}}), domain_json(0, limit), "[]",
                  line_json(limit)};
    judged.step = step_for(shown, information_lines);
    add_judged("decision-information", information_title(report_, language_), information_subtitle(report_, language_),
               judged, information_rows(report_, language_), information_points(report_, language_));
  }

  void add_flip() {
    const FlipSurface& flip = *report_.flip;
    JsonWriter present;
    present.begin_array(Layout::compact);
    if (flip.present[0] && flip.present[1]) {
      present.begin_object(Layout::compact).key("x").number(*flip.present[0]).key("y").number(*flip.present[1]).end();
    }
    const auto values = [&](std::size_t axis) {
      JsonWriter json;
      json.begin_array(Layout::compact);
      for (const double value : flip.values[axis]) json.number(value);
      return json.end().json();
    };
    book_.datasets["decision-flip"] = flip_rows(report_, language_);
    add("decision-flip", flip_title(report_, language_), flip_subtitle(report_, language_),
        flip_axis(report_, 0, language_) + "; " + flip_axis(report_, 1, language_), flip_points(report_, language_),
        fill_template(flip_chart_file, {{"x_title", json_text(flip_axis(report_, 0, language_))},
                                        {"y_title", json_text(flip_axis(report_, 1, language_))},
                                        {"x_values", values(0)},
                                        {"y_values", values(1)},
                                        {"present", present.end().json()}}));
  }

  const DecisionReport& report_;
  Language language_;
  std::string source_line_;
  ChartBook book_;
};

}  // namespace

ChartBook make_decision_charts(const DecisionReport& report, const std::string& date, Language language) {
  return DecisionBook(report, date, language).make();
}

void add_charts(ChartBook& book, ChartBook more) {
  for (Chart& chart : more.charts) book.charts.push_back(std::move(chart));
  book.datasets.merge(more.datasets);
}

}  // namespace timbang
