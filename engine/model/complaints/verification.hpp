#pragma once

#include "facts/facts.hpp"
#include "model/state/city.hpp"

namespace timbang {

// Proposals and their verification (ODD "7.7 Proposals and verification"). One open verification a family.

/// At the opening of a month: the households that propose themselves in it, if they are left out then.
void plan_proposals(City& city, Month month, SimTime now);
/// A household proposes itself; some of the poor complain of being left out as well.
void make_proposal(City& city, HouseholdId household, bool is_poor, SimTime now, FactSink& facts);
/// The first line has checked a proposal, or hands it to the TKSK.
void first_line_ends_verification(City& city, std::uint32_t case_index, SimTime now, FactSink& facts);
/// A TKSK has made a field check.
void finish_verification(City& city, std::uint32_t case_index, SimTime now, FactSink& facts);

}  // namespace timbang
