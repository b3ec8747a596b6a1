#include "text/did_you_mean.hpp"

#include <catch2/catch.hpp>

using namespace timbang::reading;

TEST_CASE("the distance of two words counts insertions, deletions, replacements and swaps") {
  CHECK(edit_distance("due", "due") == 0);
  CHECK(edit_distance("due", "deu") == 1);
  CHECK(edit_distance("benifit", "benefit") == 1);
  CHECK(edit_distance("", "abc") == 3);
  CHECK(edit_distance("kitten", "sitting") == 3);
  CHECK(edit_distance("ca", "abc") == 3);
}

TEST_CASE("only a near word is suggested, and of several the nearest") {
  const std::vector<std::string> words{"visit", "visit_success", "phone", "due"};
  CHECK(closest("vist", words) == "visit");
  CHECK(closest("visit_sucess", words) == "visit_success");
  CHECK(closest("deu", words) == "due");
  CHECK_FALSE(closest("registry", words).has_value());
  CHECK_FALSE(closest("xy", words).has_value());
  CHECK_FALSE(closest(std::string(5000, 'v'), words).has_value());
}

TEST_CASE("the beginning of a path, and its last part, mean the path") {
  const std::vector<std::string> paths{"staffing.hours", "staffing.tksk_per_kecamatan", "cost.per_case", "bank_share"};
  CHECK(closest("staffing.tksk", paths) == "staffing.tksk_per_kecamatan");
  CHECK(closest("tksk_per_kecamatan", paths) == "staffing.tksk_per_kecamatan");
  CHECK(closest("bank_shar", paths) == "bank_share");
}
