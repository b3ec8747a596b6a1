#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <vector>

#include "base/programme.hpp"
#include "facts/facts.hpp"
#include "outcomes/case_fold.hpp"

namespace timbang {

/// Complaints by service class, and follow-ups.
/// A wait is restricted at three times the time a case has: of a complaint its class limit, of a follow-up the time
/// from opening to its due date. Given up and open at the end count as that.
class CaseworkFold {
 public:
  CaseworkFold(std::size_t kecamatan, const ReportPeriod& period,
               const std::array<Duration, complaint_class_count>& service_limit);

  void on(const ReportPeriod& period, const CaseOpened& fact);
  void on(const ReportPeriod& period, const CaseReachedTksk& fact);
  void on(const ReportPeriod& period, const CaseEscalated& fact);
  void on(const ReportPeriod& period, const CaseClosed& fact);

  void check(LawBook& laws, const ReportPeriod& period) const;
  void close(TableCloser& closer) const;

 private:
  [[nodiscard]] CaseFold& of(CaseKind kind) { return folds_[static_cast<std::size_t>(kind)]; }
  [[nodiscard]] Duration limit(const CaseClosed& fact) const;
  /// The complaints of some classes, [first, last).
  void close_complaints(TableCloser& closer, const std::string& prefix, std::size_t first, std::size_t last) const;
  void close_tksk_complaints(TableCloser& closer) const;
  void close_follow_up(TableCloser& closer) const;

  std::array<Duration, complaint_class_count> wait_limit_;
  std::vector<CaseFold> folds_;  ///< by CaseKind
};

}  // namespace timbang
