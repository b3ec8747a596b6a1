#include "outcomes/folds/casework_fold.hpp"

#include <algorithm>
#include <string>

namespace timbang {
namespace {

using Cell = CaseFold::Cell;
using Counts = CaseFold::Counts;

/// As broken laws name it.
std::string kind_name(std::size_t kind) {
  // In the order of CaseKind after the classes of complaints.
  constexpr std::array<const char*, case_kind_count - complaint_class_count> others{
      "follow_up cases", "verification cases", "socialisation sessions", "monitoring checks"};
  if (kind >= complaint_class_count) return others.at(kind - complaint_class_count);
  return std::string(complaint_class_names[kind]) + " complaints";
}

Duration three_times(Duration limit) {
  return limit + limit + limit;
}

/// Sums a quantity of cells over the folds [first, last).
template <class Quantity>
TableCloser::Count sum_over(const std::vector<CaseFold>& folds, std::size_t first, std::size_t last,
                            Quantity quantity) {
  return [&folds, first, last, quantity](std::size_t k, std::size_t slot) {
    std::int64_t sum = 0;
    for (std::size_t i = first; i < last; ++i) sum += quantity(folds[i].cell(k, slot));
    return sum;
  };
}

/// A count of a group.
auto count_of(CaseGroup group, std::int64_t Counts::*member) {
  return [group, member](const Cell& cell) { return cell.of(group).*member; };
}

}  // namespace

CaseworkFold::CaseworkFold(std::size_t kecamatan, const ReportPeriod& period,
                           const std::array<Duration, complaint_class_count>& service_limit) {
  std::transform(service_limit.begin(), service_limit.end(), wait_limit_.begin(), three_times);
  for (const Duration limit : wait_limit_) folds_.emplace_back(kecamatan, period, limit);
  // Only complaints have percentiles of waits, and so a limit.
  while (folds_.size() < case_kind_count) folds_.emplace_back(kecamatan, period, Duration());
}

Duration CaseworkFold::wait(const CaseClosed& fact) const {
  const Duration passed = std::max(fact.at - fact.opened_at, Duration());
  // A case without a due date has no limit to be restricted by.
  if (!is_complaint(fact.kind) && fact.due == SimTime::never()) return passed;
  const Duration limit = is_complaint(fact.kind) ? wait_limit_[static_cast<std::size_t>(fact.kind)]
                                                 : three_times(std::max(fact.due - fact.opened_at, Duration()));
  // A restricted mean: a case without a resolution counts with the longest wait, else policies that lose complaints
  // would look quick.
  return fact.end == CaseEnd::resolved ? std::min(passed, limit) : limit;
}

void CaseworkFold::check(LawBook& laws, const ReportPeriod& period) const {
  for (std::size_t i = 0; i < folds_.size(); ++i) folds_[i].check(laws, period, kind_name(i));
}

void CaseworkFold::close_complaints(TableCloser& closer, const Complaints& complaints) const {
  using enum ComplaintMeasure;
  const auto count = [&](std::int64_t Counts::*member) {
    return sum_over(folds_, complaints.first, complaints.last, count_of(complaints.group, member));
  };
  closer.fill(complaints.outcome(resolved), count(&Counts::resolved));
  closer.fill(complaints.outcome(given_up), count(&Counts::given_up));
  closer.fill(complaints.outcome(backlog), count(&Counts::open));
  closer.fill_mean_days(complaints.outcome(backlog_age_mean), count(&Counts::age_minutes), count(&Counts::open));
  closer.fill_mean_days(complaints.outcome(wait_mean), count(&Counts::wait_minutes), count(&Counts::cases));
  closer.fill_ratio(complaints.outcome(within_service_level), count(&Counts::in_time), count(&Counts::due), 100);
  closer.fill(complaints.outcome(escalated), count(&Counts::escalated));
  closer.fill(complaints.outcome(repeated), count(&Counts::repeated));
  close_waits(closer, complaints);
  close_filing(closer, complaints);
}

void CaseworkFold::close_waits(TableCloser& closer, const Complaints& complaints) const {
  const std::array<TableCloser::Percentile, 3> percentiles{{{complaints.outcome(ComplaintMeasure::wait_p50), 50},
                                                            {complaints.outcome(ComplaintMeasure::wait_p90), 90},
                                                            {complaints.outcome(ComplaintMeasure::wait_p95), 95}}};
  // The pool of classes needs the longest of their limits; shorter ones become ordinary bins.
  const Duration longest =
      *std::max_element(wait_limit_.data() + complaints.first, wait_limit_.data() + complaints.last);
  closer.fill_percentiles(percentiles, longest, [&](Histogram& pool, std::size_t k, std::size_t slot) {
    for (std::size_t i = complaints.first; i < complaints.last; ++i) {
      pool.add(folds_[i].waits(complaints.group, k, slot));
    }
  });
}

/// Complaints that were never made are counted in the group `all` only.
void CaseworkFold::close_filing(TableCloser& closer, const Complaints& complaints) const {
  const auto sum = [&](auto quantity) { return sum_over(folds_, complaints.first, complaints.last, quantity); };
  if (complaints.group == CaseGroup::tksk) {
    closer.fill(complaints.outcome(ComplaintMeasure::filed), sum(count_of(CaseGroup::tksk, &Counts::cases)));
    return;
  }
  closer.fill(complaints.outcome(ComplaintMeasure::filed), sum([](const Cell& cell) { return cell.opened; }));
  closer.fill(complaints.outcome(ComplaintMeasure::unvoiced), sum([](const Cell& cell) { return cell.unvoiced; }));
}

void CaseworkFold::close_cases(TableCloser& closer, const CaseOutcomes& outcomes, CaseKind kind) const {
  const auto position = static_cast<std::size_t>(kind);
  const auto sum = [&](auto quantity) { return sum_over(folds_, position, position + 1, quantity); };
  const auto count = [&](std::int64_t Counts::*member) { return sum(count_of(CaseGroup::all, member)); };
  closer.fill(outcomes.opened, sum([](const Cell& cell) { return cell.opened; }));
  closer.fill(outcomes.done, count(&Counts::by_staff));
  closer.fill(outcomes.backlog, count(&Counts::open));
  closer.fill_mean_days(outcomes.wait_mean, count(&Counts::wait_minutes), count(&Counts::cases));
}

/// What staff finish for families; sessions and checks are no cases of a family.
void CaseworkFold::close_done(TableCloser& closer) const {
  const auto done = count_of(CaseGroup::all, &Counts::by_staff);
  closer.fill(outcome::casework_done, sum_over(folds_, 0, static_cast<std::size_t>(CaseKind::verification) + 1, done));
  const auto alone = [](const Cell& cell) {
    return cell.of(CaseGroup::all).resolved - cell.of(CaseGroup::all).by_staff;
  };
  constexpr auto follow_up = static_cast<std::size_t>(CaseKind::follow_up);
  closer.fill(outcome::casework_follow_up_without_staff, sum_over(folds_, follow_up, follow_up + 1, alone));
}

void CaseworkFold::close(TableCloser& closer) const {
  using namespace outcome;
  close_complaints(closer, {ComplaintGroup::all, 0, complaint_class_count, CaseGroup::all});
  for (std::size_t i = 0; i < complaint_class_count; ++i) {
    close_complaints(closer, {group_of(static_cast<ComplaintClass>(i)), i, i + 1, CaseGroup::all});
  }
  close_complaints(closer, {ComplaintGroup::tksk, 0, complaint_class_count, CaseGroup::tksk});
  close_done(closer);
  close_cases(
      closer,
      {casework_follow_up_opened, casework_follow_up_done, casework_follow_up_backlog, casework_follow_up_wait_mean},
      CaseKind::follow_up);
  close_cases(closer,
              {casework_verification_opened, casework_verification_done, casework_verification_backlog,
               casework_verification_wait_mean},
              CaseKind::verification);
  close_cases(closer,
              {casework_socialisation_opened, casework_socialisation_done, casework_socialisation_backlog,
               casework_socialisation_wait_mean},
              CaseKind::socialisation);
  close_cases(closer,
              {casework_monitoring_opened, casework_monitoring_done, casework_monitoring_backlog,
               casework_monitoring_wait_mean},
              CaseKind::monitoring);
}

}  // namespace timbang
