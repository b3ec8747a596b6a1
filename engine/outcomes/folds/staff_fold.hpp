#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "facts/facts.hpp"
#include "outcomes/tables/cells.hpp"
#include "outcomes/tables/law_book.hpp"
#include "outcomes/tables/report_period.hpp"
#include "outcomes/tables/table_closer.hpp"

namespace timbang {

/// TKSK in post, their time and the work that arrives for them. Only days of reported months are kept.
/// Posts and utilisation belong to a post's own kecamatan, time and work to the kecamatan that is served. The mobile
/// team's own kecamatan is the one after the last: its posts are in the city's figures only.
class StaffFold {
 public:
  StaffFold(std::size_t kecamatan, const ReportPeriod& period);

  void on(const ReportPeriod& period, const WorkArrived& fact);
  void on(const ReportPeriod& period, const Worked& fact);
  void on(const ReportPeriod& period, const TkskDay& fact);
  void on(const ReportPeriod& period, const PostVacant& fact);

  void check(LawBook& laws, const ReportPeriod& period) const;
  void close(TableCloser& closer, const ReportPeriod& period) const;

 private:
  /// One post's day; whoever holds it. In minutes.
  struct Day {
    std::int16_t in_post = 0;  ///< times it was reported held
    std::int16_t vacant = 0;   ///< times it was reported vacant
    std::int32_t available = 0;
    std::int32_t worked = 0;
  };
  using Days = std::vector<Day>;  ///< by day since the first reported month began
  /// Of the kecamatan served, in minutes.
  struct Time {
    std::int64_t arrived = 0;
    std::int64_t available = 0;
    std::int64_t for_casework = 0;  ///< of these, what is not reserved for sessions and checks
    std::int64_t from_other_duties = 0;
    std::array<std::int64_t, case_kind_count> worked{};
  };
  /// Of the posts' own kecamatan, the mobile team's last.
  struct Posts {
    std::int64_t held_days = 0;
    std::int64_t vacant_days = 0;
  };

  Day& day(const ReportPeriod& period, TkskId tksk, SimTime time);
  void check_month(LawBook& laws, const ReportPeriod& period, std::size_t kecamatan, std::size_t slot,
                   const Days& days) const;
  [[nodiscard]] std::int64_t post_days(std::int64_t Posts::*member, std::size_t where, std::size_t month) const;
  [[nodiscard]] double utilisation(const ReportPeriod& period, std::size_t where, std::size_t month) const;
  [[nodiscard]] TableCloser::Count time(std::int64_t Time::*member) const;
  [[nodiscard]] TableCloser::Count worked(CaseKind first, CaseKind last) const;
  void close_posts(TableCloser& closer, const ReportPeriod& period) const;
  void close_hours(TableCloser& closer) const;
  void close_minutes(TableCloser& closer) const;

  Cells<Time> time_;
  Cells<Posts> posts_;
  std::vector<std::vector<Days>> days_;  ///< by own kecamatan and slot of the post
};

}  // namespace timbang
