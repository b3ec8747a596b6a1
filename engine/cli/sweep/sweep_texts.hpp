#pragma once

#include <string>

#include "cli/sweep/sweep_options.hpp"
#include "report/words/text_catalogue.hpp"
#include "results/sweep/sweep_merge.hpp"

namespace timbang {

/// "2/4".
[[nodiscard]] std::string shard_text(const PlanShard& shard);

/// The words that repeat a request at the shell but for its part, its threads and its folder: "sweep FILE --set ...".
[[nodiscard]] std::string sweep_words(const SweepOptions& options, const SweepRequest& request);

/// What a sweep came to, in a line or two, how precise it is, and the answers to its claims.
[[nodiscard]] std::string sweep_text(const SweepReport& report, Language language);
/// The failed trials, each with the command that runs it again in a folder of its own.
[[nodiscard]] std::string sweep_failures_text(const SweepOptions& options, const SweepReport& report);

/// The same as one JSON object.
[[nodiscard]] std::string sweep_json(const SweepReport& report);
[[nodiscard]] std::string merge_json(const SweepMerge& merge, const std::string& folder);

}  // namespace timbang
