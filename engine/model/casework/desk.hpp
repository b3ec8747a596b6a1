#pragma once

#include <optional>

#include "facts/facts.hpp"
#include "model/state/city.hpp"

namespace timbang {

// The desks of the kecamatan and of Dinsos: who serves what, until when. An office is a kecamatan's position, or
// City::dinsos().

/// A new server at an office's desk; returns its number there.
std::uint32_t add_server(City& city, std::uint16_t office, TkskId tksk, const WorkingTime& hours);
/// A server leaves; what was done until now is reported, the rest goes back to the head of the queue.
void remove_server(City& city, std::uint16_t office, std::uint32_t server, SimTime now, FactSink& facts);
/// Every free server of the office looks for work.
void ask_all_servers(City& city, std::uint16_t office, SimTime now, FactSink& facts);
/// A job arrives at an office.
void submit_job(City& city, std::uint16_t office, const Job& job, SimTime now, FactSink& facts);
/// Schedules the beginning of the server's next block if it lies on this day.
void schedule_block(City& city, std::uint16_t office, std::uint32_t server, SimTime day_begins);
/// A block of working time begins; subject = office << 16 | server.
void begin_block(City& city, std::uint32_t subject, SimTime now, FactSink& facts);
/// A case on which an office has done all the work that was submitted.
struct FinishedJob {
  std::uint16_t office;
  std::uint32_t case_index;
};

/// A service ends; a stale generation is dropped. The job if nothing of it is left; what follows from that is the
/// caller's to decide (finish_work).
[[nodiscard]] std::optional<FinishedJob> end_service(City& city, std::uint32_t subject, std::uint32_t generation,
                                                     SimTime now, FactSink& facts);
/// A service time, keyed by the case: half fixed or as the rules say, at least a minute.
[[nodiscard]] Duration service_minutes(const City& city, KpmIndex family, Occasion occasion, DrawPurpose purpose,
                                       double mean_minutes);

}  // namespace timbang
