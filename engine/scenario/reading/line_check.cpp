#include "scenario/reading/line_check.hpp"

#include "scenario/parameters/input_limits.hpp"
#include "text/utf8.hpp"

namespace timbang::reading {

bool check_line(const DocumentNode& node, const std::string& path, std::size_t longest, Findings& findings) {
  const std::string_view text = node.text;
  const std::string_view inner = without_outer_blanks(text);
  const std::size_t characters = count_characters(text);
  if (inner.empty()) {
    findings.add("line_blank", node.mark, path);
  } else if (characters > longest) {
    findings.add("line_too_long", node.mark, path,
                 {{"found", std::to_string(characters)}, {"most", std::to_string(longest)}});
  } else if (inner.find_first_of("\t\r\n") != std::string_view::npos) {
    findings.add("line_broken", node.mark, path);
  } else if (inner.size() != text.size()) {
    findings.add("line_outer_blanks", node.mark, path, {{"suggestion", std::string(inner)}});
  } else {
    return true;
  }
  return false;
}

bool check_name(const DocumentNode& node, const std::string& path, Findings& findings) {
  if (!check_line(node, path, longest_name, findings)) return false;
  if (node.text.find('=') == std::string::npos) return true;
  report_found("name_with_equals", node, path, findings);
  return false;
}

}  // namespace timbang::reading
