#pragma once

#include <cstdint>

#include "base/programme.hpp"
#include "base/sim_time.hpp"
#include "model/kpm_register.hpp"
#include "random/draw.hpp"

namespace timbang {

/// Where a case stands.
enum class CaseStage : std::uint8_t {
  first_line,
  phone,
  visit,
  card_reset,
  complaint_work,
  outside_work,  ///< at the bank or the civil registry
  transaction,   ///< solved; waits for the family to transact
  next_list,     ///< the attempt failed; taken up again when the next payout is listed
  closed
};

/// A piece of casework about one family.
struct Case {
  KpmIndex kpm = nothing;
  CaseKind kind = CaseKind::follow_up;
  CaseStage stage = CaseStage::first_line;
  bool reached_tksk = false;
  Occasion origin = Occasion::once();      ///< the payout or month that it began with: names its draws
  Occasion attempt = Occasion::once();     ///< the payout whose list began the present attempt
  Obstacle being_mended = Obstacle::none;  ///< what the bank or the civil registry works on
  SimTime opened_at;
  SimTime due;
  SimTime at_desk;              ///< when it first reached a TKSK
  std::uint64_t job_order = 0;  ///< of the job that waits or is served
};

}  // namespace timbang
