#pragma once

#include <string>

#include "report/words/text_catalogue.hpp"
#include "results/summary/summary.hpp"
#include "scenario/scenario.hpp"

namespace timbang {

/// What was simulated and how: title, scenario hash, seed, replications, and that this is a simulation.
[[nodiscard]] std::string summary_heading(const Summary& summary, const Scenario& scenario, Language language);

/// The headline outcomes of the whole city over all reported months, a column an arm, each with its interval.
[[nodiscard]] std::string level_table(const Summary& summary, const Scenario& scenario, Language language);

/// The same of paired differences: against the first arm, and, from three arms on, from each arm to the next.
/// Empty with one arm.
[[nodiscard]] std::string difference_tables(const Summary& summary, Language language);

/// How many numbers are borrowed from another city; empty if none are.
[[nodiscard]] std::string borrowed_note(const Scenario& scenario, Language language);

/// How to read the tables: what intervals cover, the ceiling of poverty effects, what is assumed.
[[nodiscard]] std::string summary_notes(const Summary& summary, const Scenario& scenario, Language language);

}  // namespace timbang
