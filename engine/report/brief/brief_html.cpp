#include "report/brief/brief_html.hpp"

#include <algorithm>
#include <array>

#include "base/ranges.hpp"
#include "report/brief/balance.hpp"
#include "report/brief/brief_numbers.hpp"
#include "report/brief/html_blocks.hpp"
#include "report/brief/recommendation.hpp"
#include "report/charts/chart_rows.hpp"
#include "report/page/page_files.hpp"
#include "report/words/palette.hpp"
#include "text/escaped_html.hpp"
#include "text/json_writer.hpp"

namespace timbang {
namespace {

std::string code_of(Language language) {
  return language == Language::english ? "en" : "id";
}

std::string options_html(const std::vector<std::pair<std::string, std::string>>& options, const std::string& chosen) {
  std::string result;
  for (const auto& [value, label] : options) {
    result += "<option value=\"" + escaped_html(value) + "\"" + (value == chosen ? " selected>" : ">") +
              escaped_html(label) + "</option>";
  }
  return result;
}

std::string select_html(const std::string& label, const std::string& kind, const std::string& options) {
  return "<label>" + escaped_html(label) + " <select data-choose=\"" + kind + "\">" + options + "</select></label>";
}

/// What the reader may choose: an arm, a place, how the page looks.
std::string choices_html(const BriefSource& source, const HtmlContext& context) {
  std::vector<std::pair<std::string, std::string>> arms;
  for (std::size_t arm = 1; arm < source.summary.arms.size(); ++arm) {
    arms.emplace_back(source.summary.arms[arm].name, arm_title(source, arm, context.language));
  }
  std::vector<std::pair<std::string, std::string>> places;
  for (const std::string& place : source.summary.wheres) {
    places.emplace_back(place, place == "city" ? text(context.language, "brief.city") : place);
  }
  std::string result = "<div class=\"choices\">";
  if (!arms.empty()) {
    result += select_html(text(context.language, "brief.choose.arm"), "arm", options_html(arms, context.chosen_arm));
  }
  result += select_html(text(context.language, "brief.choose.place"), "place", options_html(places, "city"));
  return result + "</div>";
}

/// What there is room for on paper; the screen has all.
constexpr std::array<std::string_view, 4> printed_charts{"money-returned", "in-time", "tornado-money-returned",
                                                         "decision-plan"};

/// A chart with its rows as a table behind it.
std::string chart_html(const Chart& chart, const HtmlContext& context) {
  const std::string id = context.edition + "-" + chart.name;
  const bool is_printed = contains(printed_charts, chart.name);
  std::string result = std::string("<figure class=\"chart") + (is_printed ? "" : " screen") +
                       (chart.is_narrow ? " narrow" : "") + "\" id=\"" + escaped_html(id) + "\"><figcaption><h3>" +
                       escaped_html(chart.title) + "</h3><p>" + escaped_html(chart.subtitle) + "</p></figcaption>";
  result += "<div class=\"drawing\" role=\"img\" tabindex=\"0\" aria-label=\"" + escaped_html(chart.alternative_text) +
            "\" data-chart=\"" + escaped_html(chart.name) + "\"></div>";
  result += "<details class=\"behind\"><summary>" + escaped_html(text(context.language, "brief.chart.table")) +
            "</summary><div class=\"wide\" role=\"region\" tabindex=\"0\" aria-label=\"" +
            escaped_html(text(context.language, "brief.chart.table") + ": " + chart.title) + "\" data-table=\"" +
            escaped_html(chart.name) + "\"></div></details>";
  return result + "<p class=\"source\">" + escaped_html(chart.source) + "</p></figure>";
}

/// The charts of a section, if it has any.
std::string charts_html(const ChartBook& book, const std::string& section, const HtmlContext& context) {
  const auto is_here = [&](const Chart& chart) { return chart.section == section; };
  // A build without the chart runtime says so.
  if (std::ranges::none_of(book.charts, is_here)) return {};
  if (chart_runtime().empty()) return "<p>" + escaped_html(text(context.language, "brief.charts.missing")) + "</p>";
  std::string result = "<div class=\"drawings\">";
  for (const Chart& chart : book.charts) {
    if (is_here(chart)) result += chart_html(chart, context);
  }
  return result + "</div>";
}

std::string section_html(const BriefSection& section, const BriefEdition& edition, const HtmlContext& context) {
  const std::string id = context.edition + "-" + section.id;
  std::string result = "<section class=\"" + section.id + "\" id=\"" + id + "\" aria-labelledby=\"" + id +
                       "-title\"><h2 id=\"" + id + "-title\">" + escaped_html(section.title) + "</h2>";
  if (!section.subtitle.empty()) result += "<p class=\"subtitle\">" + escaped_html(section.subtitle) + "</p>";
  for (const BriefBlock& block : section.blocks) result += block_html(block, context) + "\n";
  result += charts_html(edition.charts, section.id, context);
  return result + "</section>\n";
}

std::string edition_html(const BriefSource& source, const BriefEdition& edition, const std::string& arm,
                         std::string_view hidden) {
  const HtmlContext context{edition.language, arm, code_of(edition.language)};
  std::string result =
      "<div class=\"edition\" lang=\"" + context.edition + "\" data-edition=\"" + context.edition + "\"" +
      " data-page-number=\"" + escaped_html(text(edition.language, "brief.page_number")) + "\"" + std::string(hidden) +
      "><a class=\"skip\" href=\"#" + context.edition + "-answer\">" +
      escaped_html(text(edition.language, "brief.skip")) + "</a><header><p class=\"name\"><b>Timbang" + "</b> " +
      escaped_html(text(edition.language, "brief.title")) + " \u00B7 " + escaped_html(edition.page.scenario) +
      "</p></header><main>\n<h1>" + escaped_html(edition.page.question) + "</h1>\n<p class=\"simulation\">" +
      escaped_html(text(edition.language, "brief.simulation")) + "</p>" + choices_html(source, context) + "\n";
  for (const BriefSection& section : edition.page.sections) result += section_html(section, edition, context);
  return result + "</main><footer><p>" + escaped_html(edition.page.footer) + "</p></footer></div>\n";
}

/// Whose rows a page has.
enum class Places { all, city };

/// JSON inside of a script element: no text of it can end the element.
std::string json_in_html(const std::string& json) {
  std::string result;
  for (const char c : json) {
    // "</script>" within a text would end the element, whatever JSON says.
    if (c == '<') result += "\\u003c";
    if (c != '<') result += c;
  }
  return result;
}

void write_edition(JsonWriter& json, const BriefEdition& edition) {
  json.key(code_of(edition.language)).begin_object(JsonWriter::Layout::compact);
  json.key("columns").begin_array(JsonWriter::Layout::compact);
  for (const std::string_view column : table_columns) {
    json.begin_array(JsonWriter::Layout::compact).text(column);
    json.text(text(edition.language, "chart.column." + std::string(column))).end();
  }
  json.end();
  json.key("charts").begin_object(JsonWriter::Layout::compact);
  for (const Chart& chart : edition.charts.charts) {
    json.key(chart.name).begin_object(JsonWriter::Layout::compact).key("spec").raw(chart.specification);
    json.key("title").text(chart.title).key("measure").text(chart.measure).key("rows").text(chart.rows_measure);
    json.key("datasets").begin_array(JsonWriter::Layout::compact);
    for (const std::string& name : chart.datasets) json.text(name);
    json.end().end();
  }
  json.end().end();
}

/// Every row on a line: how many of its first bytes are those of the row before (in base 10), a blank, and the rest.
/// Neighbouring rows are much alike, and the page has to stay small.
std::string front_coded(const std::vector<ChartRow>& rows) {
  std::string result;
  std::string before;
  for (const ChartRow& row : rows) {
    std::size_t same = 0;
    // A row is not cut within a letter beyond ASCII, nor before "<", which is escaped.
    while (same < before.size() && same < row.json.size() && before[same] == row.json[same] &&
           static_cast<unsigned char>(row.json[same]) < 0x80U && row.json[same] != '<') {
      ++same;
    }
    result += std::to_string(same) + " " + row.json.substr(same) + "\n";
    before = row.json;
  }
  return result;
}

/// The datasets of one language; of all places, or only of the whole city.
std::string datasets_html(const BriefEdition& edition, Places places) {
  std::string result;
  for (const auto& [name, rows] : edition.charts.datasets) {
    std::vector<ChartRow> kept;
    for (const ChartRow& row : rows) {
      if (places == Places::all || row.where == "city" || row.where.empty()) kept.push_back(row);
    }
    result += "<script type=\"text/plain\" data-rows=\"" + escaped_html(name) + "\" data-language=\"" +
              code_of(edition.language) + "\">" + json_in_html(front_coded(kept)) + "</script>\n";
  }
  return result;
}

/// Specifications, and every dataset once for each language, since its rows hold words.
std::string data_html(const BriefSource& source, const BriefEdition& first, const BriefEdition& second, Places places) {
  if (chart_runtime().empty()) return {};
  JsonWriter json;
  json.begin_object(JsonWriter::Layout::compact);
  json.key("first").text(source.summary.arms.front().name);
  write_edition(json, first);
  write_edition(json, second);
  json.end();
  return "<script type=\"application/json\" id=\"brief-data\">" + json_in_html(json.json()) + "</script>\n" +
         datasets_html(first, places) + datasets_html(second, places) + "<script>" + std::string(chart_runtime()) +
         "</script>\n";
}

std::string head_html(const BriefEdition& first) {
  // The page reaches for nothing beyond itself, sends nothing and evaluates no texts as code.
  return "<!doctype html>\n<html lang=\"" + code_of(first.language) +
         "\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"
         "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; "
         "script-src 'unsafe-inline'; img-src data: blob:; base-uri 'none'; form-action 'none'\"><title>" +
         escaped_html(first.page.question) + "</title><style>" + coloured_style(page_style) + "</style></head><body>\n";
}

/// A text in both languages, for the script that changes it with the page's.
std::string both_languages(std::string_view id) {
  return " data-en=\"" + escaped_html(text(Language::english, id)) + "\" data-id=\"" +
         escaped_html(text(Language::indonesian, id)) + "\"";
}

std::string switches_html(Language language) {
  const bool is_english = language == Language::english;
  const auto button = [&](std::string_view code, std::string_view name, std::string_view pressed) {
    return "<button type=\"button\" lang=\"" + std::string(code) + "\" data-language=\"" + std::string(code) +
           "\" aria-pressed=\"" + std::string(pressed) + "\">" + std::string(name) + "</button>";
  };
  return "<nav class=\"bar\" aria-label=\"" + escaped_html(text(language, "brief.switches")) + "\"" +
         both_languages("brief.switches") + ">" + button("id", "Bahasa Indonesia", is_english ? "false" : "true") +
         button("en", "English", is_english ? "true" : "false") + "<button type=\"button\" data-theme-switch" +
         both_languages("brief.theme") + ">" + escaped_html(text(language, "brief.theme")) + "</button></nav>\n";
}

}  // namespace

std::string brief_html(const BriefSource& source, const BriefEdition& first, const BriefEdition& second) {
  constexpr std::size_t largest_page = 1'950'000;
  const std::string arm = source.summary.arms[choose_arm(source.summary).arm].name;
  const std::string body = head_html(first) + switches_html(first.language) + edition_html(source, first, arm, "") +
                           edition_html(source, second, arm, " hidden");
  const std::string end = "<script>" + std::string(page_script) + "</script></body></html>\n";
  std::string data = data_html(source, first, second, Places::all);
  // A page that is too large to hand on keeps the city's rows alone.
  if (body.size() + data.size() + end.size() > largest_page) data = data_html(source, first, second, Places::city);
  return body + data + end;
}

std::string plain_html(const BriefSource& source, const BriefPage& page, Language language) {
  const HtmlContext context{language, source.summary.arms[choose_arm(source.summary).arm].name, code_of(language)};
  std::string result = "<!doctype html><html lang=\"" + context.edition + "\"><head><meta charset=\"utf-8\"><title>" +
                       escaped_html(page.question) + "</title></head><body><h1>" + escaped_html(page.question) +
                       "</h1><p>" + escaped_html(text(language, "brief.simulation")) + "</p>";
  for (const BriefSection& section : page.sections) {
    // A text document has no script that could draw.
    if (section.id == "charts") continue;
    result += "<h2 id=\"" + context.edition + "-" + section.id + "\">" + escaped_html(section.title) + "</h2>";
    for (const BriefBlock& block : section.blocks) {
      const bool is_other = (!block.arm.empty() && block.arm != context.chosen_arm) ||
                            (!block.place.empty() && block.place != "city") ||
                            (block.kind == BriefBlock::Kind::table && !block.text.empty());
      if (!is_other) result += block_html(block, context);
    }
  }
  return result + "<p>" + escaped_html(page.footer) + "</p></body></html>\n";
}

std::string card_html(const BriefSource& source, Language language) {
  const Choice choice = choose_arm(source.summary);
  const BriefPage page = make_brief_page(source, language);
  const HtmlContext context{language, source.summary.arms[choice.arm].name, code_of(language)};
  std::string result = "<!doctype html><html lang=\"" + context.edition + "\"><head><meta charset=\"utf-8\"><title>" +
                       escaped_html(page.question) + "</title><style>" + coloured_style(page_style) +
                       "</style></head><body class=\"card\"><header><p class=\"name\"><b>Timbang</b>" +
                       escaped_html(page.scenario) + "</p></header><h1>" + escaped_html(page.question) +
                       "</h1><p class=\"advice\">" + escaped_html(advice_text(source, choice.arm, language)) + "</p>";
  if (choice.arm > 0) {
    std::vector<GradedSentence> balance = balance_sentences(source, choice.arm, language);
    // A picture has room for what it costs and what reaches families.
    balance.resize(std::min<std::size_t>(2, balance.size()));
    result += block_html({.kind = BriefBlock::Kind::list, .sentences = std::move(balance)}, context);
    BriefBlock block{BriefBlock::Kind::answers};
    block.sentences = short_answers(source, choice.arm, language);
    result += block_html(block, context);
  }
  result += "<p>" + escaped_html(borrowed_text(source, language)) + "</p>";
  return result + "<p class=\"simulation\">" + escaped_html(text(language, "brief.simulation")) + "</p><footer><p>" +
         escaped_html(page.footer) + "</p></footer></body></html>\n";
}

}  // namespace timbang
