#include "report/words/text_catalogue.hpp"
#include "report/words/number_format.hpp"

#include <algorithm>
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

TEST_CASE("placeholders are replaced by their arguments") {
  CHECK(fill_in("{b} of {a}, {b}", {{"a", "two"}, {"b", "one"}}) == "one of two, one");
  CHECK(fill_in("no arguments", {{"a", "x"}}) == "no arguments");
  CHECK_THROWS_AS(fill_in("{missing}", {}), CheckFailed);
}

TEST_CASE("a catalogue allows comments, spaces around the equals sign and escaped line breaks") {
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

TEST_CASE("an unknown text id fails a check") {
  CHECK_THROWS_AS(text(Language::english, "no.such.text"), CheckFailed);
}

TEST_CASE("languages are named by their codes") {
  CHECK(find_language("id") == Language::indonesian);
  CHECK(find_language("en") == Language::english);
  CHECK_FALSE(find_language("de").has_value());
}

TEST_CASE("English texts use the singular for one, and Indonesian nouns do not change") {
  CHECK(count_text(Language::english, "count.replications", 1) == "1 replication");
  CHECK(count_text(Language::english, "count.replications", 2) == "2 replications");
  CHECK(count_text(Language::english, "count.replications", 0) == "0 replications");
  CHECK(count_text(Language::indonesian, "count.replications", 1) == "1 ulangan");
  CHECK(count_text(Language::indonesian, "count.replications", 1200) == "1.200 ulangan");
}

TEST_CASE("a text with a count has singular and plural forms, equal in Indonesian") {
  std::size_t counted = 0;
  for (const auto& [id, pattern] : all_texts(Language::english)) {
    if (!id.ends_with(".one")) continue;
    const std::string other = std::string(id.substr(0, id.size() - 3)) + "other";
    INFO(id);
    REQUIRE(has_text(Language::english, other));
    CHECK(placeholders(pattern).count("{count}") == 1);
    const auto indonesian = [](std::string_view of) {
      const auto& texts = all_texts(Language::indonesian);
      return std::ranges::find_if(texts, [&](const auto& entry) { return entry.first == of; })->second;
    };
    CHECK(indonesian(id) == indonesian(other));
    ++counted;
  }
  CHECK(counted >= 3);
}

TEST_CASE("the terminal's language comes from the first environment variable that is set") {
  CHECK(language_of_terminal(nullptr, nullptr, "id_ID.UTF-8") == Language::indonesian);
  CHECK(language_of_terminal("", "", "id") == Language::indonesian);
  CHECK(language_of_terminal("C", nullptr, "id_ID.UTF-8") == Language::english);
  CHECK(language_of_terminal(nullptr, "id_ID", "en_US.UTF-8") == Language::indonesian);
  CHECK(language_of_terminal(nullptr, nullptr, "idx_XX") == Language::english);
  CHECK(language_of_terminal(nullptr, nullptr, nullptr) == Language::english);
}
