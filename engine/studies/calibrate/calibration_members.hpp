#pragma once

#include <optional>
#include <vector>

#include "base/stop.hpp"
#include "scenario/layers/scenario_source.hpp"
#include "studies/calibrate/calibration_member.hpp"
#include "studies/calibrate/calibration_request.hpp"
#include "studies/calibrate/member_questions.hpp"
#include "studies/calibrate/prior_draws.hpp"
#include "trials/running/trial_runner.hpp"

namespace timbang {

/// Turns chosen draws into members and asks them. Everything about a draw is keyed by its number, so that ensembles
/// share what they have in common, and is kept in the store. What it is given must outlive it.
class CalibrationMembers {
 public:
  using Tell = MemberQuestions::Tell;

  CalibrationMembers(const CalibrationRequest& request, const ScenarioSource& source, StreamKey key, TrialStore& store,
                     TrialRunner& runner);

  /// Finds each draw's welfare parameters (see WelfareTarget). Targets that nothing is solved for decide by their
  /// kernel whether a solution is kept or other values are drawn. A draw that no Q fits makes no member. Nothing if
  /// asked to stop.
  [[nodiscard]] std::optional<std::vector<std::optional<CalibrationMember>>> give_welfare(
      const std::vector<PriorDraw>& draws, const Tell& tell, const StopToken& stop);

  /// Fits every member to official poverty, simulates the question's policy beside the baseline's, and every year held
  /// out with the member's Q. A member that no Q fits has no findings; a failed trial leaves NaN. Nothing if asked to
  /// stop.
  [[nodiscard]] std::optional<std::vector<std::optional<MemberFindings>>> ask(
      const std::vector<CalibrationMember>& members, const Tell& tell);

 private:
  const CalibrationRequest& request_;
  const ScenarioSource& source_;
  StreamKey key_;
  TrialStore& store_;
  TrialRunner& runner_;
};

}  // namespace timbang
