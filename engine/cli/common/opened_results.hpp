#pragma once

#include "base/date.hpp"
#include "report/words/text_catalogue.hpp"
#include "results/store/results_store.hpp"

namespace timbang {

/// The present day where the user is, which what is handed on bears.
[[nodiscard]] Date today();

/// Says how many arms are left out because only claims asked for them.
void complain_of_left_out_arms(const ResultsStore& store, Language language);

}  // namespace timbang
