#include <algorithm>
#include <cmath>

#include "outcomes/catalogue/outcome_catalogue.hpp"
#include "report/charts/analysis/analysis_book.hpp"
#include "report/charts/analysis/analysis_words.hpp"
#include "report/charts/chart_files.hpp"
#include "report/charts/chart_rows.hpp"
#include "report/charts/label_places.hpp"
#include "report/words/analysis_cells.hpp"
#include "text/joined_text.hpp"

namespace timbang {
namespace {

constexpr std::size_t most_named = 10;
constexpr double least_named = 0.05;  // of the largest: what is smaller hardly matters beside it
constexpr double plane_width = 300;   // as the template has it
constexpr std::size_t line_height = 15;

/// One input in the plane, on the chart's scale.
struct ScreenedInput {
  std::string title;
  IndexEstimate size;    ///< mu*
  IndexEstimate spread;  ///< sigma
  std::string text;      ///< of the size
  bool is_named = false;
  std::string number = {};  ///< that stands at its point
  LabelPlace place = {};    ///< of the number
  std::string key = {};     ///< "1 title: size", broken into lines
  std::size_t key_at = 0;   ///< points below the plane's top
};

struct Plane {
  double end_x = 1;
  double end_y = 1;
  std::size_t height = 300;
};

std::size_t position_of(const SensitivityTable& table, std::string_view index) {
  return static_cast<std::size_t>(std::ranges::find(table.indices, index) - table.indices.begin());
}

/// The inputs that have both numbers, the largest first.
std::vector<ScreenedInput> screened(const AnalysisBook& book, const SensitivityTable& table) {
  const std::size_t size = position_of(table, "mu_star");
  const std::size_t spread = position_of(table, "sigma");
  if (size == table.indices.size() || spread == table.indices.size()) return {};
  std::vector<std::string> paths;
  for (const SensitivityRow& row : table.rows) paths.push_back(row.input);
  const std::vector<std::string> titles = input_titles(paths, book.language());
  const double divisor = index_scale(book.language(), table, "mu_star").divisor;
  std::vector<ScreenedInput> inputs;
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    const auto& estimates = table.rows[i].estimates;
    if (!std::isfinite(estimates[size].value) || !std::isfinite(estimates[spread].value)) continue;
    inputs.push_back({titles[i], scaled(estimates[size], divisor), scaled(estimates[spread], divisor),
                      index_text(book.language(), table, "mu_star", estimates[size])});
  }
  std::ranges::stable_sort(inputs,
                           [](const ScreenedInput& a, const ScreenedInput& b) { return a.size.value > b.size.value; });
  return inputs;
}

/// A text that no line breaks.
std::string on_one_line(const std::string& text) {
  std::string result;
  for (const char c : text) result += c == ' ' ? std::string("\u00A0") : std::string(1, c);
  return result;
}

/// Numbers those that matter, and says beside the plane what each number is. Returns how high the list became.
std::size_t name_inputs(std::vector<ScreenedInput>& inputs) {
  constexpr std::size_t width = 42;  // characters of a line beside the plane
  std::size_t height = 0;
  for (std::size_t i = 0; i < std::min(most_named, inputs.size()); ++i) {
    ScreenedInput& input = inputs[i];
    if (!(input.size.value > least_named * inputs.front().size.value)) break;
    input.is_named = true;
    input.number = std::to_string(i + 1);
    input.key_at = height;
    for (const std::string& line :
         wrapped(input.number + "\u00A0 " + input.title + ": " + on_one_line(input.text), width)) {
      add_item(input.key, "\n", line);
      height += line_height;
    }
    height += line_height / 3;
  }
  return height;
}

double upper_end(const IndexEstimate& estimate) {
  return estimate.range ? std::max(estimate.value, estimate.range->high) : estimate.value;
}

Plane plane_of(const std::vector<ScreenedInput>& inputs, std::size_t key_height) {
  constexpr double room = 1.1;
  Plane plane{0, 0, std::max<std::size_t>(Plane{}.height, key_height)};
  for (const ScreenedInput& input : inputs) {
    plane.end_x = std::max(plane.end_x, room * upper_end(input.size));
    plane.end_y = std::max(plane.end_y, room * upper_end(input.spread));
  }
  if (plane.end_y == 0) plane.end_y = plane.end_x;
  return plane;
}

/// Puts numbers beside their points, so that none covers another.
void place_numbers(std::vector<ScreenedInput>& inputs, const Plane& plane) {
  std::vector<LabelledPoint> points;
  for (const ScreenedInput& input : inputs) {
    if (!input.is_named) break;
    points.push_back({input.size.value / plane.end_x * plane_width,
                      (1 - input.spread.value / plane.end_y) * static_cast<double>(plane.height), input.number.size()});
  }
  const std::vector<LabelPlace> places = place_labels(points);
  for (std::size_t i = 0; i < places.size(); ++i) {
    inputs[i].place = places[i];
    if (places[i].with == i) continue;
    inputs[places[i].with].number += ", " + inputs[i].number;
    inputs[i].number.clear();
  }
}

std::string row_of(const std::string& name, const ScreenedInput& input) {
  JsonWriter json = begin_row(name);
  json.key("label").text(input.title);
  add_estimate(json, input.size, "mean", "low", "high");
  add_estimate(json, input.spread, "spread", "spread_low", "spread_high");
  json.key("is_named").boolean(input.is_named).key("number").text(input.number);
  json.key("is_left").boolean(input.place.is_left).key("is_below").boolean(input.place.is_below);
  return json.key("key").text(input.key).key("key_at").unsigned_integer(input.key_at).end().json();
}

std::string domain(double end) {
  JsonWriter json;
  return json.begin_array(JsonWriter::Layout::compact).number(0.0).number(six_digits(end)).end().json();
}

ChartWords words_of(const AnalysisBook& book, const SensitivityTable& table, const std::vector<ScreenedInput>& inputs) {
  std::vector<IndexEstimate> sizes;
  std::string points;
  std::size_t named = 0;
  for (const ScreenedInput& input : inputs) {
    sizes.push_back(input.size);
    if (!input.is_named) continue;
    points += (named++ == 0 ? "" : "; ") + input.title + ": " + input.text;
  }
  const NumberScale scale = scale_of_differences(book.language(), outcome_catalogue()[table.outcome].unit,
                                                 index_scale(book.language(), table, "mu_star"));
  const std::string measure = measure_title(table.outcome, book.language());
  ChartWords words;
  words.name = book.own_name("screening-" + measure_name(table.outcome));
  words.measure = book.words("chart.measure.elementary_effects", {{"measure", measure}});
  const std::optional<std::size_t> first = foremost(sizes);
  words.title = first ? book.words("chart.finding.analysis", {{"measure", measure}, {"input", inputs[*first].title}})
                      : words.measure;
  words.unit = scale.unit.empty() ? book.words("chart.unit.plain") : scale.unit;
  words.kind = "screening";
  words.subtitle = book.words("chart.subtitle.elementary_effects", {{"named", named}, {"count", table.rows.size()}});
  words.points = points;
  return words;
}

}  // namespace

void add_screening_plane(AnalysisBook& book, const SensitivityTable& table) {
  std::vector<ScreenedInput> inputs = screened(book, table);
  if (inputs.empty() || !(inputs.front().size.value > 0)) return;
  const Plane plane = plane_of(inputs, name_inputs(inputs));
  place_numbers(inputs, plane);
  const ChartWords words = words_of(book, table, inputs);
  std::vector<std::string> rows;
  for (const ScreenedInput& input : inputs) rows.push_back(row_of(words.name, input));
  JsonWriter end;
  end.number(six_digits(std::min(plane.end_x, plane.end_y)));
  book.add(words, screening_chart_file,
           {{"height", std::to_string(plane.height)},
            {"x_domain", domain(plane.end_x)},
            {"y_domain", domain(plane.end_y)},
            {"end", end.json()},
            {"x_title", json_text(book.words("chart.screening.size", {{"unit", words.unit}}))},
            {"y_title", json_text(book.words("chart.screening.spread", {{"unit", words.unit}}))}},
           rows);
}

}  // namespace timbang
