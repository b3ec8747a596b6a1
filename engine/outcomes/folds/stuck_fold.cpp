#include "outcomes/folds/stuck_fold.hpp"

#include <algorithm>

namespace timbang {
namespace {

// The definition of a stuck family (ODD "Annex C. Outputs").
constexpr Duration old_enough = Duration::days(30);

}  // namespace

StuckFold::StuckFold(std::size_t kecamatan, const ReportPeriod& period) : balance_(kecamatan, period.slots()) {}

void StuckFold::on(const ReportPeriod& period, const Transacted& fact) {
  // Nearly all credits end before: nothing is stored for them.
  if (fact.at - fact.credited_at < old_enough) return;
  add({fact.household, static_cast<std::uint16_t>(period.slot(fact.credited_at + old_enough)),
       static_cast<std::uint16_t>(period.slot(fact.at)), fact.kecamatan, 1},
      fact.amount);
}

void StuckFold::on(const ReportPeriod& period, const TransactedTogether& fact) {
  for (std::size_t i = 0; i < fact.at.size(); ++i) {
    if (fact.at[i] - fact.credited_at < old_enough) continue;  // nearly all of them
    on(period, Transacted{fact.kecamatan, fact.households[i], fact.channel, fact.credited_at, fact.at[i], fact.amount,
                          fact.extra_food});
  }
}

void StuckFold::on(const ReportPeriod& period, const DeadlineMissed& fact) {
  // Counted as stuck to the end at first; Returned takes away what lies after the money came back.
  add({fact.household, static_cast<std::uint16_t>(period.slot(fact.credited_at + old_enough)),
       static_cast<std::uint16_t>(period.after()), fact.kecamatan, 1},
      fact.amount);
}

void StuckFold::on(const ReportPeriod& period, const Returned& fact) {
  // The missed deadline was counted to the end of the period; the return takes away what lies after it.
  const SimTime counted_until = std::max(fact.at, fact.credited_at + old_enough);
  add({fact.household, static_cast<std::uint16_t>(period.slot(counted_until)),
       static_cast<std::uint16_t>(period.after()), fact.kecamatan, -1},
      fact.amount * -1);
}

void StuckFold::add(Span span, Rupiah amount) {
  // Slot 0, before the reported months, is not reported.
  span.from = std::max<std::uint16_t>(span.from, 1);
  if (span.from >= span.until) return;
  for (std::size_t slot = span.from; slot < span.until; ++slot) balance_.at(span.kecamatan, slot) += amount;
  // Spans over all months are summed by family, so that what the warm-up returned takes no memory.
  if (span.from > 1 || span.until < balance_.slots() - 1) {
    spans_.push_back(span);
    return;
  }
  Standing& standing = standing_[span.household.value];
  standing.kecamatan = span.kecamatan;
  // Equal spans of plus and minus cancel, and the family is forgotten.
  standing.credits = static_cast<std::int16_t>(standing.credits + span.credits);
  if (standing.credits == 0) standing_.erase(span.household.value);
}

std::vector<StuckFold::Span> StuckFold::spans_by_household(const ReportPeriod& period) const {
  std::vector<Span> spans = spans_;
  const auto after = static_cast<std::uint16_t>(period.after());
  for (const auto& [household, standing] : standing_) {
    spans.push_back({HouseholdId{household}, 1, after, standing.kecamatan, standing.credits});
  }
  // Sorted by family: one that has two stuck credits in a month is one stuck family.
  std::sort(spans.begin(), spans.end(), [](const Span& a, const Span& b) { return a.household < b.household; });
  return spans;
}

Cells<std::int64_t> StuckFold::families(const ReportPeriod& period) const {
  const std::vector<Span> spans = spans_by_household(period);
  Cells<std::int64_t> families(balance_.rows(), period.slots());
  std::vector<int> credits(period.slots());
  for (std::size_t i = 0; i < spans.size();) {
    std::fill(credits.begin(), credits.end(), 0);
    const Span family = spans[i];
    for (; i < spans.size() && spans[i].household == family.household; ++i) {
      for (std::size_t slot = spans[i].from; slot < spans[i].until; ++slot) credits[slot] += spans[i].credits;
    }
    for (std::size_t slot = 0; slot < period.slots(); ++slot) {
      families.at(family.kecamatan, slot) += static_cast<std::int64_t>(credits[slot] > 0);
    }
  }
  return families;
}

void StuckFold::close(TableCloser& closer, const ReportPeriod& period, const Cells<std::int64_t>& listed) const {
  const Cells<std::int64_t> stuck = families(period);
  const auto stuck_families = [&stuck](std::size_t k, std::size_t slot) { return stuck.at(k, slot); };
  const auto kpm = [&listed](std::size_t k, std::size_t slot) { return listed.at(k, slot); };
  const auto balance = [this](std::size_t k, std::size_t slot) { return balance_.at(k, slot).amount(); };
  // Pooling takes June and December from these months (Pooling::half_year_ends).
  closer.fill_ratio(outcome::delivery_stuck_kpm_share, stuck_families, kpm, 100);
  closer.fill_ratio(outcome::delivery_stuck_balance_mean, balance, stuck_families);
}

}  // namespace timbang
