#pragma once

#include <string>

#include "scenario/reading/source_text.hpp"
#include "scenario/working_calendar.hpp"

namespace timbang::reading {

/// Reads a calendar file: `first_month`, `last_month`, `weekend`, `day_begins`, `holidays`, `shortened` and
/// `shortened_factor`. Nothing if there was a problem; all of them are among the findings.
[[nodiscard]] std::optional<WorkingCalendar> read_calendar(const std::string& file, const Mark& mentioned,
                                                           Findings& findings);

}  // namespace timbang::reading
