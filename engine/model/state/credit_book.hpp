#pragma once

#include <cstdint>
#include <deque>
#include <vector>

#include "base/rupiah.hpp"
#include "base/sim_time.hpp"
#include "model/state/kpm_register.hpp"

namespace timbang {

enum class CreditState : std::uint8_t { outstanding, transacted, missed, returned };

/// A credit that was not taken up before the list of non-transacting families could change anything.
struct Credit {
  KpmIndex kpm = nothing;
  std::uint32_t next = nothing;  ///< next outstanding credit of the same family
  std::uint32_t batch = 0;
  CreditState state = CreditState::outstanding;
};

/// The credits of one payout to one cohort: they share every date.
struct Batch {
  std::uint32_t payout = 0;
  std::uint16_t cohort = 0;
  SimTime credited_at;
  SimTime deadline;
  Rupiah amount;            ///< a family
  std::uint32_t first = 0;  ///< its credits in the book: [first, last)
  std::uint32_t last = 0;
};

struct CreditBook {
  std::deque<Credit> credits;
  std::vector<Batch> batches;
};

}  // namespace timbang
