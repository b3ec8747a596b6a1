#pragma once

#include <cstdint>

#include "base/stop.hpp"
#include "proof/queue_system.hpp"
#include "random/draw.hpp"

namespace timbang {

/// Which arrivals are measured, in working minutes from the start; the queue begins empty, and all are served.
struct MeasuredPeriod {
  std::int32_t begin = 0;
  std::int32_t end = 0;
};

/// Runs the queue on the kernel's calendar, run loop and desk, until stopped (the tally is then of no use). The desk
/// itself knows no limit of places, no patience and no machines: as in the model, who calls it does.
/// Requires: all ends before minute 2^24 (CheckFailed).
[[nodiscard]] QueueTally simulate_queue(const QueueSystem& system, MeasuredPeriod period, StreamKey key,
                                        const StopToken& stop = {});

}  // namespace timbang
