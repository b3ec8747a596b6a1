#pragma once

#include <cstdint>

#include "base/programme.hpp"
#include "base/sim_time.hpp"
#include "model/state/kpm_register.hpp"
#include "random/draw.hpp"

namespace timbang {

/// Where a case stands.
enum class CaseStage : std::uint8_t {
  first_line,
  phone,
  visit,
  card_reset,
  complaint_work,
  field_check,   ///< of a proposal
  outside_work,  ///< at the bank or the civil registry
  transaction,   ///< solved; waits for the family to transact
  next_list,     ///< the attempt failed; taken up again when the next payout is listed
  closed
};

/// A piece of casework about one family. Widest members first, so that there is no padding.
struct Case {
  std::uint64_t job_order = 0;  ///< of the job that waits or is served at the TKSK
  std::uint64_t dinsos_order = 0;
  KpmIndex kpm = nothing;
  Occasion origin = Occasion::once();   ///< the payout or month that it began with: names its draws
  Occasion attempt = Occasion::once();  ///< the payout whose list began the present attempt
  SimTime opened_at;
  SimTime due;
  SimTime at_desk;       ///< when it first reached a TKSK
  Duration asked_again;  ///< minutes of repeats that are not part of a job yet
  std::uint16_t repeats = 0;
  CaseKind kind = CaseKind::follow_up;
  CaseStage stage = CaseStage::first_line;
  Obstacle being_mended = Obstacle::none;  ///< what the bank or the civil registry works on
  bool reached_tksk = false;
  bool first_line_settles = false;  ///< it has the time and the means
  bool is_at_dinsos = false;        ///< escalated and not yet dealt with there
  bool proposer_is_poor = false;    ///< of a verification
};

}  // namespace timbang
