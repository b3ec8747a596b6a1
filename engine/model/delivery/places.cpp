#include "model/delivery/places.hpp"

#include <cmath>
#include <optional>

#include "base/check.hpp"
#include "model/casework/casework.hpp"
#include "model/delivery/obstacles.hpp"
#include "model/delivery/transacting.hpp"

namespace timbang {
namespace {

void give_place(City& city, KpmIndex family, SimTime now) {
  city.kpm.listed[family] = 1;
  // A family that comes back after a loss begins anew.
  city.kpm.missed_in_a_row[family] = 0;
  set_standing(city, family, Standing::listed, now);
  join_cohort(city.kpm, *city.population, family, channel_of(city, family));
}

KpmIndex row_of_next(City& city, KecamatanId kecamatan) {
  const std::optional<HouseholdId> household = next_in_listing(city.kpm, *city.population, kecamatan);
  return household ? row_of(city.kpm, *city.population, *household, kecamatan) : nothing;
}

/// The first who waits; `nothing` if nobody does. Without proposals the listing goes on for ever.
KpmIndex take_first_waiting(City& city, KecamatanId kecamatan) {
  if (city.processes().proposals == Switch::off) return row_of_next(city, kecamatan);
  WaitingList& list = city.waiting[kecamatan.value];
  // Families admitted by a check precede the reserve (ODD "7.6 Deadlines, returns, places and waiting lists").
  if (list.next_verified < list.verified.size()) return list.verified[list.next_verified++];
  if (list.next_reserve < list.reserve.size()) return list.reserve[list.next_reserve++];
  return nothing;
}

void start_kpm(City& city, KpmIndex family, SimTime now, FactSink& facts) {
  give_place(city, family, now);
  draw_new_card(city, family, now);
  facts.on(PlaceFilled{city.kecamatan_of(family), city.kpm.household[family], now});
}

void fill_reserve(City& city, KecamatanId kecamatan) {
  if (city.processes().proposals == Switch::off) return;
  const double wanted = city.rules->targeting.reserve * city.population->places[kecamatan.value];
  for (long waiting = std::lround(wanted); waiting > 0; --waiting) {
    const KpmIndex family = row_of_next(city, kecamatan);
    if (family == nothing) return;
    set_standing(city, family, Standing::waiting, SimTime());
    city.waiting[kecamatan.value].reserve.push_back(family);
  }
}

}  // namespace

void set_standing(City& city, KpmIndex family, Standing standing, SimTime now) {
  city.kpm.standing[family] = standing;
  // Logged, since welfare is counted after the run and asks for standings at each month's end.
  city.standings.push_back({now, family, standing});
}

Channel channel_of(const City& city, KpmIndex family) {
  switch (city.rules->programme.channel) {
    case ChannelRule::all_bank:
      return Channel::bank;
    case ChannelRule::all_post:
      return Channel::post;
    case ChannelRule::as_listed:
      break;
  }
  return static_cast<Channel>(city.population->channel[city.household_of(family)]);
}

void fill_places(City& city) {
  for (std::size_t k = 0; k < city.kecamatan_count(); ++k) {
    const KecamatanId kecamatan{static_cast<std::uint16_t>(k)};
    for (std::uint32_t place = 0; place < city.population->places[k]; ++place) {
      // The head of the listing, kecamatan by kecamatan, so that rows of one kecamatan lie together.
      const KpmIndex kpm = row_of_next(city, kecamatan);
      TIMBANG_CHECK(kpm != nothing, "more places than households");
      give_place(city, kpm, SimTime());
      draw_initial_obstacle(city, kpm);
    }
    fill_reserve(city, kecamatan);
  }
}

void vacate_place(City& city, KpmIndex kpm, VacancyReason reason, SimTime now, FactSink& facts) {
  city.kpm.listed[kpm] = 0;
  std::erase(city.kpm.cohorts[city.kpm.cohort[kpm]].members, kpm);
  set_standing(city, kpm, Standing::lost_place, now);
  cancel_transaction(city, kpm);
  facts.on(PlaceVacated{city.kecamatan_of(kpm), city.kpm.household[kpm], now, reason});
  // Found dead or moved is what the follow-up was to find out: resolved. Dropped or improved: given up.
  end_follow_up(city, kpm, now, reason == VacancyReason::reported ? FollowUpEnd::reported : FollowUpEnd::given_up,
                facts);
  const Duration lag = Duration::from_minutes(city.rules->programme.replacement_lag_minutes);
  schedule(city, {EventKind::place_is_filled, Phase::places, now + lag, city.kecamatan_of(kpm).value, 0,
                  keyed_place(city, kpm, Occasion::once())});
}

void fill_place(City& city, KecamatanId kecamatan, SimTime now, FactSink& facts) {
  const KpmIndex family = take_first_waiting(city, kecamatan);
  if (family == nothing) {
    // Nobody waits: the next verified family gets the place at once.
    ++city.waiting[kecamatan.value].open_places;
  } else {
    start_kpm(city, family, now, facts);
  }
}

void join_waiting_list(City& city, KpmIndex family, SimTime now, FactSink& facts) {
  WaitingList& list = city.waiting[city.kecamatan_of(family).value];
  if (list.open_places > 0) {
    --list.open_places;
    start_kpm(city, family, now, facts);
    return;
  }
  set_standing(city, family, Standing::waiting, now);
  list.verified.push_back(family);
}

void apply_channel_rule(City& city, SimTime now) {
  // Families that wait change nothing: their channel is decided when they get a place.
  for (KpmIndex family = 0; family < city.kpm.size(); ++family) {
    if (city.kpm.listed[family] == 0) continue;
    const Channel channel = channel_of(city, family);
    if (city.kpm.cohort_of(family).channel == channel) continue;
    std::erase(city.kpm.cohorts[city.kpm.cohort[family]].members, family);
    join_cohort(city.kpm, *city.population, family, channel);
    if (city.kpm.obstacle[family] == Obstacle::none) draw_new_card(city, family, now);
  }
}

}  // namespace timbang
