#pragma once

#include "facts/facts.hpp"
#include "model/state/city.hpp"

namespace timbang {

// Casework for TKSK (ODD "7.13 TKSK desk: service and queue"): which work waits in what order. Work is keyed by the
// case, never by who does it.

/// A piece of work for a TKSK: the case's new stage, and its mean length with what its draw is for.
struct Work {
  CaseStage stage;
  DrawPurpose purpose;
  double mean_minutes;
};

/// Submits a case's work to its kecamatan's desk.
void submit_work(City& city, std::uint32_t case_index, const Work& work, SimTime now, FactSink& facts);
/// More work on a case: added to the job that waits, or to the next one; a service in progress is not extended.
void add_work(City& city, std::uint32_t case_index, Duration minutes, SimTime now, FactSink& facts);
/// The queue discipline has changed: all waiting work takes its new place.
void reorder_queues(City& city);

}  // namespace timbang
