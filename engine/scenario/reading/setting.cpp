#include "scenario/reading/setting.hpp"

#include "base/problem.hpp"
#include "text/utf8.hpp"

namespace timbang {

Setting parse_setting(const std::string& text) {
  if (const auto bad = reading::first_bad_byte(text)) {
    throw ScenarioError({{bad->is_control ? "control_character" : "not_utf8", {"--set", 0, 0, ""}, "", {}}});
  }
  const auto equals = text.find('=');
  // At the first sign, since a value may have another one.
  if (equals != std::string::npos && equals > 0) return {text.substr(0, equals), text.substr(equals + 1)};
  throw ScenarioError({{"setting_form", {"--set", 1, 1, text}, "", {{"found", text}}}});
}

}  // namespace timbang
