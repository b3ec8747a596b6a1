#pragma once

#include <optional>

#include "base/ids.hpp"
#include "kernel/working_time.hpp"
#include "model/city.hpp"

namespace timbang {

/// The Sembako block of a TKSK's post on a day: the share of the week is laid in as few whole days as possible, the
/// weekdays staggered over posts; a holiday on such a day loses the time; other work is cut off every block
/// (model.md, Time). Nothing on other days. Absence is not looked at here.
[[nodiscard]] std::optional<WorkingBlock> sembako_block(const City& city, TkskId tksk, Date day);

/// Every block of a post from a day until the end of the run, days of absence left out.
[[nodiscard]] WorkingTime working_time_of(const City& city, TkskId tksk, Date from);

}  // namespace timbang
