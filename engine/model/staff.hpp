#pragma once

#include "facts/facts.hpp"
#include "model/city.hpp"

namespace timbang {

// TKSK at their desks (model.md, process 12). Work is keyed by the case, never by who does it; absence by post and day.

/// A piece of work for a TKSK: the case's new stage, and its mean length with what its draw is for.
struct Work {
  CaseStage stage;
  DrawPurpose purpose;
  double mean_minutes;
};

/// Opens the offices with the TKSK in force at the scenario's start.
void open_offices(City& city);
/// Puts as many TKSK in post as the rules in force say, with their working time from now on; `before` were the rules
/// until now. Work in progress of those who leave goes back to the head of the queue.
void restaff(City& city, const StaffingParameters& before, SimTime now, FactSink& facts);
/// Hands a case's work to its kecamatan's desk.
void submit_work(City& city, std::uint32_t case_index, const Work& work, SimTime now, FactSink& facts);
/// Every day: who is in post with how much time, and the blocks that begin.
void begin_day(City& city, SimTime now, FactSink& facts);
/// A block of working time begins; subject = kecamatan << 16 | server.
void begin_block(City& city, std::uint32_t subject, SimTime now, FactSink& facts);
/// A service ends; a stale generation is dropped.
void end_service(City& city, std::uint32_t subject, std::uint32_t generation, SimTime now, FactSink& facts);
/// TKSK in post in a kecamatan now.
[[nodiscard]] std::size_t tksk_in_post(const City& city, KecamatanId kecamatan);

}  // namespace timbang
