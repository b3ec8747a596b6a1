#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "outcomes/tables/outcome_table.hpp"
#include "results/summary/manifest.hpp"
#include "results/summary/used_values.hpp"
#include "statistics/intervals/interval.hpp"
#include "trials/trial.hpp"

namespace timbang {

/// An estimate with its coordinates in an OutcomeTable.
struct SummaryCell {
  std::size_t outcome = 0;
  std::size_t where = 0;
  std::size_t month = 0;
  Estimate estimate;
};

struct ArmSummary {
  std::string name;
  std::vector<std::pair<std::string, std::string>> settings;
  std::string fingerprint;  ///< over the outcome and trajectory fingerprints of its trials, in order
  std::uint32_t replications = 0;
  std::vector<SummaryCell> outcomes;
  std::vector<std::string> held = {};  ///< parameters of the ensemble that the arm fixes
};

struct DifferenceCell {
  std::size_t outcome = 0;
  std::size_t where = 0;
  std::size_t month = 0;
  PairedDifference paired;
  std::optional<double> agreement = {};  ///< see CellComparison
  std::optional<bool> is_effect = {};
  bool is_small = false;  ///< no effect, and known to be too small to matter; else what is no effect is not known
};

/// An arm less the first one, over the replications that both have.
struct ArmDifference {
  std::string arm;
  std::string against;
  std::vector<DifferenceCell> outcomes;
};

struct Summary {
  std::string scenario_name;
  std::string scenario_sha256;
  std::uint64_t seed = 0;
  std::uint32_t replications = 0;
  IntervalKind interval = IntervalKind::seeds;  ///< what every interval covers
  std::string ensemble_name;                    ///< empty for seeds, as the hash
  std::string ensemble_sha256;
  std::uint32_t ensemble_members = 0;
  std::vector<std::string> wheres;  ///< "city", then the kecamatan
  std::vector<std::string> months;  ///< "all", then YYYY-MM
  std::vector<ArmSummary> arms;
  std::vector<ArmDifference> differences;  ///< of consecutive meaning: every arm after the first against the first
  std::vector<ArmDifference> steps;        ///< every arm after the second against the one before it
  CityFit fit;
  std::vector<UsedValue> used = {};  ///< what the ensemble's members gave the parameters; empty without one
  bool is_sequential = false;        ///< the number of replications followed from what was seen: see Comparison
};

/// One trial of one arm as the summary needs it; null table for a failed one.
struct SummaryTrial {
  const OutcomeTable* table = nullptr;
  std::uint64_t trajectory = 0;
  const KeptCells* kept = nullptr;  ///< null: everything
};

/// Summarises trials[arm][replication]: where the manifest's arms have an ensemble, replication r of its member r mod
/// M, with plausible ranges. Requires: as many arms as the manifest has, every arm with equally many trials, all of one
/// ensemble that the manifest has, or none with one.
[[nodiscard]] Summary summarise(const Manifest& manifest, std::span<const std::vector<SummaryTrial>> trials);

}  // namespace timbang
