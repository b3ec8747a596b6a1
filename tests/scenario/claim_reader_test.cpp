// The format of claims, and the problems reported about invalid ones.
#include "scenario/layers/claim_reader.hpp"

#include <catch2/catch.hpp>
#include <cmath>

#include "support/scenario_texts.hpp"

using namespace timbang;
using namespace timbang::test;

namespace {

const std::string plain =
    "  - name: fast\n    statement: {en: \"Complaints are fast\", id: \"Pengaduan cepat\"}\n"
    "    outcome: complaints.wait_mean\n";

std::string with_claims(const std::string& claims) {
  return small_city() + "\nclaims:\n" + claims;
}

Claim the_claim(const std::string& rest) {
  const Scenario scenario = read_text_as_scenario(with_claims(plain + rest));
  REQUIRE(scenario.claims.size() == 1);
  return scenario.claims.front();
}

Problem problem_with(const std::string& claims, const std::string& id) {
  return the_problem(problems_of(with_claims(claims)), id);
}

}  // namespace

TEST_CASE("a claim has a statement, an outcome, a place, months and evidence") {
  const Claim claim =
      the_claim("    where: Barat\n    month: 2023-03\n    unit: days\n    at_most: 14\n    source: \"the study\"\n");
  CHECK(claim.name == "fast");
  CHECK(claim.statement_en == "Complaints are fast");
  CHECK(claim.statement_id == "Pengaduan cepat");
  CHECK(claim.outcome == "complaints.wait_mean");
  CHECK(claim.where == "Barat");
  CHECK(claim.month == Month(2023, 3));
  CHECK(claim.unit == "days");
  CHECK(claim.high == 14);
  CHECK(std::isinf(claim.low));
  CHECK(claim.source == "the study");
  CHECK(claim.under.is_scenario());
  CHECK_FALSE(claim.is_comparison());
  CHECK_FALSE(claim.is_imposed);
  CHECK(the_claim("    at_least: 2\n    imposed_by: calibration\n").is_imposed);
}

TEST_CASE("a statement in one language is used for both") {
  const std::string claim = "  - name: a\n    statement: {id: \"Cepat\"}\n    outcome: x\n    at_most: 1\n";
  CHECK(read_text_as_scenario(with_claims(claim)).claims.front().statement_en == "Cepat");
}

TEST_CASE("a level claim gives a range of values") {
  CHECK(the_claim("    at_least: 2\n").low == 2);
  const Claim between = the_claim("    between: [2, 5]\n");
  CHECK(between.low == 2);
  CHECK(between.high == 5);
  const Claim about = the_claim("    about: 10\n    margin: 3\n");
  CHECK(about.low == 7);
  CHECK(about.high == 13);
}

TEST_CASE("a comparison claim gives a range of differences of at least its margin") {
  const Claim higher = the_claim("    under: {staffing.tksk_per_kecamatan: 2}\n    than: scenario\n    higher_by: 3\n");
  REQUIRE(higher.is_comparison());
  CHECK(higher.under.settings.front().first == "staffing.tksk_per_kecamatan");
  CHECK(higher.under.settings.front().second == "2");
  CHECK(higher.than->is_scenario());
  CHECK(higher.low == 3);
  CHECK(std::isinf(higher.high));
  CHECK(the_claim("    than: {follow_up.visit: 40}\n    lower_by: 2\n").high == -2);
  const Claim same = the_claim("    than: {follow_up.visit: 40}\n    same_within: 4\n");
  CHECK(same.low == -4);
  CHECK(same.high == 4);
}

TEST_CASE("a claim's policy can come from another file, relative to the claim's file") {
  const ScenarioFolder folder;
  folder.write("levers.yaml", small_city());
  const std::string file = folder.write("city.yaml", with_claims(plain + "    than: levers.yaml\n    lower_by: 1\n"));
  CHECK(read_scenario(file).claims.front().than->file == folder.path() + "/levers.yaml");
}

TEST_CASE("claims change no scenario value and are not inherited") {
  const ScenarioFolder folder;
  const std::string file = folder.write("city.yaml", with_claims(plain + "    at_most: 14\n"));
  const Scenario scenario = read_scenario(file);
  CHECK(scenario.values_sha256 == read_text_as_scenario(small_city()).values_sha256);
  CHECK(read_scenario(folder.write("overlay.yaml", "timbang: 1\nextends: city.yaml\nname: overlay\n")).claims.empty());
}

TEST_CASE("the canonical text of claims depends on their content and not on their position") {
  const auto canonical = [](const std::string& text) { return canonical_claims(read_text_as_scenario(text).claims); };
  const std::string text = with_claims(plain + "    at_most: 14\n");
  CHECK(canonical(text) == canonical("# a line more\n" + text));
  CHECK(canonical(text) != canonical(changed(text, "at_most: 14", "at_most: 15")));
  CHECK(canonical(text) != canonical(changed(text, "at_most: 14", "at_least: 14")));
}

TEST_CASE("a claim without a name, a statement or an outcome is refused with its position") {
  const auto problems = problems_of(with_claims("  - {at_most: 1}\n"));
  std::vector<std::string> paths;
  for (const Problem& problem : problems) {
    CHECK(problem.id == "word_missing");
    CHECK(pointed_at(problem) == "{at_most: 1}");
    paths.push_back(problem.path);
  }
  CHECK(paths == std::vector<std::string>{"claims.name", "claims.statement", "claims.outcome"});
}

TEST_CASE("a misspelt key of a claim is reported with the nearest key") {
  const Problem problem = problem_with(plain + "    at_leest: 3\n", "unknown_key_did_you_mean");
  CHECK(argument(problem, "suggestion") == "at_least");
  CHECK(pointed_at(problem) == "at_leest: 3");
}

TEST_CASE("a claim without a condition, with two, or with one of the other kind is refused") {
  problem_with(plain, "claim_without_form");
  CHECK(pointed_at(problem_with(plain + "    at_least: 1\n    at_most: 3\n", "claim_forms")) == "3");
  problem_with(plain + "    higher_by: 1\n", "claim_comparison_form");
  problem_with(plain + "    than: {follow_up.visit: 40}\n    at_least: 1\n", "claim_level_form");
  problem_with(plain + "    at_least: 1\n    margin: 1\n", "unused_with");
  problem_with(plain + "    about: 1\n", "word_missing");
  problem_with(plain + "    than: {follow_up.visit: 40}\n    higher_by: 0\n", "not_positive");
  problem_with(plain + "    between: [5, 2]\n", "range_order");
}

TEST_CASE("a claim that compares a policy with itself is refused") {
  problem_with(plain + "    than: scenario\n    higher_by: 1\n", "claim_with_itself");
  problem_with(plain + "    under: {follow_up.visit: 40}\n    than: {follow_up.visit: 40}\n    higher_by: 1\n",
               "claim_with_itself");
}

TEST_CASE("months that are not reported and kecamatan that do not exist are refused") {
  CHECK(argument(problem_with(plain + "    month: 2024-01\n    at_most: 1\n", "month_not_reported"), "last") ==
        "2023-12");
  const Problem problem = problem_with(plain + "    where: Bart\n    at_most: 1\n", "kecamatan_unknown_did_you_mean");
  CHECK(argument(problem, "suggestion") == "Barat");
  CHECK(pointed_at(problem) == "Bart");
}

TEST_CASE("problems caused by a claim's policy settings are reported at those settings") {
  const Problem unknown =
      problem_with(plain + "    than: {follow_up.vist: 40}\n    higher_by: 1\n", "unknown_setting_did_you_mean");
  CHECK(argument(unknown, "suggestion") == "follow_up.visit");
  CHECK(pointed_at(unknown) == "{follow_up.vist: 40}");
  const auto problems = problems_of(with_claims(plain + "    than: {programme.bank_share: 1.2}\n    higher_by: 1\n"));
  REQUIRE_FALSE(problems.empty());
  CHECK(pointed_at(problems.front()) == "{programme.bank_share: 1.2}");
  problem_with(plain + "    than: nowhere.yaml\n    higher_by: 1\n", "file_missing");
}

TEST_CASE("claims that are not a list, are empty or share a name are refused") {
  problem_with("  name: fast\n", "claims_form");
  static_cast<void>(the_problem(problems_of(small_city() + "\nclaims: []\n"), "claims_form"));
  problem_with(plain + "    at_most: 1\n" + plain + "    at_most: 2\n", "named_twice");
  problem_with(changed(plain, "name: fast", "name: \"so fast\"") + "    at_most: 1\n", "not_a_name");
}

TEST_CASE("claims cannot be set on the command line") {
  static_cast<void>(the_problem(problems_of(small_city(), {{"claims", "1"}}), "unknown_setting"));
}
