#include "report/charts/chart_template.hpp"

#include <array>

#include "base/check.hpp"
#include "report/charts/chart_files.hpp"
#include "report/words/palette.hpp"
#include "text/json_template.hpp"
#include "text/json_writer.hpp"

namespace timbang {
namespace {

using Layout = JsonWriter::Layout;

constexpr std::string_view schema = "https://vega.github.io/schema/vega-lite/v6.json";

/// Parameters of every chart: colours by their names in the palette. A page in the dark sets them anew.
constexpr std::array<std::string_view, 10> colours{"bg",   "ink",  "ink2", "ink3", "rule",
                                                   "grid", "base", "a1",   "good", "bad"};
/// How a template asks for a colour that stays that of paper: "$colour.ink".
constexpr std::string_view colour_prefix = "colour.";

std::size_t characters(std::string_view text) {
  std::size_t count = 0;
  for (const char byte : text) count += (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U ? 0U : 1U;
  return count;
}

std::string locale_json(Language language) {
  const bool english = language == Language::english;
  JsonWriter json;
  json.begin_object(Layout::compact).key("number").begin_object(Layout::compact);
  json.key("decimal").text(english ? "." : ",").key("thousands").text(english ? "," : ".");
  json.key("grouping").begin_array(Layout::compact).integer(3).end();
  json.key("currency").begin_array(Layout::compact).text("Rp\u00A0").text("").end();
  json.key("minus").text("\u2212");
  return json.end().end().json();
}

std::string value_of(std::string_view name, const TemplateValues& values) {
  if (name.rfind(colour_prefix, 0) == 0) return json_text(colour(name.substr(colour_prefix.size())));
  const auto value = values.find(name);
  TIMBANG_CHECK(value != values.end(), "a chart's template asks for " + std::string(name));
  return value->second;
}

}  // namespace

std::string fill_template(std::string_view chart_file, const TemplateValues& values) {
  return fill_json(chart_file, [&](std::string_view name) { return value_of(name, values); });
}

std::string json_text(std::string_view text) {
  return JsonWriter().text(text).json();
}

std::string json_texts(const std::vector<std::string>& texts) {
  JsonWriter json;
  json.begin_array(Layout::compact);
  for (const std::string& each : texts) json.text(each);
  return json.end().json();
}

std::vector<std::string> wrapped(std::string_view text, std::size_t width) {
  std::vector<std::string> lines(1);
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    const std::string_view word = text.substr(0, end);
    if (!lines.back().empty() && characters(lines.back()) + 1 + characters(word) > width) lines.emplace_back();
    if (!lines.back().empty()) lines.back() += ' ';
    lines.back() += word;
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

std::string theme_json(Language language) {
  return fill_template(theme_chart_file, {{"locale", locale_json(language)}});
}

std::string specification_of(std::string_view view, std::string_view parameters, Language language) {
  JsonWriter json;
  json.begin_object(Layout::lines).key("$schema").text(schema);
  json.key("config").raw(theme_json(language)).key("params").raw(parameters);
  const std::string head = json.json();
  return head + "," + std::string(view.substr(view.find('{') + 1));
}

std::string parameters_json(const std::vector<std::string>& arms) {
  JsonWriter json;
  json.begin_array(Layout::lines);
  json.begin_object(Layout::compact).key("name").text("where").key("value").text("city").end();
  json.begin_object(Layout::compact).key("name").text("arms").key("value").raw(json_texts(arms)).end();
  for (const std::string_view name : colours) {
    json.begin_object(Layout::compact).key("name").text(name).key("value").text(colour(name)).end();
  }
  return json.end().json();
}

}  // namespace timbang
