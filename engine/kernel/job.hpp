#pragma once

#include <cstdint>

#include "base/sim_time.hpp"

namespace timbang {

/// A piece of work that waits for a server.
struct Job {
  /// Smaller is served first; equals are served by id (the caller puts a keyed place in its low bits).
  std::uint64_t order = 0;
  std::uint32_t id = 0;      ///< the caller's own number
  Duration minutes{};        ///< what is left to be done
  bool indivisible = false;  ///< starts only if it fits what is left of the block
  Duration setup{};   ///< paid again for every further block of indivisible work that is longer than a block (travel)
  SimTime arrived{};  ///< when it was first submitted

  friend constexpr bool operator==(const Job&, const Job&) = default;
};

}  // namespace timbang
