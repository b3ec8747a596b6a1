#pragma once

#include <string>
#include <string_view>

#include "results/json/summary_additions.hpp"
#include "results/json/summary_detail.hpp"
#include "results/summary/summary.hpp"

namespace timbang {

/// The object that `--json` prints: the same bytes for the same summary. `verb` is the command's; for compare it has
/// the differences (of every arm against the first, then of consecutive arms). An undefined mean, bound or variance
/// reduction is null, as are agreement and is_effect where they do not exist. `interval` says what every interval
/// covers, `detail` which cells it has. Claims that were judged, what flips them and the precision that was run for
/// come last. Ends with a line break.
[[nodiscard]] std::string summary_json(const Summary& summary, std::string_view verb, std::string_view version,
                                       const SummaryDetail& detail = {}, const SummaryAdditions& additions = {});

/// JSON Schema (draft 2020-12) of what summary_json() writes.
[[nodiscard]] std::string summary_schema();

}  // namespace timbang
