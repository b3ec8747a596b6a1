#pragma once

#include <cstdint>

#include "facts/facts.hpp"
#include "model/state/city.hpp"

namespace timbang {

/// Opens a case and reports it; returns its index.
std::uint32_t open_case(City& city, const Case& one, FactSink& facts);
/// Closes a case and cancels its waiting work; a follow-up may be resolved without the work of staff. Requires: it is
/// open.
void close_case(City& city, std::uint32_t case_index, SimTime now, CaseEnd end, FactSink& facts, bool by_staff = true);

/// How a follow-up ends before its family's place or money does.
enum class FollowUpEnd : std::uint8_t {
  settled,   ///< nothing is left to take up
  reported,  ///< staff found that the family died or moved away
  given_up
};
/// Ends the family's open follow-up case, if it has one; waiting work is cancelled.
void end_follow_up(City& city, KpmIndex kpm, SimTime now, FollowUpEnd end, FactSink& facts);

}  // namespace timbang
