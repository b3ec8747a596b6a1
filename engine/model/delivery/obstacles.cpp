#include "model/delivery/obstacles.hpp"

#include "model/casework/casework.hpp"
#include "model/delivery/transacting.hpp"
#include "random/distributions.hpp"

namespace timbang {
namespace {

Obstacle lasting_kind(const ObstacleParameters& rules, std::uint32_t word) {
  const double u = uniform_open(word);
  if (u < rules.wrong_data_share) return Obstacle::wrong_data;
  return u < rules.wrong_data_share + rules.died_share ? Obstacle::died : Obstacle::moved;
}

/// Wrong data belong to transacting, death and moving away to listing: each stops with its process.
bool can_happen(const City& city, Obstacle lasting) {
  const ProcessParameters& processes = city.processes();
  return (lasting == Obstacle::wrong_data ? processes.transacting : processes.listing) == Switch::on;
}

void set_lasting(City& city, KpmIndex kpm, std::uint32_t word) {
  const Obstacle lasting = lasting_kind(city.rules->obstacles, word);
  if (!can_happen(city, lasting)) return;
  city.kpm.obstacle[kpm] = lasting;
  city.kpm.obstacle_ends[kpm] = SimTime::never();
  // A planned transaction cannot take place any more; lasting obstacles never cure themselves.
  cancel_transaction(city, kpm);
}

void set_recoverable(City& city, KpmIndex kpm, Obstacle obstacle, Occasion occasion, SimTime now) {
  const double minutes =
      exponential(city.draw(kpm, occasion, DrawPurpose::self_cure), city.rules->obstacles.self_cure_minutes);
  city.kpm.obstacle[kpm] = obstacle;
  city.kpm.obstacle_ends[kpm] = now + Duration::from_minutes(minutes);
}

Obstacle recoverable_kind(const City& city, KpmIndex kpm, std::uint32_t word) {
  const bool by_bank = city.kpm.cohort_of(kpm).channel == Channel::bank;
  return by_bank && bernoulli(word, Probability(city.rules->obstacles.card_share)) ? Obstacle::card
                                                                                   : Obstacle::uninformed;
}

/// A session that the family still remembers makes it know of the payout.
bool session_protects(const City& city, KpmIndex kpm, Occasion payout, SimTime now) {
  if (city.kpm.informed_until[kpm] <= now) return false;
  return bernoulli(city.draw(kpm, payout, DrawPurpose::session_protects),
                   Probability(city.rules->socialisation.protection));
}

void end_cured(City& city, KpmIndex kpm, SimTime now) {
  // A family that is now paid by post needs no card.
  const bool needs_no_card =
      city.kpm.obstacle[kpm] == Obstacle::card && city.kpm.cohort_of(kpm).channel == Channel::post;
  if (!needs_no_card && city.kpm.obstacle_ends[kpm] > now) return;
  city.kpm.obstacle[kpm] = Obstacle::none;
  city.kpm.obstacle_ends[kpm] = SimTime::never();
}

/// A recoverable obstacle, unless a session has informed the family.
void meet_obstacle(City& city, KpmIndex kpm, Occasion payout, SimTime now) {
  const Obstacle kind = recoverable_kind(city, kpm, city.draw(kpm, payout, DrawPurpose::recoverable_obstacle, 1));
  if (kind == Obstacle::uninformed && session_protects(city, kpm, payout, now)) return;
  set_recoverable(city, kpm, kind, payout, now);
}

}  // namespace

void draw_initial_obstacle(City& city, KpmIndex kpm) {
  const ObstacleParameters& rules = city.rules->obstacles;
  const double u = uniform_open(city.draw(kpm, Occasion::once(), DrawPurpose::initial_obstacle));
  const std::uint32_t kind = city.draw(kpm, Occasion::once(), DrawPurpose::initial_obstacle, 1);
  if (u < rules.initial_lasting) {
    set_lasting(city, kpm, kind);
  } else if (u < rules.initial_lasting + rules.initial_recoverable && city.processes().transacting == Switch::on) {
    set_recoverable(city, kpm, recoverable_kind(city, kpm, kind), Occasion::once(), SimTime());
  }
}

void draw_new_card(City& city, KpmIndex kpm, SimTime now) {
  // By post there is no card to wait for.
  if (city.kpm.cohort_of(kpm).channel != Channel::bank || city.processes().transacting == Switch::off) return;
  const std::uint32_t word = city.draw(kpm, Occasion::once(), DrawPurpose::new_card);
  if (bernoulli(word, Probability(city.rules->obstacles.new_card_undistributed))) {
    set_recoverable(city, kpm, Obstacle::card, Occasion::once(), now);
  }
}

void draw_lasting_obstacles(City& city, const FamilyColumns& listed, Month month) {
  const Probability chance(city.rules->obstacles.lasting_per_month);
  const Occasion occasion = Occasion::of(month);
  for_each_success(city, listed, occasion, DrawPurpose::lasting_obstacle, chance, [&](KpmIndex kpm) {
    // A lasting obstacle stays the first one; a recoverable one is replaced.
    if (is_lasting(city.kpm.obstacle[kpm])) return;
    set_lasting(city, kpm, city.draw(kpm, occasion, DrawPurpose::lasting_obstacle, 1));
  });
}

void update_at_credit(City& city, std::span<const KpmIndex> families, Occasion payout,
                      std::span<const std::uint32_t> words, SimTime now) {
  const bool transacting = city.processes().transacting == Switch::on;
  const Probability chance(transacting ? city.rules->obstacles.recoverable_per_payout : 0.0);
  for (std::size_t i = 0; i < families.size(); ++i) {
    const KpmIndex kpm = families[i];
    // Ended first: a family whose obstacle has cured may meet a new one with the same payout.
    if (city.kpm.obstacle[kpm] != Obstacle::none) end_cured(city, kpm, now);
    if (bernoulli(words[i], chance) && city.kpm.obstacle[kpm] == Obstacle::none) meet_obstacle(city, kpm, payout, now);
  }
}

void cure(City& city, KpmIndex kpm, Occasion occasion, SimTime now, FactSink& facts) {
  city.kpm.obstacle[kpm] = Obstacle::none;
  city.kpm.obstacle_ends[kpm] = SimTime::never();
  // Nothing is left to take up, so that the case has reached its end.
  if (city.kpm.first_outstanding[kpm] == nothing) {
    cancel_transaction(city, kpm);
    end_follow_up(city, kpm, now, FollowUpEnd::settled, facts);
    return;
  }
  const double minutes = uniform_between(city.draw(kpm, occasion, DrawPurpose::transaction_after_contact), 0.0,
                                         city.rules->transacting.prompt_minutes);
  plan_transaction(city, kpm, now + Duration::from_minutes(minutes), occasion);
}

}  // namespace timbang
