#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "outcomes/catalogue/outcome_catalogue.hpp"
#include "report/words/text_catalogue.hpp"
#include "results/store/export_csv.hpp"

namespace timbang {

/// What people call an outcome (by its position): its label, without unit.
[[nodiscard]] std::string outcome_title(Language language, std::size_t outcome);

/// How the value of all months follows from the months, in words.
[[nodiscard]] std::string pooling_text(Language language, Pooling pooling);

/// Which way an outcome should go, in a word; empty where neither is a gain by itself.
[[nodiscard]] std::string better_text(Language language, Better better);

/// What the data dictionary says of every outcome for people: unit, label and definition in both languages.
[[nodiscard]] std::vector<DictionaryColumn> dictionary_columns();

}  // namespace timbang
