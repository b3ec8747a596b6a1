#include "outcomes/tables/report_period.hpp"

#include "base/check.hpp"

namespace timbang {

ReportPeriod::ReportPeriod(SimClock clock, Month first_month, std::size_t months) : first_month_(first_month) {
  TIMBANG_CHECK(months > 0, "at least one month is reported");
  TIMBANG_CHECK(first_month.first_day() >= clock.start, "the first reported month begins before the run");
  for (std::size_t slot = 0; slot <= months; ++slot) {
    ends_.push_back(clock.time_of(month(slot + 1).first_day()));
    // Every fact asks for its slot: a table by day instead of a search.
    slot_of_day_.resize(static_cast<std::size_t>(ends_.back().day()), static_cast<std::uint16_t>(slot));
  }
}

std::size_t ReportPeriod::slot(Month month) const {
  if (month < first_month_) return 0;
  const auto position = static_cast<std::size_t>(month - first_month_);
  return position < months() ? position + 1 : after();
}

std::string ReportPeriod::text(std::size_t slot) const {
  if (slot == 0) return "before " + first_month_.text();
  if (slot >= after()) return "after " + month(months()).text();
  return month(slot).text();
}

}  // namespace timbang
