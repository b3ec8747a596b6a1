#include "model/welfare/welfare_path.hpp"

namespace timbang {
namespace {

std::vector<PovertyMonth::Variant> count_without_aid(const MonthBeforeAid& before, const Population& population) {
  std::vector<PovertyMonth::Variant> counts(population.kecamatan_count());
  std::size_t kecamatan = 0;
  for (std::size_t i = 0; i < before.poor.size(); ++i) {
    // `poor` is in order of households, which are numbered by kecamatan: one walk finds all.
    while (before.poor[i] >= population.first_household[kecamatan + 1]) ++kecamatan;
    counts[kecamatan].count(before.consumption[i], population.size[before.poor[i]]);
  }
  return counts;
}

MonthBeforeAid month_before_aid(const WelfarePath& path, const WelfareParameters& welfare, Month first_month,
                                const WelfareQuantile& quantile, const Population& population) {
  const double scale = consumption_scale(welfare, path.month(), first_month);
  const double poor_below = quantile.score_of(1.0 / scale);
  const double well_off_above = quantile.score_of(2.0 / scale);
  MonthBeforeAid result;
  result.month = path.month();
  result.well_off = BitColumn::of(population.households(),
                                  [&](std::size_t household) { return path.score(household) > well_off_above; });
  for (std::size_t household = 0; household < population.households(); ++household) {
    // Scores are compared and not consumption: Q increases, and its exponentials are needed for the poor alone.
    const double z = path.score(household);
    if (z >= poor_below) continue;
    result.poor.push_back(static_cast<std::uint32_t>(household));
    result.consumption.push_back(quantile.at(z) * scale);
  }
  result.poor.shrink_to_fit();
  result.consumption.shrink_to_fit();
  result.without_aid = count_without_aid(result, population);
  return result;
}

}  // namespace

WelfarePath::WelfarePath(const City& city)
    : city_(city),
      month_(city.scenario->period.first_month),
      permanent_(city.population->permanent),
      transitory_(city.population->households()) {
  begin_transitory(city.key, month_, transitory_);
  // Improvements of the warm-up have taken place before the first reported month.
  for (Month at = city.scenario->period.start.month(); at <= month_; at = at + 1) {
    improve(city.fortunes.improvements_of(at), permanent_);
  }
  // The baseline's values, also in an arm: welfare before aid is the same under every policy.
  weights_ = score_weights(city.scenario->baseline_in_force(month_.first_day()).welfare.transitory_share);
}

void WelfarePath::advance() {
  month_ = month_ + 1;
  const WelfareParameters& welfare = city_.scenario->baseline_in_force(month_.first_day()).welfare;
  advance_transitory(city_.key, month_, welfare.persistence, transitory_);
  improve(city_.fortunes.improvements_of(month_), permanent_);
  weights_ = score_weights(welfare.transitory_share);
}

std::vector<MonthBeforeAid> months_before_aid(const City& city, const WelfareQuantile& quantile) {
  const Period& period = city.scenario->period;
  std::vector<MonthBeforeAid> months;
  for (WelfarePath path(city);; path.advance()) {
    const WelfareParameters& welfare = city.scenario->baseline_in_force(path.month().first_day()).welfare;
    months.push_back(month_before_aid(path, welfare, period.first_month, quantile, *city.population));
    // A month's step draws for every household, so the loop ends before a step that nobody needs.
    if (path.month() == period.last_month) return months;
  }
}

}  // namespace timbang
