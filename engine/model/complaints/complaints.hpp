#pragma once

#include "facts/facts.hpp"
#include "model/state/city.hpp"
#include "model/state/family_draws.hpp"

namespace timbang {

// Complaints (ODD "7.10 Complaints"). One open complaint a family. Asking again joins it; who loses patience gives up
// and complains no more; an overdue one escalates to the Dinsos desk and keeps its due date.

/// At the opening of a month: which of the families on the list ask a plain question in it, and when.
void plan_questions(City& city, const FamilyColumns& listed, Month month, SimTime now);
/// A family with an obstacle at a credit may complain later, if it is still stuck then.
void plan_obstacle_complaint(City& city, KpmIndex kpm, const Batch& batch);
/// A planned complaint is made, if its reason still stands. reason: 0 a question, otherwise the payout's index + 1.
void make_complaint(City& city, KpmIndex kpm, std::uint32_t reason, SimTime now, FactSink& facts);
/// A poor household that proposes itself complains that it was left out.
void complain_of_being_left_out(City& city, KpmIndex family, SimTime now, FactSink& facts);
/// At the scenario's start: this share of the families on the list file a complaint that needs a field check, as after
/// some bad months.
void file_backlog(City& city, double share, FactSink& facts);
/// The first line has settled a complaint, or hands it to the TKSK.
void first_line_ends_complaint(City& city, std::uint32_t case_index, SimTime now, FactSink& facts);
/// A TKSK or the Dinsos desk has done a complaint's work.
void resolve_complaint(City& city, std::uint32_t case_index, SimTime now, FactSink& facts);
/// The due date has passed: a mark if the complaint is still open, and work for the Dinsos desk.
void mark_overdue(City& city, std::uint32_t case_index, SimTime now, FactSink& facts);
/// The complainant asks again: a mark, and minutes that the TKSK spends on it.
void repeat_complaint(City& city, std::uint32_t case_index, SimTime now, FactSink& facts);
/// The complainant gives up if the complaint is still open.
void lose_patience(City& city, std::uint32_t case_index, SimTime now, FactSink& facts);

}  // namespace timbang
