#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "experiment/sweep_work.hpp"

namespace timbang {

/// What a rank tells the first one: what it has done, and usually that one of its threads wants more.
struct UnitReport {
  FinishedUnit finished;
  bool is_asking = true;
  bool is_stopping = false;  ///< the rank was asked to stop
  std::string failure;       ///< what ended the thread instead; empty if nothing did
};

/// The first rank's answer to a thread that asks.
struct UnitOrder {
  bool is_end = true;  ///< there is no more to do
  std::uint64_t unit = 0;
  UnitPoints lacking = 0;
  std::optional<FoundFit> fit;  ///< of the unit's baseline, if it is known
};

/// Whether ranks go on together, and what the first one's store knows already.
struct SweepStart {
  bool goes_on = false;
  std::vector<FoundFit> fits;
};

/// What a rank must have in common with the first one: what it is -> its value.
using RankIdentity = std::vector<std::pair<std::string, std::string>>;

/// As bytes between processes of the same build on machines of the same kind, and back.
[[nodiscard]] std::string packed(const UnitReport& report);
[[nodiscard]] std::string packed(const UnitOrder& order);
[[nodiscard]] std::string packed(const SweepStart& start);
[[nodiscard]] std::string packed(const RankIdentity& identity);
[[nodiscard]] UnitReport unpacked_report(const std::string& bytes);
[[nodiscard]] UnitOrder unpacked_order(const std::string& bytes);
[[nodiscard]] SweepStart unpacked_start(const std::string& bytes);
[[nodiscard]] RankIdentity unpacked_identity(const std::string& bytes);

}  // namespace timbang
