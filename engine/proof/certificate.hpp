#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "base/stop.hpp"
#include "proof/check.hpp"

namespace timbang {

/// The seed of the certificate unless another is asked for, so that it is the same wherever it is made.
inline constexpr std::uint64_t certificate_seed = 1;

/// A piece of the certificate that can be made by itself.
struct CertificatePart {
  CheckGroup group;
  /// Once a stop is requested the checks are of no use.
  std::function<std::vector<Check>(std::uint64_t seed, const StopToken& stop)> make;
};

/// All parts; together they make every check.
[[nodiscard]] std::vector<CertificatePart> certificate_parts();

/// The engine against what is known.
struct Certificate {
  std::uint64_t seed = certificate_seed;
  bool is_whole = true;       ///< not only some of its groups
  std::vector<Check> checks;  ///< by group

  /// Adds the checks of a part behind those of their groups.
  void add(const std::vector<Check>& more);
  /// Every check has; there is at least one.
  [[nodiscard]] bool has_passed() const;
  [[nodiscard]] std::size_t failures() const;
  /// The chance that an engine which is right would have failed at least one check, at most (Boole), with the spread
  /// seen.
  [[nodiscard]] double chance_of_failing() const;
};

}  // namespace timbang
