#pragma once

#include "facts/facts.hpp"

namespace timbang {

/// Tells two sinks every fact, the first one first. Both must outlive it.
class BothSinks final : public FactSink {
 public:
  BothSinks(FactSink& first, FactSink& second) : first_(first), second_(second) {}

  void on(const Credited& fact) override { tell(fact); }
  void on(const Transacted& fact) override { tell(fact); }
  void on(const CreditedTogether& fact) override { tell(fact); }
  void on(const TransactedTogether& fact) override { tell(fact); }
  void on(const DeadlineMissed& fact) override { tell(fact); }
  void on(const Returned& fact) override { tell(fact); }
  void on(const PlaceVacated& fact) override { tell(fact); }
  void on(const PlaceFilled& fact) override { tell(fact); }
  void on(const CaseOpened& fact) override { tell(fact); }
  void on(const CaseReachedTksk& fact) override { tell(fact); }
  void on(const CaseEscalated& fact) override { tell(fact); }
  void on(const CaseRepeated& fact) override { tell(fact); }
  void on(const ComplaintUnvoiced& fact) override { tell(fact); }
  void on(const CaseClosed& fact) override { tell(fact); }
  void on(const WorkArrived& fact) override { tell(fact); }
  void on(const ServiceStarted& fact) override { tell(fact); }
  void on(const Worked& fact) override { tell(fact); }
  void on(const TkskDay& fact) override { tell(fact); }
  void on(const PostVacant& fact) override { tell(fact); }
  void on(const FirstLineWorked& fact) override { tell(fact); }
  void on(const DinsosWorked& fact) override { tell(fact); }
  void on(const UseChecked& fact) override { tell(fact); }
  void on(const CostIncurred& fact) override { tell(fact); }
  void on(const PovertyMonth& fact) override { tell(fact); }
  void on(const TargetingMonth& fact) override { tell(fact); }

 private:
  template <class Fact>
  void tell(const Fact& fact) {
    first_.on(fact);
    second_.on(fact);
  }

  FactSink& first_;
  FactSink& second_;
};

}  // namespace timbang
