// Invalid values of parameters: each is reported with position, path, found and expected value.
#include <catch2/catch.hpp>

#include "report/words/problem_text.hpp"
#include "support/scenario_texts.hpp"

using namespace timbang;
using namespace timbang::test;

namespace {

/// The problem that comes from changing one place of the small city.
Problem problem_after(const std::string& from, const std::string& to, const std::string& id) {
  const auto problems = problems_of(changed(small_city(), from, to));
  const auto problem = the_problem(problems, id);
  INFO(problems_text(Language::english, problems));
  CHECK(problems.size() == 1);
  return problem;
}

}  // namespace

TEST_CASE("a misspelt key is reported with the nearest key, and the key it stands for as missing") {
  const auto problems = problems_of(changed(small_city(), "bank_share", "bank_shrae"));
  const auto problem = the_problem(problems, "unknown_key_did_you_mean");
  CHECK(problem.path == "programme.bank_shrae");
  CHECK(argument(problem, "suggestion") == "bank_share");
  CHECK(pointed_at(problem) == "bank_shrae: 0.6");
  CHECK(the_problem(problems, "parameter_missing").path == "programme.bank_share");
}

TEST_CASE("an unknown key without a near match lists the allowed keys") {
  const auto problem = problem_after("  limit: {", "  limit: {entertainment: 3, ", "unknown_key");
  CHECK(argument(problem, "expected") == "information, no_field_check, field_check");
}

TEST_CASE("a key in the wrong group is reported with the right group") {
  const auto problem = problem_after("costs:\n", "sembako_share: 0.5\ncosts:\n", "key_elsewhere");
  CHECK(argument(problem, "suggestion") == "staffing.sembako_share");
}

TEST_CASE("a unit of another dimension is refused with the accepted units") {
  const auto problem = problem_after("benefit: 200000", "benefit: {value: 200000, unit: IDR}", "wrong_unit");
  CHECK(problem.path == "programme.benefit");
  CHECK(argument(problem, "found") == "IDR");
  CHECK(argument(problem, "expected") == "IDR/KPM/month, thousand IDR/KPM/month, million IDR/KPM/month");
  problem_after("due: 75", "due: {value: 75, unit: IDR}", "wrong_unit");
  problem_after("hours: 6", "hours: {value: 6, unit: hours}", "wrong_unit");
  problem_after("late_sigma: 0.6", "late_sigma: {value: 0.6, unit: days}", "wrong_unit");
  problem_after("population: 3100", "population: {value: 3.1, unit: million people}", "wrong_unit");
}

TEST_CASE("a probability of 1.2 is refused") {
  const auto problem = problem_after("visit_success: 0.8", "visit_success: 1.2", "share_out_of_range");
  CHECK(problem.path == "follow_up.visit_success");
  CHECK(argument(problem, "found") == "1.2");
  CHECK(argument(problem, "low") == "0");
  CHECK(argument(problem, "high") == "1");
  const auto percent =
      problem_after("visit_success: 0.8", "visit_success: {value: 120, unit: \"%\"}", "share_out_of_range");
  CHECK(argument(percent, "high") == "100");
  problem_after("visit_success: 0.8", "visit_success: -0.1", "share_out_of_range");
}

TEST_CASE("a decimal comma is refused with the correct decimal point, in block and flow style") {
  const auto problem = problem_after("bank_share: 0.6", "bank_share: 0,5", "decimal_comma");
  CHECK(argument(problem, "suggestion") == "0.5");
  CHECK(pointed_at(problem) == "0,5");
  const auto braces = problem_after("bank_share: 0.6", "bank_share: {value: 0,5, unit: share}", "flow_comma");
  CHECK(argument(braces, "found") == "0,5");
  CHECK(pointed_at(braces) == "0,5, unit: share}");
}

TEST_CASE("points as thousands separators are refused and not read as decimals") {
  CHECK(argument(problem_after("benefit: 200000", "benefit: 200.000", "thousands_points"), "suggestion") == "200000");
  problem_after("poverty_line: 795965", "poverty_line: 1.795.965", "thousands_points");
  CHECK(problems_of(changed(small_city(), "late_median: 7", "late_median: 7.125")).empty());
}

TEST_CASE("a negative duration is refused") {
  const auto problem = problem_after("return_lag: 60", "return_lag: -60", "negative_duration");
  CHECK(problem.path == "programme.return_lag");
  problem_after("benefit: 200000", "benefit: -1", "negative");
}

TEST_CASE("a value out of bounds is refused with bounds in the unit of the file") {
  const auto problem = problem_after("hours: 6", "hours: {value: 1500, unit: minutes/day}", "out_of_range");
  CHECK(argument(problem, "high") == "1440");
  CHECK(argument(problem, "unit") == "minutes/day");
}

TEST_CASE("counts that are not whole numbers are refused") {
  CHECK(problem_after("kpm: 600", "kpm: 600.5", "not_whole").path == "programme.kpm");
  CHECK(problem_after("tksk_per_kecamatan: 1", "tksk_per_kecamatan: 1.5", "not_whole").path ==
        "staffing.tksk_per_kecamatan");
}

TEST_CASE("words, quotes, nothing, lists, infinity, hexadecimal and trailing letters are refused as numbers") {
  for (const std::string bad : {"many", "1e", "60 days", "inf", "nan", "0x3C", "+60", "[60]", "60d", "."}) {
    CAPTURE(bad);
    problem_after("return_lag: 60", "return_lag: " + bad, "not_a_number");
  }
  problem_after("return_lag: 60", "return_lag: \"60\"", "number_in_quotes");
  problem_after("return_lag: 60", "return_lag:", "value_missing");
  problem_after("return_lag: 60", "return_lag: {unit: days}", "value_missing");
}

TEST_CASE("an unknown choice is refused with the nearest one") {
  const auto problem = problem_after("mode: phone_and_visit", "mode: phone_and_visits", "unknown_word_did_you_mean");
  CHECK(argument(problem, "suggestion") == "phone_and_visit");
  CHECK(argument(problem, "expected") == "off, phone, phone_and_visit");
  problem_after("mode: phone_and_visit", "mode: carrier_pigeon_post", "unknown_word");
}

TEST_CASE("evidence other than six words and a source that is no text are refused") {
  problem_after("return_lag: 60", "return_lag: {value: 60, evidence: guessed}", "unknown_word");
  problem_after("return_lag: 60", "return_lag: {value: 60, source: [a]}", "not_text");
}

TEST_CASE("a range that is not two ordered numbers around the value is refused") {
  problem_after("return_lag: 60", "return_lag: {value: 60, range: 30}", "range_form");
  problem_after("return_lag: 60", "return_lag: {value: 60, range: [90, 30]}", "range_order");
  CHECK(argument(problem_after("return_lag: 60", "return_lag: {value: 60, range: [70, 90]}", "outside_own_range"),
                 "range") == "70 .. 90");
}

TEST_CASE("a list of the wrong length is refused") {
  const auto problem =
      problem_after("size_share: [1.8, 7.4, 27.1, 41.1, 16.6, 4.4, 1.0, 0.6]", "size_share: [50, 50]", "list_length");
  CHECK(argument(problem, "expected") == "8");
  CHECK(argument(problem, "found") == "2");
  problem_after("months: [3, 6, 9, 12]", "months: []", "list_of_numbers");
}

TEST_CASE("a group that is a number, and a parameter that is a group, are refused") {
  CHECK(problem_after("lasting_share: {wrong_data: 0.3, died: 0.2, moved: 0.5}",
                      "lasting_share: {wrong_data: 0.3, died: 0.2, moved: {unit: share}}", "value_missing")
            .path == "obstacles.lasting_share.moved");
  const auto problems =
      problems_of(changed(small_city(), "at_start: {lasting: 0.02, recoverable: 0.1}", "at_start: 3"));
  CHECK(the_problem(problems, "not_a_map").path == "obstacles.at_start");
}

TEST_CASE("a missing parameter is named with its unit") {
  const auto problems = problems_of(changed(small_city(), "  return_lag: 60\n", ""));
  CHECK(the_problem(problems, "parameter_missing").path == "programme.return_lag");
  CHECK(argument(problems.front(), "unit") == "days");
}

TEST_CASE("malformed versions, names, seeds, dates and months are refused") {
  problem_after("timbang: 1", "timbang: 2", "format_version");
  problem_after("name: small-city", "name: ../etc", "not_a_name");
  problem_after("seed: 7", "seed: -7", "not_a_natural");
  problem_after("seed: 7", "seed: 18446744073709551616", "not_a_natural");
  problem_after("start: 2022-07-01", "start: 2022-02-30", "not_a_date");
  problem_after("first_month: 2023-01", "first_month: 2023-13", "not_a_month");
  CHECK(problem_after("name: small-city\n", "", "word_missing").path == "name");
  CHECK(problem_after("seed: 7\n", "", "word_missing").path == "seed");
}

TEST_CASE("more KPM than households is refused with both numbers") {
  const auto problem = problem_after("kpm: 600", "kpm: 5000", "more_kpm_than_households");
  CHECK(problem.path == "programme.kpm");
  CHECK(argument(problem, "kecamatan") == "Timur");
  CHECK(argument(problem, "kpm") == "2484");
  CHECK(argument(problem, "households") == "1984");
}

TEST_CASE("a kecamatan named like the whole city in tables is refused") {
  CHECK(problem_after("name: Barat", "name: city", "kecamatan_reserved").path == "kecamatan");
}
