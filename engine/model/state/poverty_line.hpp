#pragma once

#include "base/date.hpp"
#include "scenario/parameters/parameters.hpp"

namespace timbang {

/// The poverty line in a month, rupiah a person: the line of March of the first reported year, grown evenly.
[[nodiscard]] double poverty_line(const WelfareParameters& rules, Month month, Month first_month);
/// What Q is multiplied by in a month: how far consumption has outgrown the line since that March.
[[nodiscard]] double consumption_scale(const WelfareParameters& rules, Month month, Month first_month);

}  // namespace timbang
