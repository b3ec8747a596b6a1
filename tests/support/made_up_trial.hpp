#pragma once

#include <cstdint>
#include <string>

#include "base/date.hpp"
#include "outcomes/catalogue/outcome_catalogue.hpp"
#include "trials/cities/city_maker.hpp"
#include "trials/store/trial_store.hpp"
#include "trials/trial.hpp"

namespace timbang::test {

/// A folder's city of one place and one month.
inline FolderIdentity made_up_identity() {
  return {"9999", {}, *Month::parse("2023-01"), 1};
}

/// One outcome of the city in every month.
inline KeptCells kept_of_city(std::size_t outcome) {
  return {{outcome}, false, true};
}

/// A trial of such a city as if it had been simulated; seed and population seed are the same.
inline Trial made_up_trial(const std::string& values_sha256, std::uint64_t seed, std::uint32_t replication,
                           std::size_t outcome, double total) {
  const FolderIdentity identity = made_up_identity();
  Trial trial{{values_sha256, CityOrigin().text(), seed, seed, replication},
              kept_of_city(outcome),
              OutcomeTable(outcome_catalogue().size(), 0, identity.first_month, 1),
              1};
  trial.table.at(outcome, 0, 0) = total;
  trial.table.at(outcome, 0, 1) = -1;
  return trial;
}

/// The same, failed.
inline Trial failed_trial(const Trial& trial, const std::string& failure) {
  return {trial.key, trial.kept, {}, 0, failure};
}

}  // namespace timbang::test
