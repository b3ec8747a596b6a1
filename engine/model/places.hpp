#pragma once

#include "facts/facts.hpp"
#include "model/city.hpp"

namespace timbang {

/// Fills every place at the scenario's start.
void fill_places(City& city);
/// A family loses its place (reported or dropped): it will not transact, its outstanding credits wait for their
/// deadline; the place gets nothing until it is filled again after the replacement lag (model.md, process 6).
void vacate_place(City& city, KpmIndex kpm, VacancyReason reason, SimTime now, FactSink& facts);
/// The next family in proxy order gets a vacant place of the kecamatan.
void fill_place(City& city, KecamatanId kecamatan, SimTime now, FactSink& facts);

}  // namespace timbang
