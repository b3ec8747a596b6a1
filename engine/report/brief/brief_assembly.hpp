#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/date.hpp"
#include "report/brief/brief_source.hpp"
#include "report/words/text_catalogue.hpp"
#include "results/store/stored_summary.hpp"

namespace timbang {

/// From which folders a brief is put together.
struct BriefQuestion {
  std::filesystem::path results;                   ///< whose newest comparison it tells
  std::vector<std::filesystem::path> sweeps = {};  ///< of the same scenario, beside the one in the results folder
  std::vector<std::string> values = {};            ///< NAME=RUPIAH: what outcomes are worth, for sweeps that keep them
  std::optional<std::filesystem::path> decision = {};  ///< about the same scenario
  ClaimArms claim_arms = ClaimArms::left_out;
  Date date;  ///< that it bears
};

struct AssembledBrief {
  BriefSource source;
  std::vector<std::string> notes;  ///< what was left out and why, in the language asked for
};

/// Where a results folder's sweep of one number at a time is looked for.
[[nodiscard]] std::filesystem::path one_at_a_time_folder(const std::filesystem::path& results);

/// Reads the newest comparison of a folder, the sweeps of its scenario and the decision. A sweep of one number at a
/// time gives tables of outcomes that have none yet, any other its analysis; one of another scenario, or that keeps no
/// outcome that the brief draws, is left out with a note. Nothing if the folder holds no comparison. Throws
/// ScenarioError: folders that cannot be read, an analysis that cannot be made, a decision about another scenario
/// (decision_other_scenario).
[[nodiscard]] std::optional<AssembledBrief> assemble_brief(const BriefQuestion& question, Language language);

/// The experiment, written in YAML into a file of this folder, that moves one number of the source's scenario at a
/// time.
[[nodiscard]] std::string one_at_a_time_experiment(const BriefSource& source, const std::filesystem::path& folder);

}  // namespace timbang
