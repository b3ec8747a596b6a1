#pragma once

#include <limits>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/date.hpp"
#include "base/problem.hpp"

namespace timbang {

/// The policy that a claim speaks of: the scenario that makes the claim, that scenario with settings over it, or that
/// of another file.
struct ClaimedPolicy {
  std::string file;                                           ///< empty unless another file's
  std::vector<std::pair<std::string, std::string>> settings;  ///< path -> value, as settings write them

  [[nodiscard]] bool is_scenario() const { return file.empty() && settings.empty(); }
};

/// A statement about an outcome that a run can decide: low <= value <= high, in the outcome's own unit. The value is
/// the outcome under a policy, or, if the claim compares, that less the outcome under another one.
struct Claim {
  std::string name;  ///< unlike that of any other claim of the file
  std::string statement_en;
  std::string statement_id;  ///< at least one of the two; where one is missing it is the other
  std::string outcome;
  std::string unit;  ///< as written; may be empty
  std::string where = "city";
  std::optional<Month> month;  ///< nothing: all reported months
  ClaimedPolicy under;
  std::optional<ClaimedPolicy> than;
  double low = -std::numeric_limits<double>::infinity();
  double high = std::numeric_limits<double>::infinity();
  std::string source;
  bool is_imposed = false;  ///< the file says that calibration put it in
  Place place;              ///< of the outcome's name

  [[nodiscard]] bool is_comparison() const { return than.has_value(); }
};

/// The claims as canonical JSON: what decides their answers and what people are told, without places.
[[nodiscard]] std::string canonical_claims(const std::vector<Claim>& claims);

}  // namespace timbang
