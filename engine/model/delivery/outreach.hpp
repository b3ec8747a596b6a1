#pragma once

#include <cstdint>
#include <span>

#include "facts/facts.hpp"
#include "model/state/city.hpp"

namespace timbang {

// Reserved time (ODD "7.15 Socialisation" and ODD "7.16 Monitoring of use"): a share of every Sembako day goes to
// sessions and to spot checks of use, which compete with casework for the same hours.

/// A TKSK's reserved time of a day in the kecamatan that it serves. It is put to use when the day's work is over;
/// returns its minutes.
Duration reserve_time(City& city, TkskId tksk, KecamatanId where, SimTime day_begins, FactSink& facts);
/// The day's reserved time of a kecamatan is over: a session is held when enough was saved for it, checks are made.
void end_outreach(City& city, KecamatanId kecamatan, SimTime now, FactSink& facts);
/// So many credits were made in a kecamatan: the chance of a check is a share of them.
void count_credits(City& city, KecamatanId kecamatan, std::size_t credits, SimTime now);
/// Families of a kecamatan were credited: some are in the sample that is to be checked. `words`: their draws for
/// DrawPurpose::check_sample.
void sample_checks(City& city, std::span<const KpmIndex> families, std::uint32_t payout,
                   std::span<const std::uint32_t> words, SimTime now, FactSink& facts);
/// Before a cohort's families are credited: checks that earlier payouts of its channel still ask for are given up.
void give_up_checks(City& city, KecamatanId kecamatan, std::uint32_t payout, SimTime now, FactSink& facts);
/// At the opening of a month: how likely families believe a check to be.
void update_perceived_chance(City& city, SimTime now);
/// What a family of the kecamatan spends of this amount on food that it would not have bought without it.
[[nodiscard]] Rupiah extra_food(const City& city, KecamatanId kecamatan, Rupiah amount);
/// At the scenario's start: who remembers an earlier session.
void draw_informed_at_start(City& city);
/// The session in preparation and the pending checks, open at the end of the run.
void close_outreach(const City& city, SimTime end, FactSink& facts);

}  // namespace timbang
