#include "report/words/outcome_words.hpp"

#include <array>
#include <utility>

#include "report/words/number_format.hpp"

namespace timbang {
namespace {

/// In the order of Pooling.
constexpr std::array<std::string_view, 7> pooling_ids{
    "pooling.sum",    "pooling.mean",          "pooling.ratio", "pooling.percentile", "pooling.half_year_ends",
    "pooling.pooled", "pooling.ratio_of_means"};
static_assert(pooling_ids.size() == static_cast<std::size_t>(Pooling::ratio_of_means) + 1);

}  // namespace

std::string outcome_title(Language language, std::size_t outcome) {
  return text(language, "outcome." + std::string(outcome_name(outcome)));
}

std::string pooling_text(Language language, Pooling pooling) {
  return text(language, pooling_ids[static_cast<std::size_t>(pooling)]);
}

std::string better_text(Language language, Better better) {
  if (better == Better::neither) return {};
  return text(language, better == Better::lower ? "better.lower" : "better.higher");
}

std::vector<DictionaryColumn> dictionary_columns() {
  std::vector<DictionaryColumn> columns;
  for (const auto& [language, code] : {std::pair(Language::english, "_en"), std::pair(Language::indonesian, "_id")}) {
    DictionaryColumn unit{std::string("unit") + code, {}};
    DictionaryColumn label{std::string("label") + code, {}};
    DictionaryColumn definition{std::string("definition") + code, {}};
    for (const OutcomeDefinition& outcome : outcome_catalogue()) {
      unit.texts.push_back(unit_words(language, outcome.unit));
      label.texts.push_back(text(language, "outcome." + std::string(outcome.name)));
      definition.texts.push_back(text(language, "definition." + std::string(outcome.name)));
    }
    for (DictionaryColumn* column : {&unit, &label, &definition}) columns.push_back(std::move(*column));
  }
  return columns;
}

}  // namespace timbang
