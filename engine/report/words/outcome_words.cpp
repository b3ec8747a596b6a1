#include "report/words/outcome_words.hpp"

#include <utility>

#include "report/words/number_format.hpp"

namespace timbang {
namespace {

std::string_view pooling_id(Pooling pooling) {
  switch (pooling) {
    case Pooling::sum:
      return "pooling.sum";
    case Pooling::mean:
      return "pooling.mean";
    case Pooling::ratio:
      return "pooling.ratio";
    case Pooling::percentile:
      return "pooling.percentile";
    case Pooling::half_year_ends:
      return "pooling.half_year_ends";
    case Pooling::pooled:
      return "pooling.pooled";
    case Pooling::ratio_of_means:
      return "pooling.ratio_of_means";
  }
  return "pooling.pooled";
}

}  // namespace

std::string outcome_title(Language language, std::size_t outcome) {
  return text(language, "outcome." + std::string(outcome_name(outcome)));
}

std::string pooling_text(Language language, Pooling pooling) {
  return text(language, pooling_id(pooling));
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
