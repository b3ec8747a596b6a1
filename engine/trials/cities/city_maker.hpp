#pragma once

#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <string>

#include "base/stop.hpp"
#include "population/population.hpp"
#include "population/welfare_quantile.hpp"
#include "scenario/scenario.hpp"
#include "trials/cities/city_fit.hpp"
#include "trials/cities/other_start.hpp"

namespace timbang {

/// What all trials of one baseline share: its rules, its households and its welfare distribution.
struct BaselineCity {
  Scenario scenario;  ///< with the baseline as its policy: no lever reaches the shared warm-up
  Population population;
  WelfareQuantile quantile;
  std::string origin;  ///< CityOrigin::text()
  RunBegin begin = {};
};

/// How a city is made from a baseline and a population seed.
struct CityOrigin {
  std::optional<WelfareQuantile> given = {};  ///< nothing: Q is fitted to the baseline's own official figures
  std::optional<OtherStart> start = {};       ///< nothing: it begins as its scenario says

  /// As trials are known by: "own fit", or the given numbers in full; then the other start, if there is one.
  [[nodiscard]] std::string text() const;
};

/// The welfare fits that are known, by baseline and population seed. Safe on any thread.
class FitBook {
 public:
  /// Nothing inside: no welfare distribution fits this baseline.
  using Known = std::optional<CityFit>;

  void put(const std::string& baseline_sha256, std::uint64_t population_seed, const Known& fit);
  [[nodiscard]] std::optional<Known> find(const std::string& baseline_sha256, std::uint64_t population_seed) const;

 private:
  mutable std::mutex mutex_;
  std::map<std::pair<std::string, std::uint64_t>, Known> fits_;
};

/// Makes cities, fitting a baseline's Q once. The only one that does. Safe on any thread.
class CityMaker {
 public:
  [[nodiscard]] FitBook& fits() { return fits_; }
  [[nodiscard]] const FitBook& fits() const { return fits_; }

  /// The city of the scenario's baseline. Nothing if asked to stop. Throws ScenarioError where no welfare distribution
  /// fits it (welfare_cannot_be_fitted), also if that is known already.
  [[nodiscard]] std::optional<BaselineCity> make(const Scenario& scenario, const CityOrigin& origin,
                                                 std::uint64_t population_seed, unsigned threads,
                                                 const StopToken& stop);

 private:
  FitBook fits_;
};

}  // namespace timbang
