#include "outcomes/outcome_fold.hpp"

#include "base/check.hpp"
#include "outcomes/law_book.hpp"
#include "outcomes/table_closer.hpp"

namespace timbang {

OutcomeFold::OutcomeFold(const OutcomeFrame& frame)
    : kecamatan_(frame.kecamatan),
      period_(frame.clock, frame.first_month, frame.months),
      delivery_(frame.kecamatan, period_, frame.deadline),
      stuck_(frame.places, period_),
      casework_(frame.kecamatan, period_, frame.service_limit),
      staff_(frame.kecamatan, period_),
      welfare_(frame.kecamatan, period_),
      costs_(frame.kecamatan, period_) {
  TIMBANG_CHECK(frame.places.size() == frame.kecamatan, "every kecamatan needs its number of places");
}

void OutcomeFold::set_deadline(SimTime from, const std::array<Duration, channel_count>& deadline) {
  delivery_.set_deadline(period_, from, deadline);
}

void OutcomeFold::on(const Credited& fact) {
  delivery_.on(period_, fact);
}

void OutcomeFold::on(const Transacted& fact) {
  delivery_.on(period_, fact);
  stuck_.on(period_, fact);
}

void OutcomeFold::on(const DeadlineMissed& fact) {
  delivery_.on(period_, fact);
  stuck_.on(period_, fact);
}

void OutcomeFold::on(const Returned& fact) {
  delivery_.on(period_, fact);
  stuck_.on(period_, fact);
}

void OutcomeFold::on(const PlaceVacated& fact) {
  stuck_.on(period_, fact);
}

void OutcomeFold::on(const PlaceFilled& fact) {
  stuck_.on(period_, fact);
}

void OutcomeFold::on(const CaseOpened& fact) {
  casework_.on(period_, fact);
}

void OutcomeFold::on(const CaseReachedTksk& fact) {
  casework_.on(period_, fact);
}

void OutcomeFold::on(const CaseEscalated& fact) {
  casework_.on(period_, fact);
}

void OutcomeFold::on(const CaseClosed& fact) {
  casework_.on(period_, fact);
}

void OutcomeFold::on(const WorkArrived& fact) {
  staff_.on(period_, fact);
}

void OutcomeFold::on(const Worked& fact) {
  staff_.on(period_, fact);
}

void OutcomeFold::on(const TkskDay& fact) {
  staff_.on(period_, fact);
}

void OutcomeFold::on(const CostIncurred& fact) {
  costs_.on(period_, fact);
}

void OutcomeFold::on(const PovertyMonth& fact) {
  welfare_.on(period_, fact);
}

void OutcomeFold::on(const TargetingMonth& fact) {
  welfare_.on(period_, fact);
}

void OutcomeFold::enforce_laws() const {
  LawBook laws(period_);
  delivery_.check(laws, period_);
  stuck_.check(laws, period_);
  casework_.check(laws, period_);
  staff_.check(laws, period_);
  welfare_.check(laws, period_);
  laws.enforce();
}

OutcomeTable OutcomeFold::finish() const {
  enforce_laws();
  TableCloser closer(period_, kecamatan_);
  delivery_.close(closer);
  stuck_.close(closer, period_);
  casework_.close(closer);
  staff_.close(closer, period_);
  welfare_.close(closer);
  costs_.close(closer);
  return closer.table();
}

}  // namespace timbang
