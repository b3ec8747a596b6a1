#include "report/text_catalogue.hpp"

#include <catch2/catch.hpp>
#include <set>

#include "base/check.hpp"

using namespace timbang;

namespace {

std::multiset<std::string> placeholders(const std::string& pattern) {
  std::multiset<std::string> names;
  for (std::size_t open = pattern.find('{'); open != std::string::npos; open = pattern.find('{', open + 1)) {
    names.insert(pattern.substr(open, pattern.find('}', open) - open + 1));
  }
  return names;
}

}  // namespace

TEST_CASE("every text exists in both languages, with the same placeholders") {
  const auto& english = all_texts(Language::english);
  const auto& indonesian = all_texts(Language::indonesian);
  for (const auto& [id, pattern] : english) {
    INFO(id);
    REQUIRE(has_text(Language::indonesian, id));
  }
  REQUIRE(english.size() == indonesian.size());
  for (std::size_t i = 0; i < english.size(); ++i) {
    INFO(english[i].first);
    const auto names = placeholders(english[i].second);
    const auto other = placeholders(indonesian[i].second);
    CHECK(std::set(names.begin(), names.end()) == std::set(other.begin(), other.end()));
  }
}

TEST_CASE("arguments take the place of their names") {
  CHECK(fill_in("{b} of {a}, {b}", {{"a", "two"}, {"b", "one"}}) == "one of two, one");
  CHECK(fill_in("no arguments", {{"a", "x"}}) == "no arguments");
  CHECK_THROWS_AS(fill_in("{missing}", {}), CheckFailed);
}

TEST_CASE("a catalogue has comments, spaces around the equals sign and written line breaks") {
  const auto entries = parse_catalogue({"# note\n\n b.two =  x = y\\nz \n", "a = 1\n"});
  REQUIRE(entries.size() == 2);
  CHECK(entries[0].first == "a");
  CHECK(entries[1].first == "b.two");
  CHECK(entries[1].second == "x = y\nz");
}

TEST_CASE("a catalogue with an id twice or a line without an equals sign is refused") {
  CHECK_THROWS_AS(parse_catalogue({"a = 1\n", "a = 2\n"}), CheckFailed);
  CHECK_THROWS_AS(parse_catalogue({"nothing\n"}), CheckFailed);
}

TEST_CASE("an id that no catalogue has is a bug, not an empty text") {
  CHECK_THROWS_AS(text(Language::english, "no.such.text"), CheckFailed);
}

TEST_CASE("languages are named by their codes") {
  CHECK(find_language("id") == Language::indonesian);
  CHECK(find_language("en") == Language::english);
  CHECK_FALSE(find_language("de").has_value());
}
