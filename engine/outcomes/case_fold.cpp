#include "outcomes/case_fold.hpp"

#include <algorithm>

namespace timbang {

CaseFold::CaseFold(std::size_t kecamatan, const ReportPeriod& period, Duration longest_limit)
    : kecamatan_(kecamatan),
      cells_(kecamatan, period.slots()),
      waits_(kecamatan, period.slots(), Histogram(longest_limit)),
      tksk_waits_(kecamatan, period.slots(), Histogram(longest_limit)) {}

void CaseFold::opened(const ReportPeriod& period, KecamatanId kecamatan, SimTime at) {
  const std::size_t slot = period.slot(at);
  Cell& cell = cells_.at(kecamatan, slot);
  ++cell.opened;
  if (slot < period.after()) cell.queue_area += (period.end(slot) - at).minutes();
}

void CaseFold::escalated(const ReportPeriod& period, KecamatanId kecamatan, SimTime at) {
  ++cells_.at(kecamatan, period.slot(at)).escalated;
}

void CaseFold::reached_tksk(const ReportPeriod& period, KecamatanId kecamatan, SimTime opened_at) {
  ++cells_.at(kecamatan, period.slot(opened_at)).reached_tksk;
}

void CaseFold::closed(const ReportPeriod& period, const CaseClosed& fact, Duration limit) {
  const std::size_t slot = period.slot(fact.at);
  Cell& cell = cells_.at(fact.kecamatan, slot);
  if (fact.end == CaseEnd::resolved) ++cell.resolved;
  if (fact.end == CaseEnd::given_up) ++cell.given_up;
  if (fact.end != CaseEnd::open_at_end && slot < period.after()) {
    cell.queue_area -= (period.end(slot) - fact.at).minutes();
  }
  stay(period, fact);
  wait(period, fact, limit);
}

/// Counts the case in every slot that it saw.
void CaseFold::stay(const ReportPeriod& period, const CaseClosed& fact) {
  const std::size_t last = period.slot(fact.at);
  for (std::size_t slot = period.slot(fact.opened_at); slot <= last && slot < period.after(); ++slot) {
    Cell& cell = cells_.at(fact.kecamatan, slot);
    const SimTime from = slot == 0 ? fact.opened_at : std::max(fact.opened_at, period.begin(slot));
    cell.overlap += (std::min(fact.at, period.end(slot)) - from).minutes();
    if (slot == last) continue;
    ++cell.open;
    cell.age_minutes += (period.end(slot) - fact.opened_at).minutes();
  }
}

void CaseFold::wait(const ReportPeriod& period, const CaseClosed& fact, Duration limit) {
  const bool is_resolved = fact.end == CaseEnd::resolved;
  const bool is_in_time = is_resolved && fact.at <= fact.due;
  const Duration counted = is_resolved ? std::clamp(fact.at - fact.opened_at, Duration(), limit) : limit;
  const std::size_t cohort = period.slot(fact.opened_at);
  Cell& opening = cells_.at(fact.kecamatan, cohort);
  Cell& due = cells_.at(fact.kecamatan, period.slot(fact.due));
  const auto count = [&](Cell::Waits& cohort_waits, Cell::Waits& due_waits, Cells<Histogram>& histograms) {
    ++cohort_waits.cases;
    cohort_waits.minutes += counted.minutes();
    ++due_waits.due;
    due_waits.in_time += static_cast<std::int64_t>(is_in_time);
    if (period.is_reported(cohort)) histograms.at(fact.kecamatan, cohort).add(counted);
  };
  count(opening.all, due.all, waits_);
  if (!fact.reached_tksk) return;
  count(opening.tksk, due.tksk, tksk_waits_);
  ++opening.closed_of_tksk;
}

void CaseFold::check(LawBook& laws, const ReportPeriod& period, const std::string& kind) const {
  for (std::size_t k = 0; k < kecamatan_; ++k) {
    std::int64_t opening = 0;
    std::int64_t in_queue = 0;
    for (std::size_t slot = 0; slot < period.after(); ++slot) {
      const Cell& cell = cells_.at(k, slot);
      laws.equal(kind + ": opening open + opened = resolved + given up + closing open", k, slot, opening + cell.opened,
                 cell.resolved + cell.given_up + cell.open);
      const std::int64_t length = slot == 0 ? 0 : period.length(slot).minutes();
      laws.equal(kind + ": Little's law: area under the number open = time that cases were open", k, slot,
                 in_queue * length + cell.queue_area, cell.overlap);
      laws.equal(kind + ": cases that reached a TKSK as reported on reaching = on closing", k, slot, cell.reached_tksk,
                 cell.closed_of_tksk);
      opening = cell.open;
      in_queue += cell.opened - cell.resolved - cell.given_up;
    }
  }
}

}  // namespace timbang
