#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "base/date.hpp"

namespace timbang {

/// The outcomes of one trial: [outcome][where][month], NaN where undefined (no cases, no months).
/// where: 0 is the city, k + 1 is kecamatan k. month: 0 is all reported months, m + 1 is the m-th.
class OutcomeTable {
 public:
  OutcomeTable() = default;
  OutcomeTable(std::size_t outcomes, std::size_t kecamatan, Month first_month, std::size_t months);

  [[nodiscard]] double& at(std::size_t outcome, std::size_t where, std::size_t month);
  [[nodiscard]] double at(std::size_t outcome, std::size_t where, std::size_t month) const;

  [[nodiscard]] std::size_t outcomes() const { return outcomes_; }
  [[nodiscard]] std::size_t wheres() const { return wheres_; }
  [[nodiscard]] std::size_t months() const { return months_; }  ///< with `all`
  [[nodiscard]] Month first_month() const { return first_month_; }
  [[nodiscard]] const std::vector<double>& values() const { return values_; }
  /// Hash of an outcome's values, bit by bit, and of their shape; NaNs count alike. It depends neither on the outcome's
  /// position nor on any other outcome.
  [[nodiscard]] std::uint64_t outcome_fingerprint(std::size_t outcome) const;

 private:
  std::size_t outcomes_ = 0;
  std::size_t wheres_ = 0;
  std::size_t months_ = 0;
  Month first_month_;
  std::vector<double> values_;
};

}  // namespace timbang
