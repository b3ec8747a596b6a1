#include "outcomes/folds/case_fold.hpp"

#include <algorithm>

namespace timbang {

CaseFold::CaseFold(std::size_t kecamatan, const ReportPeriod& period, Duration longest_limit)
    : kecamatan_(kecamatan),
      cells_(kecamatan, period.slots()),
      waits_{Cells<Histogram>(kecamatan, period.slots(), Histogram(longest_limit)),
             Cells<Histogram>(kecamatan, period.slots(), Histogram(longest_limit))},
      has_percentiles_(longest_limit > Duration()) {}

void CaseFold::on(const ReportPeriod& period, const CaseOpened& fact) {
  const std::size_t slot = period.slot(fact.at);
  Cell& cell = cells_.at(fact.kecamatan, slot);
  ++cell.opened;
  // Area under the number of open cases: each opening adds, and each end subtracts, the minutes to the end of its
  // month. Little's law then compares it with the sum of times in the system.
  if (slot < period.after()) cell.queue_area += (period.end(slot) - fact.at).minutes();
}

void CaseFold::on(const ReportPeriod& period, const CaseEscalated& fact) {
  Cell& cell = cells_.at(fact.kecamatan, period.slot(fact.at));
  ++cell.of(CaseGroup::all).escalated;
  if (fact.reached_tksk) ++cell.of(CaseGroup::tksk).escalated;
}

void CaseFold::on(const ReportPeriod& period, const CaseRepeated& fact) {
  Cell& cell = cells_.at(fact.kecamatan, period.slot(fact.at));
  // An own group for TKSK: its outcomes leave out what the first line settled alone.
  ++cell.of(CaseGroup::all).repeated;
  if (fact.reached_tksk) ++cell.of(CaseGroup::tksk).repeated;
}

void CaseFold::on(const ReportPeriod& period, const ComplaintUnvoiced& fact) {
  ++cells_.at(fact.kecamatan, period.slot(fact.at)).unvoiced;
}

void CaseFold::on(const ReportPeriod& period, const CaseReachedTksk& fact) {
  // By the month of opening, as the group's cases are counted when they close: check() compares the two.
  ++cells_.at(fact.kecamatan, period.slot(fact.opened_at)).reached_tksk;
}

void CaseFold::on(const ReportPeriod& period, const CaseClosed& fact, Duration wait) {
  const std::size_t slot = period.slot(fact.at);
  // What is open at the end was never taken off, so that its area lies under the whole rest of the run.
  if (fact.end != CaseEnd::open_at_end && slot < period.after()) {
    cells_.at(fact.kecamatan, slot).queue_area -= (period.end(slot) - fact.at).minutes();
  }
  stay(period, fact);
  count(period, fact, wait, CaseGroup::all);
  if (fact.reached_tksk) count(period, fact, wait, CaseGroup::tksk);
}

/// Counts the case in every slot that it saw.
void CaseFold::stay(const ReportPeriod& period, const CaseClosed& fact) {
  const std::size_t last = period.slot(fact.at);
  for (std::size_t slot = period.slot(fact.opened_at); slot <= last && slot < period.after(); ++slot) {
    Cell& cell = cells_.at(fact.kecamatan, slot);
    // Slot 0 is all the time before the reported months and has no beginning.
    const SimTime from = slot == 0 ? fact.opened_at : std::max(fact.opened_at, period.begin(slot));
    cell.overlap += (std::min(fact.at, period.end(slot)) - from).minutes();
    if (slot == last) continue;
    const auto leave_open = [&](CaseGroup group) {
      // Open at the month's end.
      ++cell.of(group).open;
      cell.of(group).age_minutes += (period.end(slot) - fact.opened_at).minutes();
    };
    leave_open(CaseGroup::all);
    if (fact.reached_tksk) leave_open(CaseGroup::tksk);
  }
}

void CaseFold::count(const ReportPeriod& period, const CaseClosed& fact, Duration wait, CaseGroup group) {
  const bool is_resolved = fact.end == CaseEnd::resolved;
  Counts& ending = cells_.at(fact.kecamatan, period.slot(fact.at)).of(group);
  ending.resolved += static_cast<std::int64_t>(is_resolved);
  ending.by_staff += static_cast<std::int64_t>(is_resolved && fact.by_staff);
  ending.given_up += static_cast<std::int64_t>(fact.end == CaseEnd::given_up);

  // By month of filing, so that a month's mean wait is that of its own complaints however late they end.
  const std::size_t cohort = period.slot(fact.opened_at);
  Counts& opening = cells_.at(fact.kecamatan, cohort).of(group);
  ++opening.cases;
  opening.wait_minutes += wait.minutes();
  // Histograms of the months that no outcome shows would only take memory.
  if (has_percentiles_ && period.is_reported(cohort)) {
    waits_[static_cast<std::size_t>(group)].at(fact.kecamatan, cohort).add(wait);
  }

  // By due date and not by filing: a month's service level is then final at its end.
  Counts& due = cells_.at(fact.kecamatan, period.slot(fact.due)).of(group);
  ++due.due;
  due.in_time += static_cast<std::int64_t>(is_resolved && fact.at <= fact.due);
}

void CaseFold::check(LawBook& laws, const ReportPeriod& period, const std::string& kind) const {
  for (std::size_t k = 0; k < kecamatan_; ++k) {
    std::int64_t opening = 0;
    std::int64_t in_queue = 0;
    for (std::size_t slot = 0; slot < period.after(); ++slot) {
      const Cell& cell = cells_.at(k, slot);
      const Counts& all = cell.of(CaseGroup::all);
      laws.equal(kind + ": opening open + opened = resolved + given up + closing open", k, slot, opening + cell.opened,
                 all.resolved + all.given_up + all.open);
      // Slot 0 begins with nothing open, so that its length does not matter.
      const std::int64_t length = slot == 0 ? 0 : period.length(slot).minutes();
      // Cases open at the month's beginning contribute its whole length.
      laws.equal(kind + ": Little's law: area under the number open = time that cases were open", k, slot,
                 in_queue * length + cell.queue_area, cell.overlap);
      laws.equal(kind + ": cases that reached a TKSK as reported on reaching = on closing", k, slot, cell.reached_tksk,
                 cell.of(CaseGroup::tksk).cases);
      opening = all.open;
      in_queue += cell.opened - all.resolved - all.given_up;
    }
  }
}

}  // namespace timbang
