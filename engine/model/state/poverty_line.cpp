#include "model/state/poverty_line.hpp"

#include "random/elementary.hpp"

namespace timbang {
namespace {

double years_since_march(Month month, Month first_month) {
  // March, because poverty lines and headcounts are those of the March survey (ODD "7.2 Welfare").
  return (month - Month(first_month.year(), 3)) / 12.0;
}

}  // namespace

double poverty_line(const WelfareParameters& rules, Month month, Month first_month) {
  return rules.poverty_line_rupiah *
         portable_pow(1.0 + rules.line_growth_per_year, years_since_march(month, first_month));
}

double consumption_scale(const WelfareParameters& rules, Month month, Month first_month) {
  const double relative_growth = (1.0 + rules.consumption_growth_per_year) / (1.0 + rules.line_growth_per_year);
  return portable_pow(relative_growth, years_since_march(month, first_month));
}

}  // namespace timbang
