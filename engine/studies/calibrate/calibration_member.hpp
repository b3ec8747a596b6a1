#pragma once

#include <string>
#include <vector>

#include "scenario/reading/setting.hpp"

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

}  // namespace timbang
