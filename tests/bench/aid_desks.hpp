#pragma once

#include <cstdint>
#include <vector>

#include "aid.hpp"
#include "kernel/event_calendar.hpp"
#include "kernel/service_desk.hpp"

namespace timbang::bench {

/// What can happen, in the order within one minute: what follows from an event may happen in the same minute.
enum class AidEvent : std::uint8_t { aid, transaction, complaint, service_end };

/// The districts' desks on the kernel, each with one server who is always there.
class AidDesks {
 public:
  explicit AidDesks(AidCity city);

  void file(std::uint32_t household, std::int32_t minutes, SimTime now, EventCalendar& calendar);
  void end_service(std::uint32_t district, SimTime now, EventCalendar& calendar);
  /// Filed and not resolved.
  [[nodiscard]] std::int64_t backlog() const { return filed_ - resolved_; }
  [[nodiscard]] std::int64_t filed() const { return filed_; }
  [[nodiscard]] std::int64_t resolved() const { return resolved_; }

 private:
  static void schedule_end(const ServiceStart& start, std::uint32_t district, EventCalendar& calendar);

  AidCity city_;
  std::vector<ServiceDesk> desks_;
  std::int64_t filed_ = 0;
  std::int64_t resolved_ = 0;
};

}  // namespace timbang::bench
