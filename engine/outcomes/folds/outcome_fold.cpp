#include "outcomes/folds/outcome_fold.hpp"

#include "base/check.hpp"
#include "outcomes/tables/law_book.hpp"
#include "outcomes/tables/table_closer.hpp"

namespace timbang {

OutcomeFold::OutcomeFold(const OutcomeFrame& frame)
    : kecamatan_(frame.kecamatan),
      period_(frame.clock, frame.first_month, frame.months),
      delivery_(frame.kecamatan, period_, frame.deadline),
      reach_(frame.kecamatan, period_),
      stuck_(frame.kecamatan, period_),
      places_(frame.places, period_),
      casework_(frame.kecamatan, period_, frame.service_limit),
      equity_(frame.kecamatan, period_),
      staff_(frame.kecamatan, period_),
      partners_(frame.kecamatan, period_),
      use_(frame.kecamatan, period_),
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
  reach_.on(period_, fact);
  stuck_.on(period_, fact);
}

void OutcomeFold::on(const CreditedTogether& fact) {
  delivery_.on(period_, fact);
}

void OutcomeFold::on(const TransactedTogether& fact) {
  delivery_.on(period_, fact);
  reach_.on(period_, fact);
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
  places_.on(period_, fact);
}

void OutcomeFold::on(const PlaceFilled& fact) {
  places_.on(period_, fact);
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

void OutcomeFold::on(const CaseRepeated& fact) {
  casework_.on(period_, fact);
}

void OutcomeFold::on(const ComplaintUnvoiced& fact) {
  casework_.on(period_, fact);
}

void OutcomeFold::on(const CaseClosed& fact) {
  casework_.on(period_, fact);
  // The restricted wait of the casework fold, so that equity and waits speak of the same numbers.
  if (is_complaint(fact.kind)) equity_.add(period_, fact.kecamatan, fact.opened_at, casework_.wait(fact));
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

void OutcomeFold::on(const PostVacant& fact) {
  staff_.on(period_, fact);
}

void OutcomeFold::on(const FirstLineWorked& fact) {
  partners_.on(period_, fact);
}

void OutcomeFold::on(const DinsosWorked& fact) {
  partners_.on(period_, fact);
}

void OutcomeFold::on(const UseChecked& fact) {
  use_.on(period_, fact);
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
  // Both sides of a law come from different facts, so that one that is missing or doubled shows.
  LawBook laws(period_);
  delivery_.check(laws, period_);
  places_.check(laws, period_);
  casework_.check(laws, period_);
  staff_.check(laws, period_);
  welfare_.check(laws, period_);
  laws.enforce();
}

OutcomeTable OutcomeFold::finish() const {
  // No table of a run that broke a law: its trial is kept as failed.
  enforce_laws();
  TableCloser closer(period_, kecamatan_);
  delivery_.close(closer);
  reach_.close(closer);
  // Of all KPM on the list, which only the fold of places knows.
  stuck_.close(closer, period_, places_.listed(period_));
  casework_.close(closer);
  equity_.close(closer);
  staff_.close(closer, period_);
  partners_.close(closer);
  use_.close(closer);
  welfare_.close(closer);
  costs_.close(closer);
  return closer.table();
}

}  // namespace timbang
