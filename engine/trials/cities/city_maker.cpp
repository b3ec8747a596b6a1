#include "trials/cities/city_maker.hpp"

#include <utility>

#include "base/problem.hpp"
#include "population/build_population.hpp"
#include "text/number_text.hpp"

namespace timbang {

namespace {

/// The households are listed by the baseline as it stands, however its runs begin.
BaselineCity city_of(Scenario baseline, Population population, const WelfareQuantile& quantile,
                     const CityOrigin& origin) {
  BaselineCity city{std::move(baseline), std::move(population), quantile, origin.text()};
  // The other start changes how runs begin and not who is listed.
  if (origin.start) city.begin = begin_otherwise(*origin.start, city.scenario);
  return city;
}

}  // namespace

std::string CityOrigin::text() const {
  // In the shortest text that reads back as the same number: two given fits must not share a name.
  const std::string fit = given ? "given " + reading::number_text(given->mu) + " " +
                                      reading::number_text(given->sigma) + " " + reading::number_text(given->g)
                                : "own fit";
  return start ? fit + ", " + start->text() : fit;
}

void FitBook::put(const std::string& baseline_sha256, std::uint64_t population_seed, const Known& fit) {
  // Threads share the book.
  const std::lock_guard lock(mutex_);
  fits_.insert_or_assign({baseline_sha256, population_seed}, fit);
}

std::optional<FitBook::Known> FitBook::find(const std::string& baseline_sha256, std::uint64_t population_seed) const {
  const std::lock_guard lock(mutex_);
  const auto found = fits_.find({baseline_sha256, population_seed});
  return found == fits_.end() ? std::nullopt : std::optional<Known>(found->second);
}

std::optional<BaselineCity> CityMaker::make(const Scenario& scenario, const CityOrigin& origin,
                                            std::uint64_t population_seed, unsigned threads, const StopToken& stop) {
  Scenario baseline = without_levers(scenario);
  std::optional<WelfareQuantile> quantile = origin.given;
  if (!quantile) {
    if (const auto known = fits_.find(scenario.baseline_sha256, population_seed)) {
      // Known to have no fit: nothing is simulated again.
      if (!*known) refuse_fit(scenario);
      quantile = (*known)->quantile();
    }
  }
  // Given or known: only the households are left to be made.
  if (quantile) {
    Population population = build_population(baseline, population_seed, *quantile);
    return city_of(std::move(baseline), std::move(population), *quantile, origin);
  }
  try {
    std::optional<FittedCity> fitted = fit_city(scenario, population_seed, threads, stop);
    if (!fitted) return std::nullopt;
    fits_.put(scenario.baseline_sha256, population_seed, fitted->fit);
    return city_of(std::move(baseline), std::move(fitted->population), fitted->fit.quantile(), origin);
  } catch (const ScenarioError&) {
    // Kept too, so that each of its trials need not find out again.
    fits_.put(scenario.baseline_sha256, population_seed, std::nullopt);
    throw;
  }
}

}  // namespace timbang
