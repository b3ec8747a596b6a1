#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "base/date.hpp"
#include "facts/facts.hpp"
#include "outcomes/folds/casework_fold.hpp"
#include "outcomes/folds/cost_fold.hpp"
#include "outcomes/folds/delivery_fold.hpp"
#include "outcomes/folds/equity_fold.hpp"
#include "outcomes/folds/partner_fold.hpp"
#include "outcomes/folds/places_fold.hpp"
#include "outcomes/folds/reach_fold.hpp"
#include "outcomes/folds/staff_fold.hpp"
#include "outcomes/folds/stuck_fold.hpp"
#include "outcomes/folds/use_fold.hpp"
#include "outcomes/folds/welfare_fold.hpp"
#include "outcomes/tables/outcome_table.hpp"
#include "outcomes/tables/report_period.hpp"

namespace timbang {

/// What the fold must know of the scenario.
struct OutcomeFrame {
  SimClock clock;
  Month first_month;       ///< first reported month
  std::size_t months = 0;  ///< reported
  std::size_t kecamatan = 0;
  std::vector<std::int64_t> places;                             ///< KPM of each kecamatan at the start of the run
  std::array<Duration, channel_count> deadline{};               ///< at the start; limit of days to transaction
  std::array<Duration, complaint_class_count> service_limit{};  ///< the limit of a wait is three times this
};

/// Folds facts into monthly tables and histograms and checks the laws. Integer accumulators only: neither the order of
/// facts of one instant nor merging can change a value; doubles appear when finish() closes the table.
/// A copyable value: kept at policy_start with the model's state and continued by every arm.
class OutcomeFold final : public FactSink {
 public:
  explicit OutcomeFold(const OutcomeFrame& frame);

  /// What is credited from now on has this deadline. Requires: instants never fall from call to call.
  void set_deadline(SimTime from, const std::array<Duration, channel_count>& deadline);

  void on(const Credited& fact) override;
  void on(const Transacted& fact) override;
  void on(const CreditedTogether& fact) override;
  void on(const TransactedTogether& fact) override;
  void on(const DeadlineMissed& fact) override;
  void on(const Returned& fact) override;
  void on(const PlaceVacated& fact) override;
  void on(const PlaceFilled& fact) override;
  void on(const CaseOpened& fact) override;
  void on(const CaseReachedTksk& fact) override;
  void on(const CaseEscalated& fact) override;
  void on(const CaseRepeated& fact) override;
  void on(const ComplaintUnvoiced& fact) override;
  void on(const CaseClosed& fact) override;
  void on(const WorkArrived& fact) override;
  void on(const Worked& fact) override;
  void on(const TkskDay& fact) override;
  void on(const PostVacant& fact) override;
  void on(const FirstLineWorked& fact) override;
  void on(const DinsosWorked& fact) override;
  void on(const UseChecked& fact) override;
  void on(const CostIncurred& fact) override;
  void on(const PovertyMonth& fact) override;
  void on(const TargetingMonth& fact) override;
  using FactSink::on;  // a service that starts is not counted

  /// Closes the table. Checks every law first: a broken one is a CheckFailed that names the first month, kecamatan and
  /// quantity. Requires: the run has ended and every open case was reported as CaseEnd::open_at_end.
  [[nodiscard]] OutcomeTable finish() const;

 private:
  void enforce_laws() const;

  std::size_t kecamatan_;
  ReportPeriod period_;
  DeliveryFold delivery_;
  ReachFold reach_;
  StuckFold stuck_;
  PlacesFold places_;
  CaseworkFold casework_;
  EquityFold equity_;
  StaffFold staff_;
  PartnerFold partners_;
  UseFold use_;
  WelfareFold welfare_;
  CostFold costs_;
};

}  // namespace timbang
