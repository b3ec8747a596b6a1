#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/date.hpp"
#include "base/problem.hpp"
#include "scenario/plans/calibrated_parameters.hpp"
#include "scenario/reading/known_range.hpp"
#include "scenario/reading/plan_source.hpp"
#include "scenario/reading/setting.hpp"
#include "scenario/scenario.hpp"

namespace timbang {

/// An aggregate that the baseline must agree with.
struct CalibrationTarget {
  std::string outcome;
  std::optional<Month> month;  ///< nothing: all reported months
  std::string unit;            ///< as the plan writes it; may be empty
  KnownRange known;
  bool is_interpretation = false;  ///< of words, not of a measurement: conclusions are drawn with and without it
  PlanSource said;
};

/// A measure of how welfare is spread and changes that members must agree with. If a parameter is named, it is found
/// for each member by a bracketed search, for a value of the measure drawn from the normal distribution around the
/// known one.
struct WelfareTarget {
  std::string measure;
  std::string unit;
  KnownRange known;
  std::string solved_by;  ///< path, or empty
  double search_low = 0;  ///< bracket of the search, in the unit of the path's slot
  double search_high = 0;
  PlanSource said;
};

/// What was observed in a year that the calibration does not use.
struct HeldOutYear {
  std::string name;
  std::vector<Setting> assumed;  ///< how that year differs from the scenario's
  std::string outcome;
  std::optional<Month> month;
  std::string unit;
  double observed = 0;
  double sd = 0;
  PlanSource said;
};

/// The decision whose answer the ensemble must give: what another policy changes.
struct PolicyQuestion {
  std::vector<Setting> settings;
  std::vector<std::string> outcomes;
  PlanSource said;
};

/// A targets file, read and checked but for the names of outcomes and measures, which the reader does not know.
struct CalibrationPlan {
  std::string name;
  std::string file;
  std::string file_sha256;
  PriorShape prior = PriorShape::uniform;
  std::vector<CalibrationParameter> parameters;
  std::vector<ShareComposition> compositions;
  std::vector<CalibrationTarget> targets;
  std::vector<WelfareTarget> welfare;
  std::optional<PolicyQuestion> question;
  std::vector<HeldOutYear> held_out;
};

/// Reads the plan of a calibration of this scenario. Throws ScenarioError with every problem found, each at its place.
[[nodiscard]] CalibrationPlan read_calibration_plan(const std::string& file, const Scenario& scenario);

}  // namespace timbang
