#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "outcomes/tables/report_period.hpp"

namespace timbang {

/// Checks the model's conservation laws and remembers the first violation: by month, then kecamatan, then the order of
/// checks.
class LawBook {
 public:
  /// The period must outlive the book.
  explicit LawBook(const ReportPeriod& period) : period_(&period) {}

  void equal(std::string_view law, std::size_t kecamatan, std::size_t slot, std::int64_t left, std::int64_t right) {
    if (left != right) note(law, kecamatan, slot, left, right);
  }
  void at_most(std::string_view law, std::size_t kecamatan, std::size_t slot, std::int64_t left, std::int64_t right) {
    if (left > right) note(law, kecamatan, slot, left, right);
  }
  /// Throws CheckFailed naming month, kecamatan (its position in the scenario's list, from 1), law and both sides.
  void enforce() const;

 private:
  struct Broken {
    std::size_t slot;
    std::size_t kecamatan;
    std::string law;
    std::int64_t left;
    std::int64_t right;
  };
  void note(std::string_view law, std::size_t kecamatan, std::size_t slot, std::int64_t left, std::int64_t right);

  const ReportPeriod* period_;
  std::optional<Broken> first_;
};

}  // namespace timbang
