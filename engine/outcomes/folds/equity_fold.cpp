#include "outcomes/folds/equity_fold.hpp"

#include <algorithm>
#include <limits>

#include "base/checked.hpp"

namespace timbang {
namespace {

constexpr double undefined = std::numeric_limits<double>::quiet_NaN();

/// Half the mean absolute difference over the mean: sum of (2 i - n - 1) x_i over n times the sum of x_i, for x in
/// rising order and i from 1. In integers, so that it is the same everywhere.
double gini_of(std::vector<std::int32_t> values) {
  std::sort(values.begin(), values.end());
  const auto count = static_cast<std::int64_t>(values.size());
  std::int64_t weight = 1 - count;
  std::int64_t spread = 0;
  std::int64_t sum = 0;
  for (const std::int32_t value : values) {
    // `spread` grows with the square of the number of waits, so that an overflow is looked for.
    spread = checked_add(spread, checked_multiply(weight, value));
    sum += value;
    weight += 2;
  }
  // Nobody waited at all: all are equal.
  if (sum == 0) return count == 0 ? undefined : 0;
  return static_cast<double>(spread) / static_cast<double>(checked_multiply(count, sum));
}

}  // namespace

EquityFold::EquityFold(std::size_t kecamatan, const ReportPeriod& period)
    : waits_(kecamatan, period.after()), minutes_(period.after()) {}

void EquityFold::add(const ReportPeriod& period, KecamatanId kecamatan, SimTime filed_at, Duration wait) {
  const std::size_t slot = period.slot(filed_at);
  // The time before the reported months is in no outcome.
  if (!period.is_reported(slot)) return;
  Waits& waits = waits_.at(kecamatan, slot);
  ++waits.complaints;
  waits.minutes += wait.minutes();
  minutes_[slot].push_back(wait.minutes());
}

EquityFold::Extremes EquityFold::extremes(std::size_t month) const {
  Extremes found{undefined, undefined};
  for (std::size_t k = 0; k < waits_.rows(); ++k) {
    Waits waits;
    // Months are pooled before they are divided: a kecamatan's mean wait is over its complaints, not over its months.
    for (std::size_t slot = month == 0 ? 1 : month; slot < (month == 0 ? waits_.slots() : month + 1); ++slot) {
      waits.complaints += waits_.at(k, slot).complaints;
      waits.minutes += waits_.at(k, slot).minutes;
    }
    if (waits.complaints == 0) continue;
    const double days =
        static_cast<double>(waits.minutes) / static_cast<double>(waits.complaints * SimTime::minutes_per_day);
    // A comparison with NaN is false: the first kecamatan is taken.
    if (!(found.longest >= days)) found.longest = days;
    if (!(found.shortest <= days)) found.shortest = days;
  }
  return found;
}

double EquityFold::gini(std::size_t month) const {
  if (month != 0) return gini_of(minutes_[month]);
  // All waits of the period together: a Gini of months' Ginis would have no meaning.
  std::vector<std::int32_t> all;
  for (const std::vector<std::int32_t>& slot : minutes_) all.insert(all.end(), slot.begin(), slot.end());
  return gini_of(std::move(all));
}

void EquityFold::close(TableCloser& closer) const {
  const auto of_city = [](auto value) {
    // Kecamatan have no such outcome: it compares them.
    return [value](std::size_t where, std::size_t month) { return where == 0 ? value(month) : undefined; };
  };
  closer.fill_with(outcome::equity_longest_kecamatan_wait,
                   of_city([this](std::size_t month) { return extremes(month).longest; }));
  closer.fill_with(outcome::equity_worst_to_best_wait, of_city([this](std::size_t month) {
                     const Extremes found = extremes(month);
                     // A day added to both keeps the ratio finite where a kecamatan has no wait at all.
                     return (found.longest + 1) / (found.shortest + 1);
                   }));
  closer.fill_with(outcome::equity_gini_of_waits, of_city([this](std::size_t month) { return gini(month); }));
}

}  // namespace timbang
