#include "library/told_sink.hpp"

#include <tuple>

namespace timbang::api {

namespace {

/// Enumerations of the engine that the public headers repeat, value by value.
template <class Public, class Engine>
Public same(Engine value) {
  return static_cast<Public>(value);
}

template <class Public, class Engine>
constexpr bool are_same(Public one, Engine other) {
  return static_cast<int>(one) == static_cast<int>(other);
}

/// Whether the public list ends where the engine's does.
constexpr bool is_last(auto value, std::size_t count) {
  return static_cast<std::size_t>(value) + 1 == count;
}

static_assert(are_same(Channel::post, timbang::Channel::post) && is_last(Channel::post, channel_count));
static_assert(are_same(CaseKind::complaint_field_check, timbang::CaseKind::complaint_field_check));
static_assert(are_same(CaseKind::follow_up, timbang::CaseKind::follow_up));
static_assert(are_same(CaseKind::monitoring, timbang::CaseKind::monitoring) &&
              is_last(CaseKind::monitoring, case_kind_count));
static_assert(are_same(Obstacle::card, timbang::Obstacle::card));
static_assert(are_same(Obstacle::moved, timbang::Obstacle::moved) && is_last(Obstacle::moved, obstacle_count));
static_assert(are_same(CostLine::phone, timbang::CostLine::phone));
static_assert(are_same(CostLine::training, timbang::CostLine::training) &&
              is_last(CostLine::training, cost_line_count));
static_assert(are_same(Payer::apbd, timbang::Payer::apbd) && is_last(Payer::apbd, payer_count));
static_assert(are_same(PlaceFact::What::dropped, VacancyReason::dropped));
static_assert(are_same(PlaceFact::What::improved, VacancyReason::improved));
static_assert(std::tuple_size_v<decltype(TargetingFact::excluded)> == exclusion_cause_count);

/// What facts about the money of one family have in common.
template <class Fact>
MoneyFact money_fact(MoneyFact::What what, const Fact& fact, SimTime credited_at) {
  return {what,
          fact.kecamatan.index(),
          fact.household.index(),
          same<Channel>(fact.channel),
          credited_at.minute(),
          fact.at.minute(),
          fact.amount.amount()};
}

/// What facts about a case have in common.
template <class Fact>
CaseFact case_fact(CaseFact::What what, const Fact& fact, SimTime opened_at) {
  CaseFact told;
  told.what = what;
  told.kind = same<CaseKind>(fact.kind);
  told.kecamatan = fact.kecamatan.index();
  told.opened_at = opened_at.minute();
  told.at = fact.at.minute();
  return told;
}

CaseFact::What what_of(CaseEnd end) {
  switch (end) {
    case CaseEnd::resolved:
      return CaseFact::What::resolved;
    case CaseEnd::given_up:
      return CaseFact::What::given_up;
    case CaseEnd::open_at_end:
      break;
  }
  return CaseFact::What::open_at_end;
}

Post post_of(TkskId tksk) {
  return {tksk.kecamatan.index(), tksk.slot};
}

PovertyFact::Variant variant_of(const PovertyMonth::Variant& variant) {
  return {variant.poor_persons, variant.poor_households, static_cast<double>(variant.gap) / PovertyMonth::units_a_line,
          static_cast<double>(variant.severity) / PovertyMonth::units_a_line};
}

}  // namespace

FactSink::~FactSink() = default;

void ToldSink::on(const Credited& fact) {
  sink_.money(money_fact(MoneyFact::What::credited, fact, fact.at));
}

void ToldSink::on(const Transacted& fact) {
  MoneyFact told = money_fact(MoneyFact::What::transacted, fact, fact.credited_at);
  told.extra_food = fact.extra_food.amount();
  sink_.money(told);
}

void ToldSink::on(const DeadlineMissed& fact) {
  MoneyFact told = money_fact(MoneyFact::What::deadline_missed, fact, fact.credited_at);
  told.cause = same<Obstacle>(fact.cause);
  sink_.money(told);
}

void ToldSink::on(const Returned& fact) {
  sink_.money(money_fact(MoneyFact::What::returned, fact, fact.credited_at));
}

void ToldSink::on(const PlaceVacated& fact) {
  sink_.place({same<PlaceFact::What>(fact.reason), fact.kecamatan.index(), fact.household.index(), fact.at.minute()});
}

void ToldSink::on(const PlaceFilled& fact) {
  sink_.place({PlaceFact::What::filled, fact.kecamatan.index(), fact.household.index(), fact.at.minute()});
}

void ToldSink::on(const CaseOpened& fact) {
  CaseFact told = case_fact(CaseFact::What::opened, fact, fact.at);
  told.household = fact.household.index();
  told.due = fact.due.minute();
  sink_.casework(told);
}

void ToldSink::on(const CaseReachedTksk& fact) {
  sink_.casework(case_fact(CaseFact::What::reached_tksk, fact, fact.opened_at));
}

void ToldSink::on(const CaseEscalated& fact) {
  CaseFact told = case_fact(CaseFact::What::escalated, fact, fact.opened_at);
  told.reached_tksk = fact.reached_tksk;
  sink_.casework(told);
}

void ToldSink::on(const CaseRepeated& fact) {
  CaseFact told = case_fact(CaseFact::What::repeated, fact, fact.opened_at);
  told.reached_tksk = fact.reached_tksk;
  sink_.casework(told);
}

void ToldSink::on(const ComplaintUnvoiced& fact) {
  sink_.casework(case_fact(CaseFact::What::unvoiced, fact, fact.at));
}

void ToldSink::on(const CaseClosed& fact) {
  CaseFact told = case_fact(what_of(fact.end), fact, fact.opened_at);
  told.household = fact.household.index();
  told.due = fact.due.minute();
  told.reached_tksk = fact.reached_tksk;
  told.by_staff = fact.by_staff;
  sink_.casework(told);
}

void ToldSink::on(const WorkArrived& fact) {
  WorkFact told{WorkFact::What::arrived, fact.kecamatan.index(), same<CaseKind>(fact.kind), {}, {},
                fact.at.minute(),        fact.minutes.minutes()};
  sink_.work(told);
}

void ToldSink::on(const ServiceStarted& fact) {
  const Post post = post_of(fact.tksk);
  sink_.work({WorkFact::What::started, post.kecamatan, same<CaseKind>(fact.kind), post, fact.household.index(),
              fact.at.minute(), 0});
}

void ToldSink::on(const Worked& fact) {
  sink_.work({WorkFact::What::tksk,
              fact.where.index(),
              same<CaseKind>(fact.kind),
              post_of(fact.tksk),
              {},
              fact.from.minute(),
              fact.minutes.minutes()});
}

void ToldSink::on(const TkskDay& fact) {
  sink_.post({post_of(fact.tksk), false, fact.day.minute(), fact.where.index(), fact.available.minutes(),
              fact.from_other_duties.minutes(), fact.reserved.minutes()});
}

void ToldSink::on(const PostVacant& fact) {
  const Post post = post_of(fact.tksk);
  sink_.post({post, true, fact.day.minute(), post.kecamatan, 0, 0, 0});
}

void ToldSink::on(const FirstLineWorked& fact) {
  sink_.work(
      {WorkFact::What::first_line, fact.kecamatan.index(), {}, {}, {}, fact.at.minute(), fact.minutes.minutes()});
}

void ToldSink::on(const DinsosWorked& fact) {
  sink_.work({WorkFact::What::dinsos, fact.kecamatan.index(), {}, {}, {}, fact.at.minute(), fact.minutes.minutes()});
}

void ToldSink::on(const UseChecked& fact) {
  sink_.use({fact.kecamatan.index(), fact.household.index(), fact.at.minute(), fact.non_food_use_found});
}

void ToldSink::on(const CostIncurred& fact) {
  sink_.cost({fact.kecamatan.index(), fact.month.text(), same<CostLine>(fact.line), same<Payer>(fact.payer),
              fact.amount.amount()});
}

void ToldSink::on(const PovertyMonth& fact) {
  sink_.poverty({fact.kecamatan.index(), fact.month.text(), fact.persons, fact.households, variant_of(fact.delivered),
                 variant_of(fact.without_aid), variant_of(fact.if_all_transacted), variant_of(fact.if_all_listed),
                 variant_of(fact.cash_basis)});
}

void ToldSink::on(const TargetingMonth& fact) {
  sink_.targeting({fact.kecamatan.index(), fact.month.text(), fact.poor, fact.poor_listed, fact.listed,
                   fact.listed_well_off, fact.excluded, fact.waiting_list});
}

}  // namespace timbang::api
