#pragma once

#include <ns3/map-scheduler.h>
#include <ns3/priority-queue-scheduler.h>

#include <cstdint>

#include "hold.hpp"

namespace timbang::bench {

/// A scheduler of ns-3 as it is behind its simulator, without the simulator's own cost of an event (an allocation and a
/// virtual call).
template <class Scheduler>
class Ns3List {
 public:
  void push(Pending pending) {
    scheduler_.Insert({nullptr, {static_cast<std::uint64_t>(pending.minute), sequence_++, pending.subject}});
  }
  Pending pop() {
    const ns3::Scheduler::EventKey key = scheduler_.RemoveNext().key;
    return {static_cast<std::int32_t>(key.m_ts), key.m_context};
  }

 private:
  Scheduler scheduler_;
  std::uint32_t sequence_ = 0;
};

}  // namespace timbang::bench
