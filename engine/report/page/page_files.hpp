#pragma once

#include <string_view>

namespace timbang {

/// The bytes of report/page/brief.css, for coloured_style(), and of brief.js, built into the library.
extern const std::string_view page_style;
extern const std::string_view page_script;

/// Vega, Vega-Lite and Vega's interpreter of expressions (window.vega, vegaLite, vegaInterpreter) as scripts for a
/// page, behind the notices of their licences; empty where the build did not find them: see report/page/package.json.
[[nodiscard]] std::string_view chart_runtime();

}  // namespace timbang
