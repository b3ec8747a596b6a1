#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/stop.hpp"
#include "trials/cities/city_fit.hpp"
#include "experiment/calibration.hpp"
#include "experiment/calibration_members.hpp"
#include "experiment/target_emulators.hpp"
#include "results/calibration_store.hpp"
#include "scenario/layers/scenario_source.hpp"

namespace timbang {

/// One set of trials that belong together: a prepared city, and arms of it.
struct AskedTrials {
  std::vector<CalibrationTrialKey> keys;  ///< by arm
  std::vector<Scenario> arms;             ///< of one baseline
};

/// A member with its scenarios: the baseline, the question's policy, and the years held out.
struct AskedMember {
  std::string fit_key;
  Scenario scenario;                  ///< under the baseline's own policy
  std::optional<AskedTrials> policy;  ///< the baseline's, then the question's
  std::vector<AskedTrials> years;     ///< one arm each
};

/// What a worker found out about a member.
struct MemberAnswer {
  std::optional<std::vector<double>>
      fit;  ///< Q's three numbers, then member_measure_names(); none if no Q fits; nothing if asked to stop
  bool is_new_fit = false;
  std::vector<std::pair<CalibrationTrialKey, CityOutcomes>> trials;  ///< new ones
};

/// What is asked of a member, and how it is found out, stored and read. What it is given must outlive it.
class MemberQuestions {
 public:
  MemberQuestions(const CalibrationRequest& request, const ScenarioSource& source, const CalibrationStore& store);

  [[nodiscard]] AskedMember prepare(const CalibrationMember& member) const;
  /// The trials that the store does not have.
  [[nodiscard]] std::vector<CalibrationTrialKey> lacking_of(const AskedMember& asked) const;
  /// Finds out what is lacking, with the fit if it is known already. For a worker: touches no store. Asked to stop, it
  /// finishes the trial in hand and answers with what it has.
  [[nodiscard]] MemberAnswer answer(const AskedMember& asked, const std::vector<CalibrationTrialKey>& lacking,
                                    std::optional<std::vector<double>> fit, const StopToken& abandon,
                                    const StopToken& stop) const;
  /// Requires: nothing is lacking.
  [[nodiscard]] MemberFindings read(const AskedMember& asked, const std::vector<double>& fit) const;

 private:
  [[nodiscard]] bool lacks_any(const AskedTrials& trials, const std::vector<CalibrationTrialKey>& lacking) const;
  void simulate(const BaselineCity& city, const AskedTrials& trials, const std::vector<CalibrationTrialKey>& lacking,
                const StopToken& abandon, const StopToken& stop, MemberAnswer& answer) const;
  [[nodiscard]] std::vector<double> values(CalibrationTrialKey key, const std::string& outcome,
                                           const TargetReader& reader, std::optional<Month> month) const;

  const CalibrationRequest& request_;
  const ScenarioSource& source_;
  const CalibrationStore& store_;
  TargetReader reader_;
};

}  // namespace timbang
