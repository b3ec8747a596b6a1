#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "base/date.hpp"
#include "scenario/scenario.hpp"

namespace timbang {

/// A run that begins otherwise than its scenario says and goes on for longer, to see how long it remembers its start.
/// Light: no obstacle, every family informed, empty desks. Heavy: obstacles half as many again as the scenario's and at
/// least 3 % of each kind, nobody informed, 1.6 % of the families waiting for a field check (120 in a kecamatan of
/// 7,500).
struct OtherStart {
  enum class Kind : std::uint8_t { light, heavy };
  Kind kind = Kind::light;
  Month last_month;  ///< reported, if it is later than the scenario's own

  /// As trials are known by, e.g. "heavy start to 2029-06".
  [[nodiscard]] std::string text() const;
};

/// How a run begins and which months it reports: as the scenario says, unless told otherwise.
struct RunBegin {
  std::optional<Month> first_month = {};  ///< reported, before the scenario's own
  double backlog = 0;                     ///< see CityRun::begin_with_backlog
};

/// The first whole month of a run: the first that it can report.
[[nodiscard]] Month first_whole_month(const Period& period);

/// The scenario as it would go on to the end of this month, if it ends before. Beyond its end the working calendar
/// repeats its last 52 weeks, so that weekdays stay what they are. Its hashes stay those of the scenario itself.
[[nodiscard]] Scenario prolonged(Scenario scenario, Month last_month);

/// Lets a baseline begin and go on so, and says what else its runs begin with. The households are not touched.
RunBegin begin_otherwise(const OtherStart& start, Scenario& baseline);

}  // namespace timbang
