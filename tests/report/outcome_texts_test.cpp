#include <catch2/catch.hpp>
#include <set>
#include <string>

#include "outcomes/catalogue/outcome_catalogue.hpp"
#include "report/words/number_format.hpp"
#include "report/words/text_catalogue.hpp"
#include "support/text.hpp"

using namespace timbang;
using namespace timbang::test;

namespace {

bool is_outcome_text(std::string_view id) {
  return id.substr(0, 8) == "outcome." || id.substr(0, 11) == "definition.";
}

/// "complaints" of "complaints.tksk.filed": what stands together in a table.
std::string group(std::string_view outcome) {
  return std::string(outcome.substr(0, outcome.find('.')));
}

}  // namespace

TEST_CASE("every outcome and nothing else has a label and a definition in both languages") {
  for (const Language language : {Language::english, Language::indonesian}) {
    std::size_t texts = 0;
    for (const auto& [id, pattern] : all_texts(language)) texts += static_cast<std::size_t>(is_outcome_text(id));
    CHECK(texts == 2 * outcome_catalogue().size());
    for (const OutcomeDefinition& outcome : outcome_catalogue()) {
      INFO(outcome.name);
      CHECK_FALSE(text(language, "outcome." + std::string(outcome.name)).empty());
      CHECK(text(language, "definition." + std::string(outcome.name)).back() == '.');
    }
  }
}

TEST_CASE("no two outcomes of a group have the same label or the same definition") {
  for (const Language language : {Language::english, Language::indonesian}) {
    std::set<std::string> labels;
    std::set<std::string> definitions;
    for (const OutcomeDefinition& outcome : outcome_catalogue()) {
      INFO(outcome.name);
      CHECK(labels.insert(group(outcome.name) + text(language, "outcome." + std::string(outcome.name))).second);
      CHECK(definitions.insert(text(language, "definition." + std::string(outcome.name))).second);
    }
  }
}

TEST_CASE("labels are plain words, without the names of formulas") {
  for (const Language language : {Language::english, Language::indonesian}) {
    for (const OutcomeDefinition& outcome : outcome_catalogue()) {
      const std::string label = text(language, "outcome." + std::string(outcome.name));
      INFO(label);
      for (const char* jargon : {"P0", "P1", "P2", "Gini", "_", "p50", "p90", "p95"}) {
        CHECK_FALSE(has(label, jargon));
      }
    }
  }
}

TEST_CASE("every outcome's unit has a text in both languages") {
  for (const Language language : {Language::english, Language::indonesian}) {
    for (const OutcomeDefinition& outcome : outcome_catalogue()) {
      CHECK_NOTHROW(number_scale(language, outcome.unit, 1, 0));
    }
  }
  CHECK(number_scale(Language::indonesian, OutcomeUnit::minutes, 90, 4).unit == "menit");
}
