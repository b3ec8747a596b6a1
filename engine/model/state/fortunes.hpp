#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "base/date.hpp"
#include "population/population.hpp"
#include "random/draw.hpp"
#include "scenario/scenario.hpp"

namespace timbang {

/// A family's lasting welfare improves: it changes places with another household of its kecamatan, so that the city's
/// distribution stays as it is.
struct Improvement {
  Month month;
  std::uint32_t household = 0;
  std::uint32_t partner = 0;
};

/// A household that would propose itself in a month if it were left out then.
struct Proposer {
  Month month;
  std::uint32_t household = 0;
  bool is_poor = false;  ///< below the line before aid in that month
};

/// Events of households that no policy influences, drawn in advance: the same in every arm of a replication.
struct Fortunes {
  std::vector<Improvement> improvements;  ///< by month, then household
  std::vector<Proposer> proposers;        ///< by month, then household

  [[nodiscard]] std::span<const Improvement> improvements_of(Month month) const;
  [[nodiscard]] std::span<const Proposer> proposers_of(Month month) const;
};

/// From the scenario's first month to the one in which the baseline's run-off ends.
/// A family with a place at the start improves at most once; who then finds itself lower does not improve. Whether a
/// household is poor follows from its welfare in that month, with the transitory path of the reported months carried
/// backwards over the warm-up.
[[nodiscard]] Fortunes tell_fortunes(const Scenario& scenario, const Population& population, StreamKey key);

/// Carries out a month's improvements on a column of permanent welfare.
void improve(std::span<const Improvement> improvements, std::vector<float>& permanent);

}  // namespace timbang
