#pragma once

#include <optional>
#include <string>
#include <vector>

#include "report/words/text_catalogue.hpp"
#include "results/summary/summary.hpp"
#include "scenario/scenario.hpp"

namespace timbang {

/// What a planner's spreadsheet says of one arm, for an average kecamatan: the work that arrives over the hours that
/// there are, and M/M/c, beside what the simulation says.
struct SpreadsheetAnswer {
  double load = 0;                  ///< work / hours; NaN without staff
  std::optional<double> mean_days;  ///< M/M/c: complaint to resolution; nothing at a load of 1 or more
  std::optional<double> p90_days;   ///< the same, 9 of 10
  double simulated_mean_days = 0;   ///< of complaints that reach a TKSK
  double simulated_p90_days = 0;
};

/// The policy in force in the reported months, once levers act.
[[nodiscard]] const Parameters& reported_policy(const Scenario& scenario);

/// Hours of TKSK time that a complaint takes, mean over the service classes.
[[nodiscard]] double mean_complaint_hours(const ComplaintParameters& complaints);

/// Working days of the reported months; a shortened day counts for its part.
[[nodiscard]] double working_days(const Scenario& scenario);

/// Hours that one TKSK has for Sembako cases on an average calendar day of the reported months.
[[nodiscard]] double sembako_hours_a_day(const Scenario& scenario);

/// The arm's arriving work is its simulated workload; M/M/c has one queue a kecamatan, with Poisson arrivals,
/// exponential services and staff that are always there (Erlang 1917).
[[nodiscard]] SpreadsheetAnswer spreadsheet_answer(const ArmSummary& arm, const Scenario& scenario);

/// The answers of all arms beside the simulation's, and why they differ. Requires: a scenario for every arm.
[[nodiscard]] std::string spreadsheet_text(const Summary& summary, const std::vector<Scenario>& scenarios,
                                           Language language);

}  // namespace timbang
