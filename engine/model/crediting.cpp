#include "model/crediting.hpp"

#include "model/complaints.hpp"
#include "model/family_draws.hpp"
#include "model/follow_up.hpp"
#include "model/obstacles.hpp"
#include "model/outreach.hpp"
#include "model/transacting.hpp"
#include "random/distributions.hpp"

namespace timbang {
namespace {

/// What a payout pays a family: the benefit of each month that it covers, so that a decree reaches back to no month
/// before it.
Rupiah amount_of(const City& city, const Payout& payout) {
  Rupiah amount;
  for (std::int32_t i = 0; i < payout.months; ++i) {
    const Date day = (payout.month + -i).first_day();
    const Parameters& rules = city.policy_acts ? city.scenario->in_force(day) : city.scenario->baseline_in_force(day);
    amount += Rupiah(static_cast<std::int64_t>(rules.programme.benefit_rupiah + 0.5));
  }
  return amount;
}

Batch open_batch(const City& city, std::uint32_t subject, SimTime now) {
  const Payout& payout = city.payouts[subject >> 16U];
  const ProgrammeParameters& rules = city.rules->programme;
  Batch batch;
  batch.payout = subject >> 16U;
  batch.cohort = static_cast<std::uint16_t>(subject & 0xffffU);
  batch.credited_at = now;
  batch.deadline = now + Duration::from_minutes(rules.deadline_minutes[static_cast<std::size_t>(payout.channel)]);
  batch.amount = amount_of(city, payout);
  batch.first = static_cast<std::uint32_t>(city.credits.credits.size());
  return batch;
}

void leave_outstanding(City& city, KpmIndex kpm, std::uint32_t batch) {
  const auto index = static_cast<std::uint32_t>(city.credits.credits.size());
  city.credits.credits.push_back({kpm, city.kpm.first_outstanding[kpm], batch, CreditState::outstanding});
  city.kpm.first_outstanding[kpm] = index;
}

/// How long a family takes: its draw for DrawPurpose::transaction_delay, and the delay without an obstacle.
struct Pace {
  std::uint32_t word = 0;
  Duration delay;
};

/// What a cohort's families share at a credit.
struct SharedCredit {
  const Batch& batch;
  Duration untouchable;  ///< a transaction within this time happens whatever the policy
  Rupiah extra_food;     ///< bought of it when it is taken up now
};

/// What the family will do with the credit.
void respond_to_credit(City& city, KpmIndex kpm, const SharedCredit& shared, Pace pace, FactSink& facts) {
  const Batch& batch = shared.batch;
  const Occasion payout = city.payouts[batch.payout].occasion();
  const auto batch_index = static_cast<std::uint32_t>(city.credits.batches.size());
  const SimTime now = batch.credited_at;
  if (city.kpm.obstacle[kpm] == Obstacle::none) {
    if (pace.delay <= shared.untouchable && city.kpm.first_outstanding[kpm] == nothing) {
      report_transaction(city, kpm, batch, shared.extra_food, now + pace.delay, facts);
      city.kpm.missed_in_a_row[kpm] = 0;
      return;
    }
    leave_outstanding(city, kpm, batch_index);
    plan_transaction(city, kpm, now + pace.delay, payout);
    return;
  }
  leave_outstanding(city, kpm, batch_index);
  if (city.kpm.obstacle_ends[kpm] != SimTime::never()) {
    const Duration after_cure =
        Duration::from_minutes(uniform_between(pace.word, 0.0, city.rules->transacting.prompt_minutes));
    plan_transaction(city, kpm, city.kpm.obstacle_ends[kpm] + after_cure, payout);
  }
  plan_obstacle_complaint(city, kpm, batch);
}

/// The draws of a cohort's families at a credit, in the order of its members.
struct CreditDraws {
  CreditDraws(const City& city, const std::vector<KpmIndex>& members, Occasion payout)
      : obstacle(draws_of(city, members, payout, DrawPurpose::recoverable_obstacle)),
        check(draws_of(city, members, payout, DrawPurpose::check_sample)),
        pace(draws_of(city, members, payout, DrawPurpose::transaction_delay)),
        delay(transaction_delays(city.rules->transacting, pace)) {}

  std::vector<std::uint32_t> obstacle;
  std::vector<std::uint32_t> check;
  std::vector<std::uint32_t> pace;
  std::vector<Duration> delay;
};

void schedule_batch(City& city, const Batch& batch) {
  const auto index = static_cast<std::uint32_t>(city.credits.batches.size());
  const Payout& payout = city.payouts[batch.payout];
  if (city.rules->follow_up.mode != FollowUpMode::off && city.processes().follow_up == Switch::on) {
    schedule(city, {EventKind::list_arrives, Phase::outside_work, batch.credited_at + list_delay(city, payout.channel),
                    index, 0, batch.cohort});
  }
  schedule(city, {EventKind::deadline_passes, Phase::deadline, batch.deadline, index, 0, batch.cohort});
}

}  // namespace

void schedule_payouts(City& city) {
  if (city.processes().payout == Switch::off) return;
  for (std::uint32_t payout = 0; payout < city.payouts.size(); ++payout) {
    for (std::uint32_t cohort = 0; cohort < city.kpm.cohorts.size(); ++cohort) {
      if (city.kpm.cohorts[cohort].channel != city.payouts[payout].channel) continue;
      const Date day = city.payouts[payout].first_day + city.kpm.cohorts[cohort].kelurahan;
      schedule(city, {EventKind::payout_credited, Phase::credit, city.clock.time_of(day), (payout << 16U) | cohort, 0,
                      cohort});
    }
  }
}

void credit_cohort(City& city, std::uint32_t subject, SimTime now, FactSink& facts) {
  Batch batch = open_batch(city, subject, now);
  const Payout& payout = city.payouts[batch.payout];
  const Occasion occasion = payout.occasion();
  const std::vector<KpmIndex>& members = city.kpm.cohorts[batch.cohort].members;
  const KecamatanId kecamatan = city.kpm.cohorts[batch.cohort].kecamatan;
  const CreditDraws draws(city, members, occasion);
  give_up_checks(city, kecamatan, batch.payout, now, facts);
  const SharedCredit shared{batch, std::min(list_delay(city, payout.channel), batch.deadline - now),
                            extra_food(city, kecamatan, batch.amount)};
  count_credits(city, kecamatan, members.size(), now);
  for (std::size_t i = 0; i < members.size(); ++i) {
    const KpmIndex kpm = members[i];
    update_at_credit(city, kpm, occasion, draws.obstacle[i], now);
    if (payout.reported >= 0) city.kpm.credited[static_cast<std::size_t>(payout.reported)].set(kpm);
    facts.on(Credited{kecamatan, city.kpm.household[kpm], payout.channel, now, batch.amount});
    sample_check(city, kpm, batch.payout, draws.check[i], now, facts);
    respond_to_credit(city, kpm, shared, {draws.pace[i], draws.delay[i]}, facts);
  }
  batch.last = static_cast<std::uint32_t>(city.credits.credits.size());
  if (batch.last == batch.first) return;
  schedule_batch(city, batch);
  city.credits.batches.push_back(batch);
}

}  // namespace timbang
