#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "base/stop.hpp"
#include "studies/calibrate/calibration_members.hpp"
#include "studies/calibrate/prior_draws.hpp"

namespace timbang {

/// How members are to be chosen.
struct MemberChoice {
  std::size_t count = 0;
  bool is_asked = true;  ///< whether members are asked anything, their welfare fit included
  StreamKey key;
  CalibrationMembers::Tell tell_welfare;
  CalibrationMembers::Tell tell_members;
};

struct ChosenMembers {
  std::vector<std::size_t> draws;  ///< by member, the position of its draw
  std::vector<CalibrationMember> members;
  std::vector<MemberFindings> findings;  ///< none if they are not asked
  std::size_t unfit = 0;                 ///< draws that were chosen and replaced
};

/// Resamples draws by weight to equally weighted members and asks them. Draws that no welfare distribution fits are
/// replaced by others, drawn by weight: they contradict the official figures, which are targets too. Nothing if asked
/// to stop. Requires: normalised weights, one a draw.
[[nodiscard]] std::optional<ChosenMembers> choose_members(const MemberChoice& choice,
                                                          const std::vector<PriorDraw>& draws,
                                                          std::vector<double> weights, CalibrationMembers& members,
                                                          const StopToken& stop);

}  // namespace timbang
