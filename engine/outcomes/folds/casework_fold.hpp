#pragma once

#include <array>
#include <cstddef>
#include <vector>

#include "base/programme.hpp"
#include "facts/facts.hpp"
#include "outcomes/folds/case_fold.hpp"

namespace timbang {

/// Cases of every kind: complaints by service class, follow-ups, verifications, sessions and checks.
/// A wait is restricted at three times the time a case has: of a complaint its class limit, of another case the time
/// from opening to its due date. Given up and open at the end count as that. What is never due is not restricted, and
/// counts as the time until it ended.
class CaseworkFold {
 public:
  CaseworkFold(std::size_t kecamatan, const ReportPeriod& period,
               const std::array<Duration, complaint_class_count>& service_limit);

  void on(const ReportPeriod& period, const CaseClosed& fact) { of(fact.kind).on(period, fact, wait(fact)); }
  /// All others.
  template <class Fact>
  void on(const ReportPeriod& period, const Fact& fact) {
    of(fact.kind).on(period, fact);
  }

  /// How long a case waited, restricted.
  [[nodiscard]] Duration wait(const CaseClosed& fact) const;

  void check(LawBook& laws, const ReportPeriod& period) const;
  void close(TableCloser& closer) const;

 private:
  [[nodiscard]] CaseFold& of(CaseKind kind) { return folds_[static_cast<std::size_t>(kind)]; }
  /// The complaints of some classes, [first, last), that belong to a group of cases; `outcomes` are their outcomes.
  struct Complaints {
    ComplaintGroup outcomes;
    std::size_t first;
    std::size_t last;
    CaseGroup group;

    [[nodiscard]] std::size_t outcome(ComplaintMeasure measure) const { return outcome::complaints(outcomes, measure); }
  };
  struct CaseOutcomes {
    outcome::Position opened;
    outcome::Position done;
    outcome::Position backlog;
    outcome::Position wait_mean;
  };
  void close_complaints(TableCloser& closer, const Complaints& complaints) const;
  void close_waits(TableCloser& closer, const Complaints& complaints) const;
  void close_filing(TableCloser& closer, const Complaints& complaints) const;
  void close_done(TableCloser& closer) const;
  void close_cases(TableCloser& closer, const CaseOutcomes& outcomes, CaseKind kind) const;

  std::array<Duration, complaint_class_count> wait_limit_;
  std::vector<CaseFold> folds_;  ///< by CaseKind
};

}  // namespace timbang
