#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "trials/store/trial_store.hpp"

namespace timbang {

/// What a search found out that took long and that is no trial: numbers by kind and key, kept with the results version.
[[nodiscard]] std::optional<std::vector<double>> stored_finding(const TrialStore& store, const std::string& kind,
                                                                const std::string& key);
/// A finding that is stored already stays.
void store_finding(TrialStore& store, const std::string& kind, const std::string& key, std::span<const double> numbers);

}  // namespace timbang
