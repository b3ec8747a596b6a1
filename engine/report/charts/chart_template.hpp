#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "report/words/text_catalogue.hpp"

namespace timbang {

/// What stands for each "$name" of a template: JSON values.
using TemplateValues = std::map<std::string, std::string, std::less<>>;

/// Fills a *.vl.json template. "$colour.<name>" is that colour of the palette. Requires: a value for each other
/// "$name" in it (CheckFailed).
[[nodiscard]] std::string fill_template(std::string_view chart_file, const TemplateValues& values);

/// A JSON text, array of texts.
[[nodiscard]] std::string json_text(std::string_view text);
[[nodiscard]] std::string json_texts(const std::vector<std::string>& texts);

/// Lines of at most `width` characters, broken at spaces.
[[nodiscard]] std::vector<std::string> wrapped(std::string_view text, std::size_t width);

/// The theme with the language's way of writing numbers.
[[nodiscard]] std::string theme_json(Language language);

/// A whole specification of a view: schema, theme and parameters before its members.
[[nodiscard]] std::string specification_of(std::string_view view, std::string_view parameters, Language language);

/// The parameters `where`, `arms` and the colours of light paper.
[[nodiscard]] std::string parameters_json(const std::vector<std::string>& arms);

}  // namespace timbang
