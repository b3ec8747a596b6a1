// Files that cannot or must not be read: size, encoding, YAML itself, personal data.
#include <catch2/catch.hpp>

#include "report/words/problem_text.hpp"
#include "support/scenario_texts.hpp"
#include "support/text.hpp"

using namespace timbang;
using namespace timbang::test;

TEST_CASE("a missing file is named") {
  const auto problem = the_problem(problems_of_file("no-such-file.yaml"), "file_missing");
  CHECK(problem.place.file == "no-such-file.yaml");
  CHECK(problem.place.line == 0);
}

TEST_CASE("a folder given as a scenario is refused") {
  const ScenarioFolder folder;
  CHECK(problems_of_file(folder.path()).front().id == "file_not_regular");
}

TEST_CASE("a file over 1 MiB is refused before it is read, one of exactly 1 MiB is not") {
  constexpr std::size_t limit = 1024 * 1024;
  const auto city = small_city() + "# ";
  const std::string filler(limit - city.size(), 'x');
  CHECK(problems_of(city + filler).empty());
  CHECK(the_problem(problems_of(city + filler + "x"), "file_too_large").place.line == 0);
}

TEST_CASE("bytes that are not UTF-8 are refused with their position, and their line is not shown") {
  for (const char* bad : {"\xff", "\xc0\xaf", "\xe0\x80\x80", "\xed\xa0\x80", "\xf4\x90\x80\x80", "\xe2\x82"}) {
    const auto problem = the_problem(problems_of(std::string("timbang: 1\nname: ab") + bad + "\n"), "not_utf8");
    CHECK(problem.place.line == 2);
    CHECK(problem.place.column == 9);
    CHECK_FALSE(has(problem.place.source_line, bad));
  }
}

TEST_CASE("letters beyond ASCII are accepted, and columns count characters") {
  const auto city = changed(small_city(), "A small invented city", "Tëst – 市");
  CHECK(read_text_as_scenario(city).title_en == "Tëst – 市");
  const auto wrong = changed(small_city(), "{name: Barat,", "{name: Ñandú, popluation: 1,");
  const auto problem = the_problem(problems_of(wrong), "unknown_key_did_you_mean");
  CHECK(problem.place.column == 19);
}

TEST_CASE("control characters are refused, because one of them would silently end the text") {
  const auto problem = the_problem(problems_of(small_city() + "\x04 nik: 1\n"), "control_character");
  CHECK(problem.place.column == 1);
  CHECK(the_problem(problems_of(std::string("a: \0b\n", 6)), "control_character").place.line == 1);
}

TEST_CASE("control characters written as escapes are refused, and never printed") {
  const auto titled = changed(small_city(), "A small invented city", "bell \\a, escape \\e[2J, zero \\0");
  CHECK(the_problem(problems_of(titled), "control_character").path == "title.en");
  const auto keyed = problems_of(small_city() + "\"ke\\ey\": 1\n");
  CHECK(the_problem(keyed, "control_character").place.line > 100);
  CHECK(problems_text(Language::english, keyed).find('\x1b') == std::string::npos);
}

TEST_CASE("text that is not YAML is refused with its position") {
  const auto problem = the_problem(problems_of("timbang: 1\nname: [a, b\n"), "yaml_syntax");
  CHECK(problem.place.line >= 2);
}

TEST_CASE("an empty file, a list and a second document are refused") {
  CHECK(problems_of("").front().id == "document_empty");
  CHECK(problems_of("# nothing\n").front().id == "document_empty");
  CHECK(the_problem(problems_of("- a\n- b\n"), "document_not_map").place.line == 1);
  CHECK(the_problem(problems_of(small_city() + "---\na: 1\n"), "several_documents").place.line > 10);
}

TEST_CASE("a stray comma at the beginning does not hang the reader") {
  CHECK_FALSE(problems_of(", a: b\n").empty());
  CHECK_FALSE(problems_of(small_city(), {{"staffing.hours", ", 6"}}).empty());
}

TEST_CASE("nesting deeper than 64 levels is refused at any depth") {
  const auto nested = [](std::size_t depth) {
    return "a: " + std::string(depth, '[') + std::string(depth, ']') + "\n";
  };
  CHECK(the_problem(problems_of(nested(63)), "unknown_key").path == "a");
  const auto problem = the_problem(problems_of(nested(64)), "too_deep");
  CHECK(problem.place.column == 67);
  CHECK(problems_of(nested(400'000)).front().id == "too_deep");
  std::string blocks;
  for (std::size_t depth = 0; depth < 300; ++depth) blocks += std::string(depth, ' ') + "a:\n";
  CHECK(problems_of(blocks).front().id == "too_deep");
}

TEST_CASE("an alias bomb is refused and never expanded") {
  std::string bomb = "a0: &a0 [x, x]\n";
  for (int i = 1; i < 40; ++i) {
    const auto before = std::to_string(i - 1);
    bomb += "a" + std::to_string(i) + ": &a" + std::to_string(i) + " [*a" + before + ", *a" + before + "]\n";
  }
  const auto problem = the_problem(problems_of(bomb), "alias");
  CHECK(problem.place.line == 1);
  CHECK(problem.path == "a0");
}

TEST_CASE("the YAML merge key << is refused and not read as a parameter") {
  const auto problem =
      the_problem(problems_of(changed(small_city(), "costs:\n", "costs:\n  <<: {top_up: 1}\n")), "merge_key");
  CHECK(problem.path == "costs.<<");
  CHECK(pointed_at(problem) == "<<: {top_up: 1}");
}

TEST_CASE("a duplicate key is refused with the line of the first") {
  const auto city = changed(small_city(), "  mobile_team: 0\n", "  mobile_team: 0\n  kpm_per_tksk: 5\n");
  const auto problem = the_problem(problems_of(city), "duplicate_key");
  CHECK(problem.path == "staffing.kpm_per_tksk");
  CHECK(argument(problem, "line") == std::to_string(problem.place.line - 2));
  CHECK(pointed_at(problem) == "kpm_per_tksk: 5");
}

TEST_CASE("keys that are lists and tags other than !replace are refused") {
  CHECK(the_problem(problems_of("? [a, b]\n: 1\n"), "key_not_text").place.line == 1);
  const auto problem = the_problem(problems_of(changed(small_city(), "kpm: 600", "kpm: !!int 600")), "unknown_tag");
  CHECK(problem.path == "programme.kpm");
  CHECK(the_problem(problems_of(changed(small_city(), "hours: 6", "hours: !replace 6")), "replace_misplaced").path ==
        "staffing.hours");
}

TEST_CASE("keys that name personal data are refused at any depth and in any spelling") {
  for (const std::string key : {"nik", "NIK", "no_kk", "No KK", "nama", "Alamat", "no-hp", "rekening"}) {
    const auto problem = the_problem(
        problems_of(changed(small_city(), "{name: Barat,", "{name: Barat, " + key + ": 1,")), "personal_key");
    CHECK(argument(problem, "found") == key);
  }
}

TEST_CASE("a number of 16 digits is refused anywhere and never repeated in messages") {
  const std::string number = "3275012345678901";
  const std::vector<std::string> texts{
      small_city() + "# asked by " + number + "\n",
      changed(small_city(), "kpm: 600", "kpm: {value: 600, note: \"of " + number + "\"}"),
      changed(small_city(), "Kota Kecil", number)};
  for (const auto& text : texts) {
    const auto problem = the_problem(problems_of(text), "personal_number");
    CHECK(problem.place.line > 0);
    CHECK_FALSE(has(problem.place.source_line, number));
    CHECK(has(problem.place.source_line, "################"));
  }
  CHECK(the_problem(problems_of(small_city(), {{"seed", number}}), "personal_number").place.file == "--set");
}

TEST_CASE("numbers of 15 or 17 digits or 16 decimals are not taken for personal data") {
  CHECK(problems_of(small_city() + "# 327501234567890 32750123456789012\n").empty());
  CHECK(problems_of(changed(small_city(), "bank_share: 0.6", "bank_share: 0.6123456789012345")).empty());
}

TEST_CASE("a long list of problems is cut off with its length, quickly") {
  std::string many = small_city();
  for (int i = 0; i < 50'000; ++i) many += "key_number_" + std::to_string(i) + ": 1\n";
  const auto problems = problems_of(many);
  CHECK(problems.size() == 201);
  CHECK(problems.back().id == "more_problems");
  CHECK(argument(problems.back(), "count") == "49800");
}
