#pragma once

#include <array>
#include <functional>
#include <optional>
#include <vector>

#include "base/stop.hpp"
#include "experiment/calibration.hpp"
#include "experiment/prior_draws.hpp"
#include "experiment/target_emulators.hpp"
#include "results/calibration_store.hpp"
#include "scenario/layers/scenario_source.hpp"

namespace timbang {

/// One member of an ensemble: a draw with the welfare parameters that were found for it, written as settings.
struct CalibrationMember {
  std::vector<Setting> settings;
};

/// What a member says, on seeds of its own.
struct MemberFindings {
  std::vector<double> measures;                  ///< of its welfare fit, by member_measure_names()
  std::vector<std::vector<double>> differences;  ///< [outcome of the question][seed]
  std::vector<std::vector<double>> predictions;  ///< [year held out][seed]
};

[[nodiscard]] std::vector<std::string> member_measure_names();

/// Turns chosen draws into members and asks them. Everything about a draw is keyed by its number, so that ensembles
/// share what they have in common, and is kept in the store. What it is given must outlive it.
class CalibrationMembers {
 public:
  using Tell = std::function<void(std::size_t done, std::size_t total)>;

  CalibrationMembers(const CalibrationRequest& request, const ScenarioSource& source, StreamKey key,
                     CalibrationStore& store);

  /// Finds each draw's welfare parameters (see WelfareTarget). Targets that nothing is solved for decide by their
  /// kernel whether a solution is kept or other values are drawn. A draw that no Q fits makes no member. Nothing if
  /// asked to stop.
  [[nodiscard]] std::optional<std::vector<std::optional<CalibrationMember>>> give_welfare(
      const std::vector<PriorDraw>& draws, const Tell& tell, const StopToken& stop);

  /// Fits every member to official poverty, simulates the question's policy beside the baseline's, and every year held
  /// out with the member's Q. A member that no Q fits has no findings; a failed trial leaves NaN. Nothing if asked to
  /// stop.
  [[nodiscard]] std::optional<std::vector<std::optional<MemberFindings>>> ask(
      const std::vector<CalibrationMember>& members, const Tell& tell, const StopToken& stop);

 private:
  const CalibrationRequest& request_;
  const ScenarioSource& source_;
  StreamKey key_;
  CalibrationStore& store_;
};

}  // namespace timbang
