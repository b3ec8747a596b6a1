#pragma once

#include <cmath>
#include <cstdint>

namespace timbang {

/// Which way an outcome should go; neither where a change is no gain by itself, such as more complaints filed.
enum class Better : std::uint8_t { neither, lower, higher };

/// When a difference in an outcome matters. Judgements, the same for every scenario; dictionary.csv shows them.
struct EffectRule {
  Better better = Better::neither;
  double absolute = 0;  ///< smallest effect that matters, in the outcome's unit
  double relative = 0;  ///< the same as a share of the level compared with; one of the two is 0

  /// The smallest effect that matters where `reference` is the level compared with. NaN if that is.
  [[nodiscard]] double smallest_that_matters(double reference) const {
    return relative > 0 ? relative * std::abs(reference) : absolute;
  }
};

}  // namespace timbang
