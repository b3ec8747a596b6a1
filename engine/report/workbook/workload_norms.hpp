#pragma once

#include <array>
#include <string_view>

#include "outcomes/catalogue/outcome_catalogue.hpp"
#include "scenario/parameters/parameters.hpp"

namespace timbang {

/// A kind of work in a workload analysis (ABK): cases of a year, the minutes that one takes by the scenario's own
/// numbers, and the parameters, or groups of them, behind the minutes.
struct WorkloadTask {
  std::string_view label;
  outcome::Position volume;                   ///< cases that come in, those that the first line settles included
  double (*reaches_tksk)(const Parameters&);  ///< of these, the share that a TKSK has to deal with
  double (*minutes)(const Parameters&);       ///< of a TKSK, for a case that reaches one
  std::array<std::string_view, 3> rests_on = {};
};

[[nodiscard]] const std::array<WorkloadTask, 3>& workload_tasks();

/// Effective working hours of a year by which Indonesian offices plan staff, whatever the post: 1,250
/// (KEP/75/M.PAN/7/2004). Background knowledge; no source of this project gives it.
inline constexpr double effective_hours_a_year = 1250;

}  // namespace timbang
