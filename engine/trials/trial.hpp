#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "outcomes/tables/outcome_table.hpp"

namespace timbang {

/// Rises only when a number of a stored trial would be another one now. Then stored trials are not used any more.
inline constexpr int results_version = 2;

/// All that decides a trial's numbers, beside results_version. Whose trial it is (arm, point, member) is no part of it:
/// studies keep that, and share trials.
struct TrialKey {
  std::string values_sha256;  ///< of the scenario that runs, with an ensemble's member and all settings applied
  std::string city;           ///< how its city was made: CityOrigin::text()
  std::uint64_t population_seed = 0;
  std::uint64_t seed = 0;
  std::uint32_t replication = 0;

  [[nodiscard]] bool operator==(const TrialKey&) const = default;
};

/// Which cells of an outcome table are kept of a trial: every combination of the outcomes, places and months named
/// here.
struct KeptCells {
  std::vector<std::size_t> outcomes;  ///< positions in the catalogue, ascending
  bool is_every_place = true;         ///< false: the city alone
  bool is_every_month = true;         ///< false: `all` alone

  [[nodiscard]] static KeptCells everything();
  /// Whether everything wanted is kept.
  [[nodiscard]] bool includes(const KeptCells& wanted) const;
  /// The smallest such selection that includes both.
  [[nodiscard]] KeptCells joined(const KeptCells& other) const;
  /// Whether poverty and targeting, which are counted over every household after a run, have to be counted.
  [[nodiscard]] bool needs_welfare() const;
  /// Positions of the places and months that are kept of a table: 0, or 0 to its last one.
  [[nodiscard]] std::size_t wheres(const OutcomeTable& table) const { return is_every_place ? table.wheres() : 1; }
  [[nodiscard]] std::size_t months(const OutcomeTable& table) const { return is_every_month ? table.months() : 1; }

  /// Fingerprint of the kept outcomes of a table by their names: their order in the catalogue and all other outcomes do
  /// not count. Requires: places and months that are not kept are undefined.
  [[nodiscard]] std::uint64_t fingerprint(const OutcomeTable& table) const;

  /// The table with everything else undefined.
  [[nodiscard]] OutcomeTable of(const OutcomeTable& table) const;

  [[nodiscard]] bool operator==(const KeptCells&) const = default;
};

/// One finished replication of one scenario.
struct Trial {
  TrialKey key;
  KeptCells kept;
  OutcomeTable table;            ///< what is not kept is undefined; empty if the trial failed
  std::uint64_t trajectory = 0;  ///< fingerprint of the events; 0 if the trial failed
  std::string failure = {};      ///< why it failed; empty if it did not
  double wall_seconds = 0;       ///< for the timing log; the shared warm-up counts with the first of a group
};

/// Whether two runs of one trial gave the same numbers wherever both are kept.
[[nodiscard]] bool agree(const Trial& one, const Trial& other);

/// A fingerprint as people see it: 16 hexadecimal digits.
[[nodiscard]] std::string fingerprint_text(std::uint64_t fingerprint);

}  // namespace timbang
