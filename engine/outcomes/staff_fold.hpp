#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "facts/facts.hpp"
#include "outcomes/cells.hpp"
#include "outcomes/law_book.hpp"
#include "outcomes/report_period.hpp"
#include "outcomes/table_closer.hpp"

namespace timbang {

/// TKSK in post, their time and the work that arrives for them. Only days of reported months are kept.
class StaffFold {
 public:
  StaffFold(std::size_t kecamatan, const ReportPeriod& period);

  void on(const ReportPeriod& period, const WorkArrived& fact);
  void on(const ReportPeriod& period, const Worked& fact);
  void on(const ReportPeriod& period, const TkskDay& fact);

  void check(LawBook& laws, const ReportPeriod& period) const;
  void close(TableCloser& closer, const ReportPeriod& period) const;

 private:
  /// One TKSK's day, in minutes.
  struct Day {
    std::int16_t reports = 0;  ///< times it was reported in post
    std::int16_t available = 0;
    std::int32_t worked = 0;
  };
  using Days = std::vector<Day>;  ///< by day since the first reported month began
  struct Cell {
    std::int64_t arrived_minutes = 0;
    std::int64_t available_minutes = 0;
    std::int64_t post_days = 0;
    std::int64_t other_duty_minutes = 0;
  };
  struct Time {
    std::int64_t worked = 0;
    std::int64_t available = 0;
  };

  Day& day(const ReportPeriod& period, TkskId tksk, SimTime time);
  [[nodiscard]] static Time time_of(const Days& days, const ReportPeriod& period, std::size_t month);
  [[nodiscard]] double in_post(const ReportPeriod& period, std::size_t where, std::size_t month) const;
  [[nodiscard]] double utilisation(const ReportPeriod& period, std::size_t where, std::size_t month) const;
  void check_month(LawBook& laws, const ReportPeriod& period, std::size_t kecamatan, std::size_t slot,
                   const Days& days) const;
  [[nodiscard]] TableCloser::Count count(std::int64_t Cell::*member) const;

  Cells<Cell> cells_;
  std::vector<std::vector<Days>> days_;  ///< by kecamatan and slot of the TKSK
};

}  // namespace timbang
