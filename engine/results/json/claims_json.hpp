#pragma once

#include "results/summary/claim_flip.hpp"
#include "results/summary/claims_report.hpp"
#include "text/json_writer.hpp"

namespace timbang {

/// Writes the claims and their answers as one object; an open limit, an undefined mean or bound is null.
void write_claims_report(JsonWriter& json, const ClaimsReport& report);

/// Writes, for every claim that is not imposed, the nearest change that flips it; null where nothing does.
void write_flips(JsonWriter& json, const FlipsReport& report);

}  // namespace timbang
