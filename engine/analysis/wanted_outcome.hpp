#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace timbang {

/// What an outcome should be: complaints.backlog<=500.
struct WantedOutcome {
  enum class Side : std::uint8_t { at_most, at_least };

  std::string text;         ///< as typed
  std::size_t outcome = 0;  ///< position in the catalogue
  Side side = Side::at_most;
  double limit = 0;  ///< in the outcome's unit

  [[nodiscard]] bool is_met(double value) const { return side == Side::at_most ? value <= limit : value >= limit; }
};

/// What one unit of an outcome is worth in rupiah, less than 0 if it is a cost.
struct OutcomeWorth {
  std::size_t outcome = 0;
  double rupiah = 0;
};

/// The outcome of this name, which must be among those kept. Throws ScenarioError (`option` is where it was typed).
[[nodiscard]] std::size_t kept_outcome(const std::string& name, const std::vector<std::size_t>& kept,
                                       const std::string& option);

/// "OUTCOME<=X" or "OUTCOME>=X". Throws ScenarioError.
[[nodiscard]] WantedOutcome parse_target(const std::string& text, const std::vector<std::size_t>& kept);

/// "OUTCOME=RUPIAH". Throws ScenarioError.
[[nodiscard]] OutcomeWorth parse_worth(const std::string& text, const std::vector<std::size_t>& kept);

}  // namespace timbang
