#pragma once

#include "base/ids.hpp"
#include "facts/facts.hpp"
#include "model/state/city.hpp"

namespace timbang {

// KPM places (ODD "7.6 Deadlines, returns, places and waiting lists"): a fixed quota in each kecamatan. A place that
// falls free is filled after the replacement lag by the first who waits: those whom a field check found poor, then the
// reserve verified before.

/// Fills every place at the scenario's start by the listing, and lets the reserve wait.
void fill_places(City& city);
/// A family loses its place.
void vacate_place(City& city, KpmIndex kpm, VacancyReason reason, SimTime now, FactSink& facts);
/// The replacement lag of a free place is over.
void fill_place(City& city, KecamatanId kecamatan, SimTime now, FactSink& facts);
/// A verified family joins the waiting list; it gets a place at once if one is free because nobody waited.
void join_waiting_list(City& city, KpmIndex family, SimTime now, FactSink& facts);
/// Notes what the programme now knows of a family.
void set_standing(City& city, KpmIndex family, Standing standing, SimTime now);
/// The channel a family is paid through by the rules in force.
[[nodiscard]] Channel channel_of(const City& city, KpmIndex family);
/// Families change their channel as the rules in force say; who comes to the bank needs a card.
void apply_channel_rule(City& city, SimTime now);

}  // namespace timbang
