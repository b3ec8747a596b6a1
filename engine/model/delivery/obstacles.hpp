#pragma once

#include <cstdint>
#include <span>

#include "facts/facts.hpp"
#include "model/state/city.hpp"
#include "model/state/family_draws.hpp"

namespace timbang {

// Obstacles are lasting states with an incidence and a self-cure time (ODD "7.4 Obstacles"): the documented 2-9 % is
// their prevalence at a payout, not a chance drawn anew each time.

/// Prevalence at the scenario's start.
void draw_initial_obstacle(City& city, KpmIndex kpm);
/// A family new on the list may find its card not yet handed out.
void draw_new_card(City& city, KpmIndex kpm, SimTime now);
/// At the opening of a month: some of the families on the list get wrong registry data, die or move.
void draw_lasting_obstacles(City& city, const FamilyColumns& listed, Month month);
/// At a credit of these families: an obstacle that has cured itself ends; a family without one may get a recoverable
/// one. `words`: their draws for DrawPurpose::recoverable_obstacle.
void update_at_credit(City& city, std::span<const KpmIndex> families, Occasion payout,
                      std::span<const std::uint32_t> words, SimTime now);
/// The obstacle was removed by help: the family soon transacts what is outstanding; if nothing is, its follow-up case
/// ends.
void cure(City& city, KpmIndex kpm, Occasion occasion, SimTime now, FactSink& facts);

}  // namespace timbang
