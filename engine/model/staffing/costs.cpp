#include "model/staffing/costs.hpp"

#include <array>
#include <cmath>

#include "base/date.hpp"
namespace timbang {
namespace {

constexpr std::array by_tksk{
    CostLine::tali_asih, CostLine::provincial_top_up, CostLine::top_up,     CostLine::transport,
    CostLine::phone,     CostLine::insurance,         CostLine::supervision};
/// A line's cost of one month, its payments of the year spread evenly.
void report_line(const City& city, KecamatanId kecamatan, Month month, CostLine which, double units, FactSink& facts) {
  const CostLineParameters& line = city.rules->costs.line(which);
  // Not the months in which the money is paid: a month's cost must not depend on the dates of payments.
  const double rupiah = line.rupiah * line.months_per_year / months_per_year * units;
  if (rupiah <= 0) return;
  facts.on(CostIncurred{kecamatan, month, which, line.payer, Rupiah(std::llround(rupiah))});
}

/// The mobile team's TKSK are on the books of the kecamatan in turn, each who has begun at the month's opening: like a
/// post, which is not paid for the month in which it is taken up later.
std::size_t mobile_share(const City& city, std::size_t kecamatan, Month month) {
  const SimTime opening = city.clock.time_of(month.first_day());
  std::size_t share = 0;
  for (std::size_t slot = kecamatan; slot < city.mobile_from.size(); slot += city.kecamatan_count()) {
    if (city.mobile_from[slot] <= opening) ++share;
  }
  return share;
}

}  // namespace

double monthly_pay(const CostParameters& costs) {
  double pay = 0;
  for (const CostLine line : {CostLine::tali_asih, CostLine::provincial_top_up, CostLine::top_up}) {
    pay += costs.line(line).rupiah * costs.line(line).months_per_year / months_per_year;
  }
  return pay;
}

void report_costs(const City& city, Month month, FactSink& facts) {
  if (city.processes().costs == Switch::off) return;
  constexpr double minutes_per_hour = 60;
  for (std::size_t k = 0; k < city.kecamatan_count(); ++k) {
    const KecamatanId kecamatan{static_cast<std::uint16_t>(k)};
    const auto tksk = static_cast<double>(city.offices[k].tksk_in_post() + mobile_share(city, k, month));
    for (const CostLine line : by_tksk) report_line(city, kecamatan, month, line, tksk, facts);
    if (city.processes().first_line == Switch::off) continue;
    // The first line is paid for its hours, used or not (ODD "7.17 Costs").
    const double hours =
        city.rules->first_line.hours_minutes / minutes_per_hour * city.scenario->kecamatan[k].kelurahan;
    report_line(city, kecamatan, month, CostLine::first_line, hours, facts);
  }
}

void report_training(const City& city, KecamatanId kecamatan, SimTime now, FactSink& facts) {
  if (city.processes().costs == Switch::off) return;
  const CostLineParameters& line = city.rules->costs.line(CostLine::training);
  facts.on(CostIncurred{kecamatan, city.clock.month_of(now), CostLine::training, line.payer,
                        Rupiah(std::llround(line.rupiah))});
}

}  // namespace timbang
