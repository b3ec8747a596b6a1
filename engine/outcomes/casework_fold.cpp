#include "outcomes/casework_fold.hpp"

#include <algorithm>

namespace timbang {
namespace {

const std::array<std::string, complaint_class_count> class_names{"information", "no_field_check", "field_check"};
const std::array<std::string, case_kind_count> kind_names{
    "information complaints", "no_field_check complaints", "field_check complaints", "follow_up cases",
    "verification cases",     "socialisation sessions",    "monitoring checks"};

Duration three_times(Duration limit) {
  return limit + limit + limit;
}

/// Sums a quantity over the folds [first, last).
template <class Quantity>
TableCloser::Count sum_over(const std::vector<CaseFold>& folds, std::size_t first, std::size_t last,
                            Quantity quantity) {
  return [&folds, first, last, quantity](std::size_t k, std::size_t slot) {
    std::int64_t sum = 0;
    for (std::size_t i = first; i < last; ++i) sum += quantity(folds[i].cell(k, slot));
    return sum;
  };
}

std::array<TableCloser::Percentile, 3> wait_percentiles(const std::string& prefix) {
  return {{{prefix + "wait_p50", 50}, {prefix + "wait_p90", 90}, {prefix + "wait_p95", 95}}};
}

}  // namespace

CaseworkFold::CaseworkFold(std::size_t kecamatan, const ReportPeriod& period,
                           const std::array<Duration, complaint_class_count>& service_limit) {
  std::transform(service_limit.begin(), service_limit.end(), wait_limit_.begin(), three_times);
  for (const Duration limit : wait_limit_) folds_.emplace_back(kecamatan, period, limit);
  while (folds_.size() < case_kind_count) folds_.emplace_back(kecamatan, period, Duration());
}

Duration CaseworkFold::limit(const CaseClosed& fact) const {
  if (is_complaint(fact.kind)) return wait_limit_[static_cast<std::size_t>(fact.kind)];
  return three_times(std::max(fact.due - fact.opened_at, Duration()));
}

void CaseworkFold::on(const ReportPeriod& period, const CaseOpened& fact) {
  of(fact.kind).opened(period, fact.kecamatan, fact.at);
}

void CaseworkFold::on(const ReportPeriod& period, const CaseReachedTksk& fact) {
  of(fact.kind).reached_tksk(period, fact.kecamatan, fact.opened_at);
}

void CaseworkFold::on(const ReportPeriod& period, const CaseEscalated& fact) {
  of(fact.kind).escalated(period, fact.kecamatan, fact.at);
}

void CaseworkFold::on(const ReportPeriod& period, const CaseClosed& fact) {
  of(fact.kind).closed(period, fact, limit(fact));
}

void CaseworkFold::check(LawBook& laws, const ReportPeriod& period) const {
  for (std::size_t i = 0; i < folds_.size(); ++i) folds_[i].check(laws, period, kind_names[i]);
}

void CaseworkFold::close_complaints(TableCloser& closer, const std::string& prefix, std::size_t first,
                                    std::size_t last) const {
  using Cell = CaseFold::Cell;
  const auto sum = [&](auto quantity) { return sum_over(folds_, first, last, quantity); };
  const auto open = sum([](const Cell& cell) { return cell.open; });
  closer.fill(prefix + "filed", sum([](const Cell& cell) { return cell.opened; }));
  closer.fill(prefix + "resolved", sum([](const Cell& cell) { return cell.resolved; }));
  closer.fill(prefix + "backlog", open);
  closer.fill_mean_days(prefix + "backlog_age_mean", sum([](const Cell& cell) { return cell.age_minutes; }), open);
  closer.fill_mean_days(prefix + "wait_mean", sum([](const Cell& cell) { return cell.all.minutes; }),
                        sum([](const Cell& cell) { return cell.all.cases; }));
  const Duration longest = *std::max_element(wait_limit_.data() + first, wait_limit_.data() + last);
  closer.fill_percentiles(wait_percentiles(prefix), longest, [&](Histogram& pool, std::size_t k, std::size_t slot) {
    for (std::size_t i = first; i < last; ++i) pool.add(folds_[i].waits(k, slot));
  });
  closer.fill_ratio(prefix + "within_service_level", sum([](const Cell& cell) { return cell.all.in_time; }),
                    sum([](const Cell& cell) { return cell.all.due; }), 100);
  closer.fill(prefix + "escalated", sum([](const Cell& cell) { return cell.escalated; }));
}

void CaseworkFold::close_tksk_complaints(TableCloser& closer) const {
  using Cell = CaseFold::Cell;
  const std::string prefix = "complaints.tksk.";
  const auto sum = [&](auto quantity) { return sum_over(folds_, 0, complaint_class_count, quantity); };
  const auto cases = sum([](const Cell& cell) { return cell.tksk.cases; });
  closer.fill(prefix + "filed", cases);
  closer.fill_mean_days(prefix + "wait_mean", sum([](const Cell& cell) { return cell.tksk.minutes; }), cases);
  closer.fill_percentiles(wait_percentiles(prefix), *std::max_element(wait_limit_.begin(), wait_limit_.end()),
                          [&](Histogram& pool, std::size_t k, std::size_t slot) {
                            for (std::size_t i = 0; i < complaint_class_count; ++i)
                              pool.add(folds_[i].tksk_waits(k, slot));
                          });
  closer.fill_ratio(prefix + "within_service_level", sum([](const Cell& cell) { return cell.tksk.in_time; }),
                    sum([](const Cell& cell) { return cell.tksk.due; }), 100);
}

void CaseworkFold::close_follow_up(TableCloser& closer) const {
  using Cell = CaseFold::Cell;
  const auto kind = static_cast<std::size_t>(CaseKind::follow_up);
  const auto sum = [&](auto quantity) { return sum_over(folds_, kind, kind + 1, quantity); };
  closer.fill("casework.follow_up.opened", sum([](const Cell& cell) { return cell.opened; }));
  closer.fill("casework.follow_up.done", sum([](const Cell& cell) { return cell.resolved; }));
  closer.fill("casework.follow_up.backlog", sum([](const Cell& cell) { return cell.open; }));
  closer.fill_mean_days("casework.follow_up.wait_mean", sum([](const Cell& cell) { return cell.all.minutes; }),
                        sum([](const Cell& cell) { return cell.all.cases; }));
}

void CaseworkFold::close(TableCloser& closer) const {
  close_complaints(closer, "complaints.", 0, complaint_class_count);
  for (std::size_t i = 0; i < complaint_class_count; ++i) {
    close_complaints(closer, "complaints." + class_names[i] + ".", i, i + 1);
  }
  close_tksk_complaints(closer);
  close_follow_up(closer);
}

}  // namespace timbang
