#include "outcomes/folds/delivery_fold.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace timbang {
namespace {

/// By Obstacle.
constexpr std::array causes{
    outcome::delivery_kpm_not_transacted_no_obstacle, outcome::delivery_kpm_not_transacted_uninformed,
    outcome::delivery_kpm_not_transacted_card,        outcome::delivery_kpm_not_transacted_wrong_data,
    outcome::delivery_kpm_not_transacted_died,        outcome::delivery_kpm_not_transacted_moved};
static_assert(causes.size() == obstacle_count);

}  // namespace

DeliveryFold::DeliveryFold(std::size_t kecamatan, const ReportPeriod& period,
                           const std::array<Duration, channel_count>& deadline)
    : kecamatan_(kecamatan),
      deadlines_{{SimTime(), deadline}},
      cells_(kecamatan, period.slots()),
      waits_(kecamatan, period.slots(), Histogram(longest_deadline())) {}

Duration DeliveryFold::longest_deadline() const {
  Duration longest;
  for (const DatedDeadline& dated : deadlines_) {
    longest = std::max(longest, *std::max_element(dated.deadline.begin(), dated.deadline.end()));
  }
  return longest;
}

Duration DeliveryFold::deadline_of(Channel channel, SimTime credited_at) const {
  // Backwards: the last deadline that has begun by then holds.
  auto dated = std::prev(deadlines_.end());
  while (dated != deadlines_.begin() && dated->from > credited_at) --dated;
  return dated->deadline[static_cast<std::size_t>(channel)];
}

void DeliveryFold::set_deadline(const ReportPeriod& period, SimTime from,
                                const std::array<Duration, channel_count>& deadline) {
  const Duration longest_before = longest_deadline();
  deadlines_.push_back({from, deadline});
  // A shorter deadline fits into the histograms as they are.
  if (longest_deadline() == longest_before) return;
  for (std::size_t k = 0; k < kecamatan_; ++k) {
    const KecamatanId kecamatan{static_cast<std::uint16_t>(k)};
    for (std::size_t slot = 0; slot < period.slots(); ++slot) {
      // A histogram's limit is fixed when it is made, so a longer deadline needs new ones.
      Histogram longer(longest_deadline());
      longer.add(waits_.at(kecamatan, slot));
      waits_.at(kecamatan, slot) = std::move(longer);
    }
  }
}

void DeliveryFold::on(const ReportPeriod& period, const Credited& fact) {
  Cell& cell = cells_.at(fact.kecamatan, period.slot(fact.at));
  cell.credited += fact.amount;
  ++cell.credits;
}

void DeliveryFold::on(const ReportPeriod& period, const CreditedTogether& fact) {
  const auto credits = static_cast<std::int64_t>(fact.households.size());
  Cell& cell = cells_.at(fact.kecamatan, period.slot(fact.at));
  cell.credited += fact.amount * credits;
  cell.credits += credits;
}

void DeliveryFold::take_up(KecamatanId kecamatan, std::size_t cohort, std::size_t end, Rupiah amount,
                           Rupiah extra_food) {
  Cell& month = cells_.at(kecamatan, end);
  month.transacted += amount;
  month.extra_food += extra_food;
  // A credit is outstanding at the ends of all months between it and its transaction.
  for (std::size_t slot = cohort; slot < end; ++slot) cells_.at(kecamatan, slot).outstanding += amount;
}

void DeliveryFold::on(const ReportPeriod& period, const Transacted& fact) {
  const std::size_t cohort = period.slot(fact.credited_at);
  const Duration wait = fact.at - fact.credited_at;
  const Duration limit = deadline_of(fact.channel, fact.credited_at);
  take_up(fact.kecamatan, cohort, period.slot(fact.at), fact.amount, fact.extra_food);
  Cell& credit = cells_.at(fact.kecamatan, cohort);
  ++credit.taken_up;
  // Counted and not refused: check() then names the month and kecamatan of the broken law.
  credit.outside += static_cast<std::int64_t>(wait < Duration() || wait > limit);
  // Clamped, so that a broken law does not break the histogram before it is reported.
  count_wait(period, fact.kecamatan, cohort, std::clamp(wait, Duration(), limit));
}

void DeliveryFold::on(const ReportPeriod& period, const TransactedTogether& fact) {
  const std::size_t cohort = period.slot(fact.credited_at);
  const Duration limit = deadline_of(fact.channel, fact.credited_at);
  // Families are grouped by the month of their transaction first: one update a month instead of one a family.
  std::vector<std::int64_t> ended(period.slots(), 0);
  std::vector<Duration> waits(fact.at.size());
  std::int64_t outside = 0;
  for (std::size_t i = 0; i < fact.at.size(); ++i) {
    const Duration wait = fact.at[i] - fact.credited_at;
    ++ended[period.slot(fact.at[i])];
    outside += static_cast<std::int64_t>(wait < Duration() || wait > limit);
    waits[i] = std::clamp(wait, Duration(), limit);
  }
  for (std::size_t end = 0; end < ended.size(); ++end) {
    if (ended[end] == 0) continue;
    take_up(fact.kecamatan, cohort, end, fact.amount * ended[end], fact.extra_food * ended[end]);
  }
  Cell& credit = cells_.at(fact.kecamatan, cohort);
  credit.taken_up += static_cast<std::int64_t>(fact.at.size());
  credit.outside += outside;
  if (!period.is_reported(cohort)) return;
  for (const Duration wait : waits) credit.wait_minutes += wait.minutes();
  waits_.at(fact.kecamatan, cohort).add(waits);
}

// A missed credit counts with the deadline in the mean of days, as a restricted mean (ODD "Annex C. Outputs").
void DeliveryFold::on(const ReportPeriod& period, const DeadlineMissed& fact) {
  const std::size_t cohort = period.slot(fact.credited_at);
  for (std::size_t slot = cohort; slot < period.after(); ++slot) {
    // To the end of all months, as if it never came back; its return subtracts the months after it.
    cells_.at(fact.kecamatan, slot).outstanding += fact.amount;
  }
  Cell& credit = cells_.at(fact.kecamatan, cohort);
  ++credit.missed;
  credit.missed_amount += fact.amount;
  ++credit.missed_by_cause[static_cast<std::size_t>(fact.cause)];
  count_wait(period, fact.kecamatan, cohort, deadline_of(fact.channel, fact.credited_at));
}

// By the month of the credit too, since returns can be at most what that month's credits missed.
void DeliveryFold::on(const ReportPeriod& period, const Returned& fact) {
  const std::size_t end = period.slot(fact.at);
  cells_.at(fact.kecamatan, end).returned += fact.amount;
  Cell& credit = cells_.at(fact.kecamatan, period.slot(fact.credited_at));
  ++credit.returns;
  credit.returned_amount += fact.amount;
  for (std::size_t slot = end; slot < period.after(); ++slot) {
    cells_.at(fact.kecamatan, slot).outstanding -= fact.amount;
  }
}

void DeliveryFold::count_wait(const ReportPeriod& period, KecamatanId kecamatan, std::size_t cohort, Duration wait) {
  if (!period.is_reported(cohort)) return;
  cells_.at(kecamatan, cohort).wait_minutes += wait.minutes();
  waits_.at(kecamatan, cohort).add(wait);
}

void DeliveryFold::check(LawBook& laws, const ReportPeriod& period) const {
  for (std::size_t k = 0; k < kecamatan_; ++k) {
    Rupiah opening;
    for (std::size_t slot = 0; slot < period.after(); ++slot) {
      const Cell& cell = cells_.at(k, slot);
      laws.equal("rupiah: opening outstanding + credited = transacted + returned + closing outstanding", k, slot,
                 (opening + cell.credited).amount(), (cell.transacted + cell.returned + cell.outstanding).amount());
      laws.equal("credits: made in the month = transacted + missed their deadline", k, slot, cell.credits,
                 cell.taken_up + cell.missed);
      laws.at_most("credits: returned to the treasury, at most those that missed their deadline", k, slot, cell.returns,
                   cell.missed);
      laws.at_most("rupiah: returned to the treasury of a month's credits, at most what missed its deadline", k, slot,
                   cell.returned_amount.amount(), cell.missed_amount.amount());
      laws.equal("transactions lie between the credit and its deadline: those outside", k, slot, cell.outside, 0);
      laws.at_most("use: extra food bought with aid, at most the money transacted", k, slot, cell.extra_food.amount(),
                   cell.transacted.amount());
      opening = cell.outstanding;
    }
  }
}

TableCloser::Count DeliveryFold::count(Member member) const {
  return [this, member](std::size_t k, std::size_t slot) { return cells_.at(k, slot).*member; };
}

TableCloser::Count DeliveryFold::money(Money member) const {
  return [this, member](std::size_t k, std::size_t slot) { return (cells_.at(k, slot).*member).amount(); };
}

void DeliveryFold::close_causes(TableCloser& closer) const {
  for (std::size_t cause = 0; cause < obstacle_count; ++cause) {
    closer.fill(causes[cause],
                [this, cause](std::size_t k, std::size_t slot) { return cells_.at(k, slot).missed_by_cause[cause]; });
  }
}

void DeliveryFold::close(TableCloser& closer) const {
  closer.fill(outcome::delivery_credited, money(&Cell::credited));
  closer.fill(outcome::delivery_transacted, money(&Cell::transacted));
  closer.fill(outcome::delivery_outstanding, money(&Cell::outstanding));
  closer.fill(outcome::delivery_returned_to_treasury, money(&Cell::returned));
  closer.fill(outcome::delivery_kpm_paid, count(&Cell::credits));
  closer.fill(outcome::delivery_kpm_not_transacted, count(&Cell::missed));
  close_causes(closer);
  closer.fill(outcome::use_extra_food_spending, money(&Cell::extra_food));
  const auto ended = [this](std::size_t k, std::size_t slot) {
    return cells_.at(k, slot).taken_up + cells_.at(k, slot).missed;
  };
  closer.fill_mean_days(outcome::delivery_days_to_transaction_mean, count(&Cell::wait_minutes), ended);
  const std::array<TableCloser::Percentile, 2> percentiles{
      {{outcome::delivery_days_to_transaction_p50, 50}, {outcome::delivery_days_to_transaction_p90, 90}}};
  closer.fill_percentiles(percentiles, longest_deadline(),
                          [this](Histogram& pool, std::size_t k, std::size_t slot) { pool.add(waits_.at(k, slot)); });
}

}  // namespace timbang
