#pragma once

#include <cstdint>
#include <vector>

#include "proof/check.hpp"

namespace timbang {

// Checks without chance: worked examples of books, papers and by hand, which the engine must give to the last digit.

/// The generator's words against the known answers that Random123 publishes (tests/kat_vectors, philox4x32 10).
[[nodiscard]] std::vector<Check> check_generator();

/// Working-time arithmetic and the desk's rules for it, in a week worked out by hand; and a queue whose clock stands
/// still at night against the same one that never closes.
[[nodiscard]] std::vector<Check> check_working_time(std::uint64_t seed);

/// Events that are scheduled out of order, before the run and while it goes on, leave in order and none is lost.
[[nodiscard]] std::vector<Check> check_calendar(std::uint64_t seed);

/// The laws that every run enforces (rupiah, cases, Little's law, minutes): a sound run is accepted, and of runs with
/// one fault each, every one is refused.
[[nodiscard]] std::vector<Check> check_enforced_laws();

/// Poverty measures against published worked examples.
[[nodiscard]] std::vector<Check> check_welfare();

}  // namespace timbang
