#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "results/summary/summary.hpp"

namespace timbang {

/// How sure a sentence is. strong: clear, and the same way with every combination of assumed numbers. conditional:
/// clear, but not tried on what is assumed, or turned round by some of it. not_shown: everything else.
enum class Grade : std::uint8_t { strong, conditional, not_shown };

/// too_few: so few runs that nothing is said. change: clear, but no gain by itself.
enum class Finding : std::uint8_t { gain, harm, change, unclear, too_few, small };

/// What the kecamatan say of one outcome of one arm, where all of them do not say the same.
struct PlaceSpread {
  std::vector<std::string> gains;
  std::vector<std::string> harms;
  std::string best;  ///< with the largest gain and the largest harm, whichever there are
  std::string worst;

  [[nodiscard]] bool is_mixed() const { return !gains.empty() && !harms.empty(); }
};

struct Verdict {
  Finding finding = Finding::too_few;
  Grade grade = Grade::not_shown;
};

/// The verdict on one difference. An interval that covers zero, or a difference smaller than what matters, is unclear
/// whatever its mean.
[[nodiscard]] Verdict verdict_of(const Summary& summary, const DifferenceCell& cell);
/// That of the whole city over all months; conditional at best where kecamatan disagree. Requires: difference <
/// summary.differences.size().
[[nodiscard]] Verdict city_verdict(const Summary& summary, std::size_t difference, std::size_t outcome);
[[nodiscard]] PlaceSpread place_spread(const Summary& summary, std::size_t difference, std::size_t outcome);

/// What a reader is advised, and about which arm the brief speaks first.
enum class Advice : std::uint8_t { consider, none, harm, too_few, one_arm };
struct Choice {
  Advice advice = Advice::one_arm;
  std::size_t arm = 0;
};
/// consider: the cheapest arm with a clear gain in money returned or complaints in time, and a clear harm in neither
/// of them nor in waits. harm: no such arm, and some arm does clear harm. Otherwise none.
[[nodiscard]] Choice choose_arm(const Summary& summary);

}  // namespace timbang
