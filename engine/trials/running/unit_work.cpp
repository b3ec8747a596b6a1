#include "trials/running/unit_work.hpp"

#include "base/check.hpp"
#include "base/problem.hpp"
#include "base/ranges.hpp"
#include "trials/cities/replication.hpp"

namespace timbang {

namespace {

void fail_all(const UnitWork& work, const std::string& reason, FinishedUnit& finished) {
  // Each of its trials is stored as failed, so that the study can say so of every one.
  for (const UnitWork::Replication& each : work.replications) {
    for (const auto& [position, kept] : each.trials) {
      finished.trials.push_back({{work.scenarios[position].values_sha256, work.origin.text(), work.population_seed,
                                  work.seed, each.replication},
                                 kept,
                                 {},
                                 0,
                                 reason});
    }
  }
}

void simulate(const UnitWork& work, const BaselineCity& city, const StopToken& abandon, FinishedUnit& finished) {
  for (const UnitWork::Replication& each : work.replications) {
    std::vector<WantedTrial> wanted;
    // Fewer than wanted if abandoned.
    for (const auto& [position, kept] : each.trials) {
      wanted.push_back({&work.scenarios[position], kept, work.listener});
    }
    for (Trial& trial : run_replication(city, wanted, work.seed, each.replication, abandon)) {
      finished.trials.push_back(std::move(trial));
    }
  }
}

}  // namespace

std::optional<FoundFit> CityShelf::known_fit(const Scenario& scenario, std::uint64_t population_seed) const {
  const auto known = maker_.fits().find(scenario.baseline_sha256, population_seed);
  return known ? std::optional(FoundFit{scenario.baseline_sha256, population_seed, *known}) : std::nullopt;
}

void CityShelf::keep_only(const std::vector<std::string>& names) {
  // Cities are large: a whole one takes some 100 MB (docs/decisions/0002-plausible-ranges.md).
  std::erase_if(kept_, [&](const auto& each) { return !contains(names, each.first); });
}

bool CityShelf::prepare(const Scenario& scenario, const CityOrigin& origin, std::uint64_t population_seed,
                        unsigned threads, const StopToken& stop) {
  const std::string name = name_of(scenario.baseline_sha256, origin, population_seed);
  if (kept_.contains(name)) return true;
  std::optional<BaselineCity> city = maker_.make(scenario, origin, population_seed, threads, stop);
  if (!city) return false;
  kept_.emplace(name, std::move(*city));
  return true;
}

const BaselineCity* CityShelf::find(const std::string& name) const {
  const auto found = kept_.find(name);
  return found == kept_.end() ? nullptr : &found->second;
}

std::optional<BaselineCity> CityShelf::make(const Scenario& scenario, const CityOrigin& origin,
                                            std::uint64_t population_seed, const StopToken& abandon) {
  return maker_.make(scenario, origin, population_seed, 1, abandon);
}

std::string CityShelf::name_of(const std::string& baseline_sha256, const CityOrigin& origin,
                               std::uint64_t population_seed) {
  return baseline_sha256 + " " + std::to_string(population_seed) + " " + origin.text();
}

FinishedUnit run_unit(const UnitWork& work, CityShelf& cities, const StopToken& abandon) {
  TIMBANG_CHECK(!work.scenarios.empty(), "a unit has scenarios");
  FinishedUnit finished;
  const Scenario& any = work.scenarios.front();
  const bool was_known = cities.known_fit(any, work.population_seed).has_value();
  try {
    // Kept cities are only read here, so that threads need no lock.
    const BaselineCity* kept = cities.find(CityShelf::name_of(any.baseline_sha256, work.origin, work.population_seed));
    if (kept != nullptr) {
      simulate(work, *kept, abandon, finished);
    } else if (const auto own = cities.make(any, work.origin, work.population_seed, abandon)) {
      simulate(work, *own, abandon, finished);
    }
  } catch (const ScenarioError& error) {
    fail_all(work, failure_text(error), finished);
    finished.is_unfit = true;
  } catch (const CheckFailed& error) {
    // A broken check outside a trial: none of the unit's trials can be trusted.
    finished.trials.clear();
    fail_all(work, error.what(), finished);
  }
  // Told once, by the unit that found it.
  if (!was_known && !work.origin.given) finished.found = cities.known_fit(any, work.population_seed);
  return finished;
}

std::string failure_text(const ScenarioError& error) {
  const Problem& problem = error.problems().front();
  std::string stored = problem.id + (problem.path.empty() ? "" : " " + problem.path);
  // What its sentence needs (report/words/problem_text.hpp): the store knows no language.
  for (const auto& [name, value] : problem.arguments) stored.append("\t").append(name).append("=").append(value);
  return stored;
}

}  // namespace timbang
