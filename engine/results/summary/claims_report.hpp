#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "scenario/claim.hpp"
#include "statistics/intervals/interval.hpp"

namespace timbang {

/// What a run says of a claim. imposed: calibration put it in, so that the run can neither support nor refute it.
enum class ClaimAnswer : std::uint8_t { is_true, is_false, undecided, imposed };

/// As files say it; people read words of their language.
inline constexpr std::array<std::string_view, 4> claim_answer_words{"TRUE", "FALSE", "UNDECIDED", "IMPOSED"};
[[nodiscard]] constexpr std::string_view claim_answer_word(ClaimAnswer answer) {
  return claim_answer_words[static_cast<std::size_t>(answer)];
}

/// A claim about arms of a request: positions among its arms.
struct PlacedClaim {
  Claim claim;
  std::size_t arm = 0;
  std::optional<std::size_t> against;  ///< of a comparison
};

struct JudgedClaim {
  Claim claim;
  std::string arm;
  std::string against;  ///< empty unless the claim compares
  ClaimAnswer answer = ClaimAnswer::undecided;
  Estimate estimate;               ///< of the value that is claimed, with the interval that decides
  std::uint32_t replications = 0;  ///< that it rests on
  bool is_decided_alone = false;   ///< undecided only because the claims are judged together
};

/// The claims that were judged together.
struct ClaimsReport {
  std::string sha256;             ///< of the claims' canonical JSON; empty: there were none
  std::uint64_t runs_before = 0;  ///< stored runs of the folder when it first saw these claims
  std::size_t judged = 0;         ///< not imposed: those among which the chance of error is shared
  IntervalKind interval = IntervalKind::seeds;
  double confidence = 0.95;   ///< of each interval
  bool is_anytime = false;    ///< intervals hold however the number of replications came about
  bool is_of_design = false;  ///< over the points of an experiment's design, each counting alike
  std::vector<JudgedClaim> claims;

  /// Whether no claim is false or undecided; one that is imposed neither fails nor supports.
  [[nodiscard]] bool all_hold() const {
    return std::all_of(claims.begin(), claims.end(), [](const JudgedClaim& each) {
      return each.answer == ClaimAnswer::is_true || each.answer == ClaimAnswer::imposed;
    });
  }
};

}  // namespace timbang
