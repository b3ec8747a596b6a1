#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/problem.hpp"
#include "outcomes/catalogue/outcome_value.hpp"

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

/// A number that an option gives to an outcome, which is known by its name alone.
struct TypedOutcome {
  std::string name;
  WantedOutcome::Side side = WantedOutcome::Side::at_most;  ///< of a target
  double number = 0;
};

/// Reads "OUTCOME<=X" or "OUTCOME>=X", and "OUTCOME=RUPIAH"; nothing, and a problem, if the text is anything else.
[[nodiscard]] std::optional<TypedOutcome> read_target(const std::string& text, std::vector<Problem>& problems);
[[nodiscard]] std::optional<TypedOutcome> read_outcome_value(const std::string& text, std::vector<Problem>& problems);

/// The outcome of this name; nothing, and a problem, if it is not among those kept (`option` is where it was typed).
[[nodiscard]] std::optional<std::size_t> kept_outcome(const std::string& name, const std::vector<std::size_t>& kept,
                                                      const std::string& option, std::vector<Problem>& problems);

}  // namespace timbang
