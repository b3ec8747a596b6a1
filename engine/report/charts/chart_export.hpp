#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.hpp"
#include "report/charts/chart_book.hpp"

namespace timbang {

/// A complete Vega-Lite file of one chart: with its title, its source line below, its alternative text, and the rows of
/// one place inlined. What `export --to charts` writes.
[[nodiscard]] std::string standing_alone(const Chart& chart, const ChartBook& book, std::string_view where,
                                         Language language);

/// Writes <name>.<language>.vl.json of every chart for one place into a folder, made if need be; returns their paths.
/// Throws ScenarioError (results_unwritable) or StoreWriteError.
std::vector<std::filesystem::path> write_charts(const ChartBook& book, std::string_view where, Language language,
                                                const std::filesystem::path& folder);

/// "24 Nov 2026", "24 Agu 2026".
[[nodiscard]] std::string date_text(Language language, Date date);

}  // namespace timbang
