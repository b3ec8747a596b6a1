#pragma once

#include "facts/facts.hpp"
#include "model/state/city.hpp"

namespace timbang {

// TKSK as agents (ODD "7.12 TKSK: posts, turnover, working time"): who holds which post, since when, and how fast they
// work.

/// Posts of every kecamatan by the rules: tksk_per_kecamatan, at least what kpm_per_tksk asks for, and the extra ones
/// where they are placed.
[[nodiscard]] std::vector<std::size_t> posts_of(const City& city, const StaffingParameters& rules);

/// Opens the offices with experienced TKSK in every post of the rules in force at the scenario's start.
void open_offices(City& city);
/// Posts and working time as the rules in force say; `before` were the rules until now. New posts are filled after the
/// lead time; who must leave puts the work in hand back at the head of the queue.
void restaff(City& city, const Parameters& before, SimTime now, FactSink& facts);
/// On the first day of a month: who leaves.
void draw_turnover(City& city, Month month, SimTime now, FactSink& facts);
/// A new TKSK begins; subject = kecamatan << 16 | slot. A stale generation is dropped.
void fill_post(City& city, std::uint32_t subject, std::uint32_t generation, SimTime now, FactSink& facts);
/// Every day: reports who is in post with how much time, and schedules the blocks that begin.
void begin_day_in_offices(City& city, SimTime now, FactSink& facts);
/// Minutes that a TKSK who began to learn at `from` needs for what takes an experienced one 100; never() is experience.
[[nodiscard]] std::int32_t minutes_for_100(const City& city, SimTime from, SimTime now);
}  // namespace timbang
