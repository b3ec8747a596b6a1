#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "base/ids.hpp"
#include "base/sim_time.hpp"
#include "outcomes/tables/cells.hpp"
#include "outcomes/tables/report_period.hpp"
#include "outcomes/tables/table_closer.hpp"

namespace timbang {

/// How unequally complaints wait, over kecamatan and over complaints, by the month of filing. Of the city only.
class EquityFold {
 public:
  EquityFold(std::size_t kecamatan, const ReportPeriod& period);

  /// A complaint and how long it waited, restricted.
  void add(const ReportPeriod& period, KecamatanId kecamatan, SimTime filed_at, Duration wait);
  void close(TableCloser& closer) const;

 private:
  struct Waits {
    std::int64_t complaints = 0;
    std::int64_t minutes = 0;
  };
  struct Extremes {
    double longest;  ///< mean wait of a kecamatan in days; NaN where nobody complained
    double shortest;
  };
  /// Of the kecamatan in which somebody complained. month: 0 is all of them.
  [[nodiscard]] Extremes extremes(std::size_t month) const;
  [[nodiscard]] double gini(std::size_t month) const;

  Cells<Waits> waits_;
  std::vector<std::vector<std::int32_t>> minutes_;  ///< of every complaint, by reported slot; slot 0 is empty
};

}  // namespace timbang
