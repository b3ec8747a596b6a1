#include "outcomes/tables/table_closer.hpp"

#include <cmath>
#include <limits>

#include "base/check.hpp"
#include "base/checked.hpp"

namespace timbang {
namespace {

/// The half-open range of positions that an index of the table stands for, where 0 means all of them.
struct Range {
  std::size_t begin;
  std::size_t end;
};

Range kecamatan_of(std::size_t where, std::size_t wheres) {
  return where == 0 ? Range{0, wheres - 1} : Range{where - 1, where};
}

Range slots_of(std::size_t month, std::size_t months) {
  return month == 0 ? Range{1, months} : Range{month, month + 1};
}

double quotient(std::int64_t numerator, std::int64_t denominator, double scale) {
  if (denominator == 0) return std::numeric_limits<double>::quiet_NaN();
  return scale * static_cast<double>(numerator) / static_cast<double>(denominator);
}

// The share of stuck families is taken at these months' ends (ODD "Annex C. Outputs").
bool is_half_year_end(Month month) {
  return month.month_of_year() == 6 || month.month_of_year() == 12;
}

double mean_of_defined(const std::vector<double>& values) {
  double sum = 0;
  std::size_t count = 0;
  // A month without a denominator says nothing, and must not make the year undefined.
  for (const double value : values) {
    if (std::isnan(value)) continue;
    sum += value;
    ++count;
  }
  return count == 0 ? std::numeric_limits<double>::quiet_NaN() : sum / static_cast<double>(count);
}

}  // namespace

TableCloser::TableCloser(const ReportPeriod& period, std::size_t kecamatan)
    : period_(&period),
      table_(outcome_catalogue().size(), kecamatan, period.first_month(), period.months()),
      filled_(outcome_catalogue().size()) {}

void TableCloser::open(std::size_t outcome) {
  TIMBANG_CHECK(outcome < filled_.size(), "no such outcome");
  ++filled_[outcome];
}

std::int64_t TableCloser::pooled(const Count& count, std::size_t where, std::size_t month) const {
  const Range kecamatan = kecamatan_of(where, table_.wheres());
  const Range slots = slots_of(month, table_.months());
  std::int64_t sum = 0;
  for (std::size_t k = kecamatan.begin; k < kecamatan.end; ++k) {
    // Integer sums until the last division, so that no order of kecamatan or months changes a digit.
    for (std::size_t slot = slots.begin; slot < slots.end; ++slot) sum = checked_add(sum, count(k, slot));
  }
  return sum;
}

/// Over the months whose value is defined; at half-year ends, over the Junes and Decembers among them if there are any.
double TableCloser::mean_over_months(std::size_t outcome, std::size_t where) const {
  std::vector<double> all;
  std::vector<double> half_year_ends;
  for (std::size_t month = 1; month < table_.months(); ++month) {
    all.push_back(table_.at(outcome, where, month));
    if (is_half_year_end(period_->month(month))) half_year_ends.push_back(all.back());
  }
  const bool only_half_years = outcome_catalogue()[outcome].pooling == Pooling::half_year_ends;
  return mean_of_defined(only_half_years && !half_year_ends.empty() ? half_year_ends : all);
}

void TableCloser::fill(std::size_t outcome, const Count& count, double per) {
  open(outcome);
  const bool is_mean = outcome_catalogue()[outcome].pooling == Pooling::mean;
  const auto months = static_cast<double>(period_->months());
  for (std::size_t where = 0; where < table_.wheres(); ++where) {
    for (std::size_t month = 0; month < table_.months(); ++month) {
      const double sum = static_cast<double>(pooled(count, where, month)) / per;
      // A stock of a year is the mean of its month ends, not their sum.
      table_.at(outcome, where, month) = is_mean && month == 0 ? sum / months : sum;
    }
  }
}

void TableCloser::fill_ratio(std::size_t outcome, const Count& numerator, const Count& denominator, double scale) {
  open(outcome);
  const bool is_pooled = outcome_catalogue()[outcome].pooling == Pooling::ratio;
  // A pooled ratio divides sums over months; others average the months' own ratios, filled first.
  for (std::size_t where = 0; where < table_.wheres(); ++where) {
    for (std::size_t month = is_pooled ? 0 : 1; month < table_.months(); ++month) {
      table_.at(outcome, where, month) =
          quotient(pooled(numerator, where, month), pooled(denominator, where, month), scale);
    }
    // After the months, of which it is the mean.
    if (!is_pooled) table_.at(outcome, where, 0) = mean_over_months(outcome, where);
  }
}

void TableCloser::fill_mean_days(std::size_t outcome, const Count& minutes, const Count& count) {
  const Count minutes_of_days = [&count](std::size_t k, std::size_t slot) {
    // The conversion to days is in the integer denominator, so that there is one division and one rounding.
    return count(k, slot) * SimTime::minutes_per_day;
  };
  fill_ratio(outcome, minutes, minutes_of_days);
}

void TableCloser::fill_percentiles(std::span<const Percentile> percentiles, Duration limit, const AddTo& add_to) {
  for (const Percentile& percentile : percentiles) open(percentile.outcome);
  for (std::size_t where = 0; where < table_.wheres(); ++where) {
    for (std::size_t month = 0; month < table_.months(); ++month) {
      const Range kecamatan = kecamatan_of(where, table_.wheres());
      const Range slots = slots_of(month, table_.months());
      Histogram pool(limit);
      for (std::size_t k = kecamatan.begin; k < kecamatan.end; ++k) {
        for (std::size_t slot = slots.begin; slot < slots.end; ++slot) add_to(pool, k, slot);
      }
      for (const Percentile& each : percentiles) {
        table_.at(each.outcome, where, month) = pool.percentile(each.percent) / SimTime::minutes_per_day;
      }
    }
  }
}

void TableCloser::fill_with(std::size_t outcome,
                            const std::function<double(std::size_t where, std::size_t month)>& value) {
  open(outcome);
  for (std::size_t where = 0; where < table_.wheres(); ++where) {
    for (std::size_t month = 0; month < table_.months(); ++month)
      table_.at(outcome, where, month) = value(where, month);
  }
}

void TableCloser::fill_quotient(std::size_t outcome) {
  const Quotient quotient = outcome_catalogue()[outcome].quotient.value();
  fill_with(outcome, [&](std::size_t where, std::size_t month) {
    const double divisor = table_.at(quotient.denominator, where, month);
    // The quotient of the table's own values, so that a reader can work it out from what is printed.
    return divisor == 0 ? std::numeric_limits<double>::quiet_NaN()
                        : table_.at(quotient.numerator, where, month) / divisor;
  });
}

void TableCloser::leave_welfare_undefined() {
  for (std::size_t i = 0; i < filled_.size(); ++i) {
    // The quotients among them follow from the others.
    if (outcome_catalogue()[i].needs_welfare && !outcome_catalogue()[i].quotient) ++filled_[i];
  }
}

OutcomeTable TableCloser::table() {
  // Last, when their terms are filled.
  for (std::size_t i = 0; i < filled_.size(); ++i) {
    if (filled_[i] == 0 && outcome_catalogue()[i].quotient) fill_quotient(i);
  }
  for (std::size_t i = 0; i < filled_.size(); ++i) {
    // An outcome that is filled by no fold, or by two, is a mistake in a fold and not missing data.
    TIMBANG_CHECK(filled_[i] == 1, std::string(outcome_catalogue()[i].name) + " was not filled exactly once");
  }
  return table_;
}

}  // namespace timbang
