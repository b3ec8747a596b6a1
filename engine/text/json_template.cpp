#include "text/json_template.hpp"

namespace timbang {

std::string fill_json(std::string_view json, const std::function<std::string(std::string_view name)>& value_of) {
  std::string result;
  for (;;) {
    const std::size_t start = json.find("\"$");
    result += json.substr(0, start);
    if (start == std::string_view::npos) return result;
    const std::size_t end = json.find('"', start + 2);
    result += value_of(json.substr(start + 2, end - start - 2));
    json.remove_prefix(end + 1);
  }
}

std::string compact_json(std::string_view json) {
  std::string result;
  bool is_text = false;
  for (std::size_t i = 0; i < json.size(); ++i) {
    const char c = json[i];
    if (c == '"') is_text = !is_text;
    if (is_text || (c != ' ' && c != '\n')) result += c;
    if (c == '\\') result += json[++i];
  }
  return result;
}

}  // namespace timbang
