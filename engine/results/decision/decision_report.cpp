#include "results/decision/decision_report.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace timbang {

namespace {

// What a further TKSK adds; everything else that the programme costs is the same in every plan.
constexpr std::array by_tksk{
    CostLine::tali_asih, CostLine::provincial_top_up, CostLine::top_up,     CostLine::transport,
    CostLine::phone,     CostLine::insurance,         CostLine::supervision};

/// Share of the calendar year from this day on.
double rest_of_year(Date start) {
  const Date first(start.year(), 1, 1);
  const Date next(start.year() + 1, 1, 1);
  return static_cast<double>(next - start) / static_cast<double>(next - first);
}

double times_posts(double rupiah, double posts) {
  // Whole rupiah, as money is counted everywhere.
  return std::round(rupiah * posts);
}

}  // namespace

double StaffCost::total_a_year() const {
  return std::accumulate(a_year.begin(), a_year.end(), 0.0);
}

StaffCost cost_of_one(const Scenario& scenario) {
  // A plan acts from policy_start, when prices may have changed.
  const CostParameters& costs = scenario.in_force(scenario.period.policy_start).costs;
  StaffCost cost;
  for (const CostLine which : by_tksk) {
    const CostLineParameters& line = costs.line(which);
    cost.a_year[static_cast<std::size_t>(line.payer)] += line.rupiah * line.months_per_year;
  }
  const CostLineParameters& training = costs.line(CostLine::training);
  cost.training[static_cast<std::size_t>(training.payer)] += training.rupiah;
  return cost;
}

std::optional<double> DecisionReport::agreement() const {
  if (members == 0) return std::nullopt;
  return static_cast<double>(agreeing) / static_cast<double>(members);
}

bool DecisionReport::is_settled() const {
  return answer != DecisionAnswer::undecided && agreement().value_or(1) >= agreement_needed;
}

StaffCost DecisionReport::cost_of(const Allocation& tksk) const {
  StaffCost cost;
  const auto posts = static_cast<double>(total_units(tksk));
  double added = 0;
  for (std::size_t k = 0; k < tksk.size(); ++k) {
    // A post that is there already has had its training, and one that is given up returns nothing.
    added += tksk[k] > plan.present[k] ? static_cast<double>(tksk[k] - plan.present[k]) : 0.0;
  }
  for (std::size_t payer = 0; payer < payer_count; ++payer) {
    cost.a_year[payer] = times_posts(one_tksk.a_year[payer], posts);
    cost.training[payer] = times_posts(one_tksk.training[payer], added);
  }
  return cost;
}

double DecisionReport::yearly_addition(const Allocation& tksk, Payer payer) const {
  const auto index = static_cast<std::size_t>(payer);
  return cost_of(tksk).a_year[index] - cost_of(plan.present).a_year[index];
}

double DecisionReport::first_year_addition(const Allocation& tksk, Payer payer) const {
  const double share = plan.budget ? rest_of_year(plan.budget->start) : 1;
  return std::round(yearly_addition(tksk, payer) * share) + cost_of(tksk).training[static_cast<std::size_t>(payer)];
}

std::size_t affordable_tksk(const DecisionBudget& budget, const StaffCost& one_tksk) {
  const auto payer = static_cast<std::size_t>(budget.payer);
  const double whole_year = one_tksk.a_year[payer];
  const double first_year = whole_year * rest_of_year(budget.start) + one_tksk.training[payer];
  // The budget has to pay for the first year with its training, and for every later one.
  const double dearest = std::max(whole_year, first_year);
  // Whoever pays nothing for a TKSK can afford any number.
  if (dearest <= 0) return std::numeric_limits<std::uint32_t>::max();
  return static_cast<std::size_t>(std::max(0.0, std::floor(budget.rupiah / dearest)));
}

}  // namespace timbang
