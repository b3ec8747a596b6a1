#include "model/month.hpp"

#include "model/complaints.hpp"
#include "model/obstacles.hpp"
#include "model/staff.hpp"

namespace timbang {
namespace {

/// Monthly pay of the TKSK in post (model.md, process 13): tali asih by the state, top-up by the city.
void report_costs(const City& city, Month month, FactSink& facts) {
  const CostParameters& rules = city.rules->costs;
  for (std::size_t k = 0; k < city.offices.size(); ++k) {
    const KecamatanId kecamatan{static_cast<std::uint16_t>(k)};
    const auto in_post = static_cast<std::int64_t>(tksk_in_post(city, kecamatan));
    facts.on(CostIncurred{kecamatan, month, CostLine::tali_asih, Payer::apbn,
                          Rupiah(static_cast<std::int64_t>(rules.tali_asih_rupiah + 0.5)) * in_post});
    facts.on(CostIncurred{kecamatan, month, CostLine::top_up, Payer::apbd,
                          Rupiah(static_cast<std::int64_t>(rules.top_up_rupiah + 0.5)) * in_post});
  }
}

}  // namespace

void schedule_calendar(City& city) {
  for (Date day = city.clock.start; city.clock.time_of(day) < city.end; day = day + 1) {
    const SimTime at = city.clock.time_of(day);
    schedule(city, {EventKind::day_begins, Phase::day, at});
    if (day.day_of_month() == 1) schedule(city, {EventKind::month_opens, Phase::month, at});
  }
}

void open_month(City& city, SimTime now, FactSink& facts) {
  const Month month = city.clock.month_of(now);
  draw_lasting_obstacles(city, month);
  plan_questions(city, month, now);
  report_costs(city, month, facts);
}

}  // namespace timbang
