#include "timbang/outcomes.hpp"

#include "library/outcome_positions.hpp"
#include "library/translation.hpp"
#include "outcomes/catalogue/named_outcome.hpp"
#include "outcomes/catalogue/outcome_catalogue.hpp"
#include "report/words/outcome_words.hpp"

namespace timbang::api {

namespace {

static_assert(static_cast<int>(timbang::Pooling::ratio_of_means) == static_cast<int>(Pooling::ratio_of_means));
static_assert(static_cast<int>(timbang::Better::higher) == static_cast<int>(Better::higher));

Outcome public_outcome(std::size_t position) {
  const OutcomeDefinition& definition = outcome_at(position);
  return {position,
          std::string(definition.name),
          std::string(unit_text(definition.unit)),
          static_cast<Better>(definition.effect.better),
          static_cast<Pooling>(definition.pooling),
          definition.needs_welfare,
          definition.effect.absolute,
          definition.effect.relative,
          outcome_title(timbang::Language::english, position),
          outcome_title(timbang::Language::indonesian, position)};
}

std::vector<Outcome> all_outcomes() {
  std::vector<Outcome> all;
  for (std::size_t position = 0; position < outcome_catalogue().size(); ++position) {
    all.push_back(public_outcome(position));
  }
  return all;
}

}  // namespace

const std::vector<Outcome>& outcomes() {
  static const std::vector<Outcome> all = all_outcomes();
  return all;
}

const Outcome& outcome(std::string_view name) {
  return outcomes()[outcome_positions({std::string(name)}).front()];
}

std::vector<std::size_t> outcome_positions(const std::vector<std::string>& names) {
  std::vector<timbang::Problem> problems;
  std::vector<std::size_t> positions;
  for (const std::string& name : names) {
    if (const auto position = outcome_named(name, {}, "", problems)) positions.push_back(*position);
  }
  if (!problems.empty()) throw InputError(public_problems(problems));
  return positions;
}

}  // namespace timbang::api
