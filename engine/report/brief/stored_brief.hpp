#pragma once

#include <string>

#include "base/date.hpp"
#include "report/brief/brief_source.hpp"
#include "results/store/stored_summary.hpp"

namespace timbang {

/// What a brief says of a comparison in a results folder, from that folder alone. Sweeps and a decision are added by
/// add_key_drivers() and others.
[[nodiscard]] BriefSource stored_brief(const ResultsStore& store, const Comparison& comparison, Date date);

/// Whether another study's scenario, known by its values, is that of the brief, with or without its settings.
[[nodiscard]] bool is_of_scenario(const std::string& values_sha256, const BriefSource& source);

}  // namespace timbang
