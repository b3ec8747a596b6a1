#pragma once

#include "results/claims_report.hpp"
#include "results/json_writer.hpp"

namespace timbang {

/// Writes the claims and their answers as one object; an open limit, an undefined mean or bound is null.
void write_claims_report(JsonWriter& json, const ClaimsReport& report);

}  // namespace timbang
