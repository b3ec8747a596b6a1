#include "report/brief/html_blocks.hpp"

#include <algorithm>
#include <vector>

#include "text/escaped_html.hpp"

namespace timbang {
namespace {

using Kind = BriefBlock::Kind;

std::string attribute(std::string_view name, std::string_view value) {
  return " " + std::string(name) + "=\"" + escaped_html(value) + "\"";
}

std::string grade_html(Grade grade, Language language) {
  const int filled = grade == Grade::strong ? 3 : grade == Grade::conditional ? 2 : 1;
  std::string boxes;
  for (int i = 0; i < 3; ++i) boxes += i < filled ? "<i class=\"full\"></i>" : "<i></i>";
  const std::string_view id = grade == Grade::strong        ? "brief.grade.strong"
                              : grade == Grade::conditional ? "brief.grade.conditional"
                                                            : "brief.grade.not_shown";
  return "<span class=\"grade\"><span class=\"boxes\" aria-hidden=\"true\">" + boxes + "</span>" +
         escaped_html(text(language, id)) + "</span>";
}

bool continues_number(char c) {
  return (c >= '0' && c <= '9') || c == '.' || c == ',';
}

/// Where a number stands in a text by itself, not as a part of a longer one, from a position on.
std::size_t find_number(const std::string& text, const std::string& number, std::size_t from) {
  for (std::size_t at = text.find(number, from); at != std::string::npos; at = text.find(number, at + 1)) {
    const std::size_t end = at + number.size();
    // "19" is not a part of "190" or "19.5", but a full stop may follow it.
    const bool is_alone = (at == 0 || !continues_number(text[at - 1])) &&
                          (end + 1 >= text.size() || !continues_number(text[end]) || !continues_number(text[end + 1]));
    if (is_alone) return at;
  }
  return std::string::npos;
}

std::string link_html(const std::string& shown, const Origin& origin, const HtmlContext& context) {
  return "<a class=\"origin\" href=\"#" + context.edition + "-" + origin.anchor + "\"" +
         attribute("title", origin.text) + ">" + escaped_html(shown) + "</a>";
}

/// A sentence whose numbers are links to what makes them.
std::string linked_html(const GradedSentence& sentence, const HtmlContext& context) {
  std::string result;
  std::size_t begin = 0;
  std::vector<LinkedNumber> left = sentence.numbers;
  for (;;) {
    std::size_t at = std::string::npos;
    std::size_t first = 0;
    for (std::size_t i = 0; i < left.size(); ++i) {
      const std::size_t found = find_number(sentence.text, left[i].shown, begin);
      // Of two numbers at one place the longer one contains the other.
      const bool is_longer =
          found == at && found != std::string::npos && left[i].shown.size() > left[first].shown.size();
      if (found < at || is_longer) first = i;
      at = std::min(at, found);
    }
    if (at == std::string::npos) return result + escaped_html(std::string_view(sentence.text).substr(begin));
    const LinkedNumber& number = left[first];
    result += escaped_html(std::string_view(sentence.text).substr(begin, at - begin)) +
              link_html(number.shown, number.origin, context);
    begin = at + number.shown.size();
    left.erase(left.begin() + static_cast<std::ptrdiff_t>(first));
  }
}

std::string answers_html(const BriefBlock& block, const HtmlContext& context) {
  std::string result = "<ul class=\"answers\">";
  for (const GradedSentence& sentence : block.sentences) {
    result += "<li>" + grade_html(sentence.grade, context.language) + "<span>" + linked_html(sentence, context) +
              "</span></li>";
  }
  return result + "</ul>";
}

std::string list_html(const BriefBlock& block, const HtmlContext& context) {
  std::string result = "<ul>";
  for (const GradedSentence& sentence : block.sentences) result += "<li>" + linked_html(sentence, context) + "</li>";
  for (std::size_t i = 0; i < block.items.size(); ++i) {
    const bool has_anchor = i < block.anchors.size();
    result += "<li" + (has_anchor ? attribute("id", context.edition + "-" + block.anchors[i]) : "") + ">" +
              escaped_html(block.items[i]) + "</li>";
  }
  return result + "</ul>";
}

std::string badge_html(const std::string& evidence, Language language) {
  std::string letter(1, static_cast<char>(evidence.front() - 'a' + 'A'));
  // "B" is the letter of background evidence.
  if (evidence == "borrowed") letter = "P";
  return "<span class=\"badge " + escaped_html(evidence) + "\"><b aria-hidden=\"true\">" + letter + "</b>" +
         escaped_html(text(language, "brief.evidence." + evidence)) + "</span>";
}

std::string cell_html(const BriefCell& cell, const HtmlContext& context) {
  if (!cell.badge.empty()) return badge_html(cell.badge, context.language);
  std::string value = escaped_html(cell.value);
  if (!cell.origin.text.empty()) value = link_html(cell.value, cell.origin, context);
  return cell.small.empty() ? value : value + "<small>" + escaped_html(cell.small) + "</small>";
}

std::string row_html(const std::vector<BriefCell>& row, const HtmlContext& context) {
  std::string result;
  for (std::size_t i = 0; i < row.size(); ++i) {
    const std::string tag = i == 0 ? "th" : "td";
    result += "<" + tag + (i == 0 ? " scope=\"row\"" : "") + (row[i].is_number ? " class=\"number\">" : ">") +
              cell_html(row[i], context) + "</" + tag + ">";
  }
  return result + "</tr>";
}

std::string body_html(const BriefBlock& block, const HtmlContext& context) {
  switch (block.kind) {
    case Kind::paragraph:
      if (!block.sentences.empty()) return "<p>" + linked_html(block.sentences.front(), context) + "</p>";
      return "<p>" + escaped_html(block.text) + "</p>";
    case Kind::heading:
      return "<h3>" + escaped_html(block.text) + "</h3>";
    case Kind::list:
      return list_html(block, context);
    case Kind::answers:
      return answers_html(block, context);
    case Kind::code:
      return "<pre tabindex=\"0\"><code>" + escaped_html(block.text) + "</code></pre>";
    case Kind::table:
      break;
    case Kind::chart:
      return {};
  }
  std::string table = table_html(block.table, context);
  if (block.text.empty()) return table;
  return "<details><summary>" + escaped_html(block.text) + "</summary>" + table + "</details>";
}

}  // namespace

std::string table_html(const BriefTable& table, const HtmlContext& context) {
  std::string result = "<div class=\"wide\" role=\"region\" tabindex=\"0\"" + attribute("aria-label", table.caption) +
                       "><table><caption>" + escaped_html(table.caption) + "</caption><thead><tr>";
  for (const BriefCell& heading : table.headings) {
    result += std::string("<th scope=\"col\"") + (heading.is_number ? " class=\"number\">" : ">") +
              escaped_html(heading.value) + "</th>";
  }
  result += "</tr></thead><tbody>";
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    result += "<tr";
    if (!table.row_arms.empty()) {
      result += attribute("data-row-arm", table.row_arms[i]);
      if (table.row_arms[i] == context.chosen_arm) result += " class=\"chosen\"";
    }
    result += ">" + row_html(table.rows[i], context);
  }
  return result + "</tbody></table></div>";
}

std::string block_html(const BriefBlock& block, const HtmlContext& context) {
  std::string body = body_html(block, context);
  if (!block.is_printed) body = "<div class=\"screen\">" + body + "</div>";
  if (block.arm.empty() && block.place.empty()) return body;
  std::string attributes;
  if (!block.arm.empty()) attributes += attribute("data-arm", block.arm);
  if (!block.place.empty()) attributes += attribute("data-place", block.place);
  const bool is_hidden =
      (!block.arm.empty() && block.arm != context.chosen_arm) || (!block.place.empty() && block.place != "city");
  return "<div" + attributes + (is_hidden ? " hidden>" : ">") + body + "</div>";
}

}  // namespace timbang
