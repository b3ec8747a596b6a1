#include "report/charts/chart_export.hpp"

#include <system_error>

#include <fmt/format.h>

#include "report/charts/chart_template.hpp"
#include "text/atomic_file.hpp"
#include "text/json_writer.hpp"
#include "trials/store/store_folder.hpp"

namespace timbang {
namespace {

using Layout = JsonWriter::Layout;

constexpr std::size_t title_width = 72;  // characters that fit beside each other at the sizes of the theme
constexpr std::size_t text_width = 104;

std::string title_json(const Chart& chart) {
  JsonWriter json;
  json.begin_object(Layout::compact).key("text").raw(json_texts(wrapped(chart.title, title_width)));
  return json.key("subtitle").raw(json_texts(wrapped(chart.subtitle, text_width))).end().json();
}

/// The source line below: the title of what holds the drawing, at its foot.
std::string foot_json(const std::string& source) {
  JsonWriter json;
  json.begin_object(Layout::compact).key("text").raw(json_texts(wrapped(source, text_width)));
  json.key("orient").text("bottom").key("fontSize").integer(12).key("fontWeight").integer(400);
  json.key("lineHeight").integer(16).key("color").raw(R"({"expr": "ink3"})");
  return json.end().json();
}

}  // namespace

std::string standing_alone(const Chart& chart, const ChartBook& book, std::string_view where, Language language) {
  const std::string titled = "{\"title\": " + title_json(chart) + "," + chart.view.substr(chart.view.find('{') + 1);
  JsonWriter json;
  json.begin_object(Layout::lines).key("description").text(chart.alternative_text);
  json.key("usermeta").begin_object(Layout::compact).key("name").text(chart.name).end();
  json.key("datasets").begin_object(Layout::lines);
  for (const std::string& name : chart.datasets) json.key(name).raw(rows_json(book.datasets.at(name), where));
  json.end().key("title").raw(foot_json(chart.source));
  json.key("vconcat").begin_array(Layout::lines).raw(titled).end().end();
  return specification_of(json.json(), book.parameters, language) + "\n";
}

std::vector<std::filesystem::path> write_charts(const ChartBook& book, std::string_view where, Language language,
                                                const std::filesystem::path& folder) {
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  if (error) refuse_folder(folder, "results_unwritable", {{"reason", error.message()}});
  const std::string ending = language == Language::english ? ".en.vl.json" : ".id.vl.json";
  std::vector<std::filesystem::path> files;
  for (const Chart& chart : book.charts) {
    files.push_back(folder / (chart.name + ending));
    write_atomically(files.back(), standing_alone(chart, book, where, language));
  }
  return files;
}

std::string date_text(Language language, Date date) {
  const std::string month = text(language, fmt::format("chart.month.{:02}", date.month().month_of_year()));
  return fmt::format("{} {} {}", date.day_of_month(), month, date.year());
}

}  // namespace timbang
