#include "model/places.hpp"

#include "base/check.hpp"
#include "model/follow_up.hpp"
#include "model/obstacles.hpp"
#include "model/transacting.hpp"

namespace timbang {

void fill_places(City& city) {
  for (std::size_t k = 0; k < city.scenario->kecamatan.size(); ++k) {
    const KecamatanId kecamatan{static_cast<std::uint16_t>(k)};
    for (std::uint32_t place = 0; place < city.population->places[k]; ++place) {
      const KpmIndex kpm = add_next_kpm(city.kpm, *city.population, kecamatan);
      TIMBANG_CHECK(kpm != nothing, "more places than households");
      draw_initial_obstacle(city, kpm);
    }
  }
}

void vacate_place(City& city, KpmIndex kpm, VacancyReason reason, SimTime now, FactSink& facts) {
  city.kpm.listed[kpm] = 0;
  cancel_transaction(city, kpm);
  facts.on(PlaceVacated{city.kecamatan_of(kpm), city.kpm.household[kpm], now, reason});
  end_follow_up(city, kpm, now, reason == VacancyReason::reported ? CaseEnd::resolved : CaseEnd::given_up, facts);
  const Duration lag = Duration::from_minutes(city.rules->programme.replacement_lag_minutes);
  schedule(city, {EventKind::place_is_filled, Phase::places, now + lag, city.kecamatan_of(kpm).value, 0,
                  keyed_place(city, kpm, Occasion::once())});
}

void fill_place(City& city, KecamatanId kecamatan, SimTime now, FactSink& facts) {
  const KpmIndex kpm = add_next_kpm(city.kpm, *city.population, kecamatan);
  if (kpm == nothing) return;
  draw_new_card(city, kpm, now);
  facts.on(PlaceFilled{kecamatan, city.kpm.household[kpm], now});
}

}  // namespace timbang
