#include "outcomes/tables/table_closer.hpp"

#include <algorithm>
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

bool is_half_year_end(Month month) {
  return month.month_of_year() == 6 || month.month_of_year() == 12;
}

double mean_of_defined(const std::vector<double>& values) {
  double sum = 0;
  std::size_t count = 0;
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

std::size_t TableCloser::open(std::string_view outcome) {
  const auto found = find_outcome(outcome);
  TIMBANG_CHECK(found.has_value(), "no outcome is named " + std::string(outcome));
  ++filled_[*found];
  return *found;
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

void TableCloser::fill(std::string_view outcome, const Count& count, double per) {
  const std::size_t index = open(outcome);
  const bool is_mean = outcome_catalogue()[index].pooling == Pooling::mean;
  const auto months = static_cast<double>(period_->months());
  for (std::size_t where = 0; where < table_.wheres(); ++where) {
    for (std::size_t month = 0; month < table_.months(); ++month) {
      const double sum = static_cast<double>(pooled(count, where, month)) / per;
      // A stock of a year is the mean of its month ends, not their sum.
      table_.at(index, where, month) = is_mean && month == 0 ? sum / months : sum;
    }
  }
}

void TableCloser::fill_ratio(std::string_view outcome, const Count& numerator, const Count& denominator, double scale) {
  const std::size_t index = open(outcome);
  const bool is_pooled = outcome_catalogue()[index].pooling == Pooling::ratio;
  for (std::size_t where = 0; where < table_.wheres(); ++where) {
    for (std::size_t month = is_pooled ? 0 : 1; month < table_.months(); ++month) {
      table_.at(index, where, month) =
          quotient(pooled(numerator, where, month), pooled(denominator, where, month), scale);
    }
    if (!is_pooled) table_.at(index, where, 0) = mean_over_months(index, where);
  }
}

void TableCloser::fill_mean_days(std::string_view outcome, const Count& minutes, const Count& count) {
  const Count minutes_of_days = [&count](std::size_t k, std::size_t slot) {
    // The conversion to days is in the integer denominator, so that there is one division and one rounding.
    return count(k, slot) * SimTime::minutes_per_day;
  };
  fill_ratio(outcome, minutes, minutes_of_days);
}

void TableCloser::fill_percentiles(std::span<const Percentile> percentiles, Duration limit, const AddTo& add_to) {
  std::vector<std::size_t> indices;
  for (const Percentile& percentile : percentiles) indices.push_back(open(percentile.outcome));
  for (std::size_t where = 0; where < table_.wheres(); ++where) {
    for (std::size_t month = 0; month < table_.months(); ++month) {
      const Range kecamatan = kecamatan_of(where, table_.wheres());
      const Range slots = slots_of(month, table_.months());
      Histogram pool(limit);
      for (std::size_t k = kecamatan.begin; k < kecamatan.end; ++k) {
        for (std::size_t slot = slots.begin; slot < slots.end; ++slot) add_to(pool, k, slot);
      }
      for (std::size_t i = 0; i < indices.size(); ++i) {
        table_.at(indices[i], where, month) = pool.percentile(percentiles[i].percent) / SimTime::minutes_per_day;
      }
    }
  }
}

void TableCloser::fill_with(std::string_view outcome,
                            const std::function<double(std::size_t where, std::size_t month)>& value) {
  const std::size_t index = open(outcome);
  for (std::size_t where = 0; where < table_.wheres(); ++where) {
    for (std::size_t month = 0; month < table_.months(); ++month) table_.at(index, where, month) = value(where, month);
  }
}

void TableCloser::fill_quotient(std::size_t outcome) {
  const OutcomeDefinition& definition = outcome_catalogue()[outcome];
  const auto numerator = find_outcome(definition.numerator);
  const auto denominator = find_outcome(definition.denominator);
  TIMBANG_CHECK(numerator && denominator, std::string(definition.name) + " is a quotient of outcomes");
  fill_with(definition.name, [&](std::size_t where, std::size_t month) {
    const double divisor = table_.at(*denominator, where, month);
    return divisor == 0 ? std::numeric_limits<double>::quiet_NaN() : table_.at(*numerator, where, month) / divisor;
  });
}

void TableCloser::leave_undefined(std::string_view group) {
  for (std::size_t i = 0; i < filled_.size(); ++i) {
    if (outcome_catalogue()[i].name.rfind(group, 0) == 0) ++filled_[i];
  }
}

OutcomeTable TableCloser::table() {
  for (std::size_t i = 0; i < filled_.size(); ++i) {
    if (filled_[i] == 0 && outcome_catalogue()[i].pooling == Pooling::ratio_of_means) fill_quotient(i);
  }
  for (std::size_t i = 0; i < filled_.size(); ++i) {
    // An outcome that is filled by no fold, or by two, is a mistake in a fold and not missing data.
    TIMBANG_CHECK(filled_[i] == 1, std::string(outcome_catalogue()[i].name) + " was not filled exactly once");
  }
  return table_;
}

}  // namespace timbang
