#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "outcomes/catalogue/outcome_catalogue.hpp"
#include "outcomes/tables/histogram.hpp"
#include "outcomes/tables/outcome_table.hpp"
#include "outcomes/tables/report_period.hpp"

namespace timbang {

/// Turns integer accumulators into the table's doubles: every kecamatan, the city, every month and all of them, pooled
/// as the catalogue says. Outcomes are positions in the catalogue.
class TableCloser {
 public:
  /// An accumulator of a kecamatan (position) in a reported slot.
  using Count = std::function<std::int64_t(std::size_t kecamatan, std::size_t slot)>;
  /// Adds a kecamatan's durations of a reported slot to a pool.
  using AddTo = std::function<void(Histogram& pool, std::size_t kecamatan, std::size_t slot)>;
  struct Percentile {
    std::size_t outcome;
    int percent;
  };

  /// The period must outlive the closer.
  TableCloser(const ReportPeriod& period, std::size_t kecamatan);

  /// Counts, over `per` (minutes over 60 make hours). Pooling: sum or mean.
  void fill(std::size_t outcome, const Count& count, double per = 1);
  /// Ratios of counts times `scale`, NaN where the denominator is 0. Pooling: ratio, mean, half_year_ends.
  void fill_ratio(std::size_t outcome, const Count& numerator, const Count& denominator, double scale = 1);
  /// Mean durations in days of sums of minutes. Pooling: ratio.
  void fill_mean_days(std::size_t outcome, const Count& minutes, const Count& count);
  /// Percentiles in days. Pooling: percentile.
  void fill_percentiles(std::span<const Percentile> percentiles, Duration limit, const AddTo& add_to);
  /// Values that no pooling of sums gives, by where and month of the table.
  void fill_with(std::size_t outcome, const std::function<double(std::size_t where, std::size_t month)>& value);
  /// Leaves every outcome that needs the welfare report undefined (NaN): the run has none.
  void leave_welfare_undefined();

  /// The table, with every ratio_of_means that nobody filled: the quotient of its outcomes, NaN where the denominator
  /// is 0. Requires: every other outcome of the catalogue was filled exactly once or
  /// left undefined (CheckFailed).
  [[nodiscard]] OutcomeTable table();

 private:
  void fill_quotient(std::size_t outcome);
  void open(std::size_t outcome);
  [[nodiscard]] std::int64_t pooled(const Count& count, std::size_t where, std::size_t month) const;
  [[nodiscard]] double mean_over_months(std::size_t outcome, std::size_t where) const;

  const ReportPeriod* period_;
  OutcomeTable table_;
  std::vector<int> filled_;  ///< times, by outcome
};

}  // namespace timbang
