#pragma once

#include <cstdint>
#include <vector>

#include "base/bit_column.hpp"
#include "model/state/city.hpp"
#include "model/state/poverty_line.hpp"
#include "population/transitory_welfare.hpp"
#include "population/welfare_quantile.hpp"

namespace timbang {

/// Welfare scores of all households, month by month from the first reported one (ODD "7.2 Welfare"). They follow from
/// the baseline and the replication alone: every arm has the same.
class WelfarePath {
 public:
  /// In the first reported month. The city must outlive it.
  explicit WelfarePath(const City& city);

  [[nodiscard]] Month month() const { return month_; }
  [[nodiscard]] double score(std::size_t household) const {
    return weights_.permanent * static_cast<double>(permanent_[household]) +
           weights_.transitory * static_cast<double>(transitory_[household]);
  }
  /// On to the next month.
  void advance();

 private:
  const City& city_;
  Month month_;
  std::vector<float> permanent_;
  std::vector<float> transitory_;
  ScoreWeights weights_;
};

/// What a month's welfare was before any aid.
struct MonthBeforeAid {
  Month month;
  std::vector<std::uint32_t> poor;                 ///< households below the line, in their order
  std::vector<double> consumption;                 ///< theirs: of a person, in lines of the month; below 1
  std::vector<PovertyMonth::Variant> without_aid;  ///< by kecamatan
  BitColumn well_off;                              ///< by household: above twice the line
};

/// Every reported month.
[[nodiscard]] std::vector<MonthBeforeAid> months_before_aid(const City& city, const WelfareQuantile& quantile);

}  // namespace timbang
