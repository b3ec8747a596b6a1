#pragma once

#include "facts/facts.hpp"
#include "timbang/facts.hpp"

namespace timbang::api {

/// Tells a sink of a program's own what the engine reports. The sink must outlive it.
class ToldSink final : public timbang::FactSink {
 public:
  explicit ToldSink(api::FactSink& sink) : sink_(sink) {}

  void on(const Credited& fact) override;
  void on(const Transacted& fact) override;
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
  void on(const ServiceStarted& fact) override;
  void on(const Worked& fact) override;
  void on(const TkskDay& fact) override;
  void on(const PostVacant& fact) override;
  void on(const FirstLineWorked& fact) override;
  void on(const DinsosWorked& fact) override;
  void on(const UseChecked& fact) override;
  void on(const CostIncurred& fact) override;
  void on(const PovertyMonth& fact) override;
  void on(const TargetingMonth& fact) override;
  using timbang::FactSink::on;  // column facts come one by one

 private:
  api::FactSink& sink_;
};

}  // namespace timbang::api
