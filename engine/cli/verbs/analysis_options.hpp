#pragma once

#include <CLI/CLI.hpp>

#include "analysis/analyse.hpp"
#include "report/words/text_catalogue.hpp"

namespace timbang {

/// Adds --outcome, --target and --worth.
void add_analysis_options(CLI::App& verb, AnalysisRequest& request, Language language);

/// Whether one of them was given.
[[nodiscard]] bool has_analysis_options(const AnalysisRequest& request);

}  // namespace timbang
