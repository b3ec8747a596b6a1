#include "model/state/fortunes.hpp"

#include <algorithm>

#include "base/date.hpp"
#include "model/state/poverty_line.hpp"
#include "population/column_draws.hpp"
#include "population/transitory_welfare.hpp"
#include "random/distributions.hpp"
#include "random/elementary.hpp"

namespace timbang {
namespace {

constexpr double most_per_month = 0.999999;  ///< so that the logarithm exists
/// A transitory score beyond this does not count as a chance to be poor: one household-month in 100,000.
constexpr double rarest_transitory = 4.27;

template <class Dated>
std::span<const Dated> of_month(const std::vector<Dated>& all, Month month) {
  const auto by_month = [](const Dated& a, const Dated& b) { return a.month < b.month; };
  Dated probe;
  probe.month = month;
  const auto [first, last] = std::equal_range(all.begin(), all.end(), probe, by_month);
  return {first, last};
}

void add_improvement(const Population& population, std::size_t kecamatan, std::uint32_t household, double per_month,
                     Month start, StreamKey key, std::vector<Improvement>& improvements) {
  const std::uint32_t word = draw_word(key, household, Occasion::once(), DrawPurpose::improvement);
  // Months until the first of independent monthly chances.
  const double waited = exponential(word, -1.0 / portable_log(1.0 - std::min(per_month, most_per_month)));
  // Fifty years of months: longer than any run, and the cast below stays within 32 bits.
  constexpr double beyond_any_run = 600;
  if (waited >= beyond_any_run) return;
  const std::uint32_t first = population.first_household[kecamatan];
  const std::uint32_t count = population.first_household[kecamatan + 1] - first;
  // A draw of its own index: which partner it is must not depend on how long the family waited for its improvement.
  const double u = uniform_open(draw_word(key, household, Occasion::once(), DrawPurpose::improvement, 1));
  // u is below 1, so the partner is a household of the same kecamatan.
  const std::uint32_t partner = first + static_cast<std::uint32_t>(u * count);
  improvements.push_back({start + static_cast<std::int32_t>(waited), household, partner});
}

std::vector<Improvement> draw_improvements(const Scenario& scenario, const Population& population, Month last,
                                           StreamKey key) {
  std::vector<Improvement> improvements;
  const double per_month = scenario.baseline.front().values.targeting.improves_per_month;
  if (per_month <= 0) return improvements;
  const Month start = scenario.period.start.month();
  for (std::size_t k = 0; k < population.kecamatan_count(); ++k) {
    // Who holds a place at the start stands first in the listing.
    for (std::uint32_t place = 0; place < population.places[k]; ++place) {
      add_improvement(population, k, population.listing[k][place].value, per_month, start, key, improvements);
    }
  }
  std::erase_if(improvements, [&](const Improvement& one) { return one.month > last; });
  // Exchanges of one month that share a household do not commute, so their order is fixed.
  // By month, so that of_month() finds a month by halving.
  std::ranges::sort(improvements, [](const Improvement& a, const Improvement& b) {
    return a.month != b.month ? a.month < b.month : a.household < b.household;
  });
  return improvements;
}

/// What makes a proposer of a household in one month.
struct ProposalMonth {
  Month month;
  Month first_reported;
  double persistence = 0;
  ScoreWeights weights;
  double poor_below = 0;  ///< in z
  double near_below = 0;
  double poor_chance = 0;
  double near_chance = 0;
};

ProposalMonth proposal_month(const Scenario& scenario, const WelfareQuantile& quantile, Month month) {
  const Month first = scenario.period.first_month;
  const Parameters& rules = scenario.baseline.front().values;
  // Thresholds in z are found once a month, so that a household costs a comparison and no consumption.
  const double scale = consumption_scale(rules.welfare, month, first);
  return {month,
          first,
          rules.welfare.persistence,
          score_weights(rules.welfare.transitory_share),
          quantile.score_of(1.0 / scale),
          quantile.score_of(2.0 / scale),
          std::min(1.0, rules.targeting.proposals_of_poor / months_per_year),
          std::min(1.0, rules.targeting.proposals_of_others / months_per_year)};
}

/// Households that may propose themselves in a month, with their draws.
struct Candidates {
  std::vector<std::uint32_t> households;
  std::vector<double> draws;
};

double lasting_score(const ProposalMonth& rules, const std::vector<float>& permanent, std::uint32_t household) {
  return rules.weights.permanent * static_cast<double>(permanent[household]);
}

/// Those whose draw is low enough and whom their transitory welfare may bring low enough.
Candidates draw_candidates(const ProposalMonth& rules, const std::vector<float>& permanent, StreamKey key) {
  Candidates found;
  const double highest = std::max(rules.poor_chance, rules.near_chance);
  // A quick filter by the draw and by lasting welfare: transitory welfare takes a recursion over months and is computed
  // for candidates only.
  const std::uint64_t highest_word = Probability(highest).words();  // beyond it no draw is below `highest`
  for_each_draw(key, permanent.size(), Occasion::of(rules.month), DrawPurpose::proposal,
                [&](std::size_t i, std::uint32_t word) {
                  if (word > highest_word) return;
                  const double u = uniform_open(word);
                  const auto household = static_cast<std::uint32_t>(i);
                  // A draw above the others' chance can only make a poor proposer, so only the lower threshold lets
                  // it through.
                  const double below = u >= rules.near_chance ? rules.poor_below : rules.near_below;
                  const double furthest = rules.weights.transitory * rarest_transitory;
                  if (u >= highest || lasting_score(rules, permanent, household) - furthest >= below) return;
                  found.households.push_back(household);
                  found.draws.push_back(u);
                });
  return found;
}

void add_proposers(const ProposalMonth& rules, const std::vector<float>& permanent, StreamKey key,
                   std::vector<Proposer>& proposers) {
  const Candidates candidates = draw_candidates(rules, permanent, key);
  const std::vector<float> transitory =
      transitory_at(key, candidates.households, rules.first_reported, rules.month, rules.persistence);
  for (std::size_t i = 0; i < transitory.size(); ++i) {
    const std::uint32_t household = candidates.households[i];
    const double u = candidates.draws[i];
    const double z =
        lasting_score(rules, permanent, household) + rules.weights.transitory * static_cast<double>(transitory[i]);
    const bool is_poor = z < rules.poor_below;
    // One draw for both chances: a household that comes to lie above the line keeps the draw that it had below it.
    if (is_poor ? u < rules.poor_chance : u < rules.near_chance && z < rules.near_below) {
      proposers.push_back({rules.month, household, is_poor});
    }
  }
}

std::vector<Proposer> draw_proposers(const Scenario& scenario, const Population& population, const Fortunes& fortunes,
                                     Month last, StreamKey key) {
  std::vector<Proposer> proposers;
  std::vector<float> permanent = population.permanent;
  for (Month month = scenario.period.start.month(); month <= last; month = month + 1) {
    // As at a month's opening in the run: improvements precede proposals.
    improve(fortunes.improvements_of(month), permanent);
    add_proposers(proposal_month(scenario, population.quantile, month), permanent, key, proposers);
  }
  return proposers;
}

}  // namespace

std::span<const Improvement> Fortunes::improvements_of(Month month) const {
  return of_month(improvements, month);
}

std::span<const Proposer> Fortunes::proposers_of(Month month) const {
  return of_month(proposers, month);
}

void improve(std::span<const Improvement> improvements, std::vector<float>& permanent) {
  for (const Improvement& one : improvements) {
    // Swapped and not raised: the distribution of welfare, which was fitted to official figures, stays as it is.
    if (permanent[one.partner] > permanent[one.household]) std::swap(permanent[one.partner], permanent[one.household]);
  }
}

Fortunes tell_fortunes(const Scenario& scenario, const Population& population, StreamKey key) {
  const ProcessParameters& processes = scenario.baseline.front().values.processes;
  const Month last = scenario.run_end().month();
  Fortunes fortunes;
  if (processes.listing == Switch::on) {
    fortunes.improvements = draw_improvements(scenario, population, last, key);
  }
  if (processes.proposals == Switch::on) {
    fortunes.proposers = draw_proposers(scenario, population, fortunes, last, key);
  }
  fortunes.improvements.shrink_to_fit();
  fortunes.proposers.shrink_to_fit();
  return fortunes;
}

}  // namespace timbang
