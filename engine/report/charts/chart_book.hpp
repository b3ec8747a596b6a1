#pragma once

#include <string>
#include <vector>

#include "report/charts/chart.hpp"
#include "report/words/text_catalogue.hpp"
#include "results/store/stored_spread.hpp"
#include "results/summary/summary.hpp"
#include "results/sweep/key_drivers.hpp"

namespace timbang {

/// What charts are drawn from.
struct ChartSource {
  const Summary& summary;
  std::string date;  ///< as the source line writes it, such as "24 November 2026"
  /// stored_spread() of `fan_outcome`; without it there is no fan.
  std::vector<SpreadCell> spread = {};
  std::vector<std::string> titles = {};   ///< what to call every arm; none: by its name
  std::vector<DriverTable> drivers = {};  ///< key_drivers(); without them there is no tornado
};

[[nodiscard]] ChartBook make_chart_book(const ChartSource& source, Language language);

}  // namespace timbang
