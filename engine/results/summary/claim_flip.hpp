#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "results/summary/claims_report.hpp"

namespace timbang {

/// The nearest change of one parameter, all others as they are, that was found to give a claim another answer.
struct ClaimFlip {
  std::string claim;
  ClaimAnswer answer = ClaimAnswer::undecided;   ///< as the scenario is
  ClaimAnswer flipped = ClaimAnswer::undecided;  ///< at `to`; the same as `answer` if nothing flips the claim
  std::string parameter;                         ///< empty if nothing flips the claim
  std::string unit;
  double from = 0;         ///< the scenario's value
  double still = 0;        ///< the farthest value on the way at which the answer is still the same
  double to = 0;           ///< the nearest value at which it is the other one
  double half_ranges = 0;  ///< how far `to` is from `from`, in half widths of the parameter's plausible range
};

struct FlipsReport {
  std::vector<ClaimFlip> flips;  ///< one a claim that is not imposed, in their order
  std::size_t parameters = 0;    ///< that were moved
  std::uint32_t replications = 0;
  std::uint64_t runs = 0;  ///< that it took
};

}  // namespace timbang
