// Options of a comparison as `--vary` gives them: what differs, what they are called, and what is no option.
#include <catch2/catch.hpp>

#include "studies/compare/arms.hpp"
#include "support/problems.hpp"

using namespace timbang;
using namespace timbang::test;

namespace {

const std::string small_city = TIMBANG_SOURCE_DIR "/tests/support/data/small-city.yaml";

std::vector<Problem> problems_of_variation(const std::string& written, const std::vector<Setting>& settings = {}) {
  return problems_when([&] { return make_arms({small_city}, settings, {parse_variation(written)}); });
}

}  // namespace

TEST_CASE("values that come to the same are one option, however they are written") {
  for (const char* written : {"staffing.tksk_per_kecamatan=1,1.0", "staffing.tksk_per_kecamatan.Timur=1,01",
                              "follow_up.due=75,75 days", "programme.bank_share=0.5,5e-1"}) {
    INFO(written);
    const auto problems = problems_of_variation(written);
    REQUIRE(problems.size() == 1);
    CHECK(problems.front().id == "named_twice");
    CHECK(problems.front().place.file == "--vary");
  }
  CHECK(problems_of_variation("follow_up.due=75,75 minutes").empty());
}

TEST_CASE("what is no parameter has no options, and mistakes are told of --vary") {
  for (const char* written : {"seed=1,2", "period.policy_start=2023-01-01,2023-07-01"}) {
    INFO(written);
    CHECK(ids_of(problems_of_variation(written)) == std::vector<std::string>{"vary_no_parameter"});
  }
  const auto unknown = problems_of_variation("staffing.tksk=1,2");
  REQUIRE(ids_of(unknown) == std::vector<std::string>{"unknown_setting_did_you_mean"});
  CHECK(unknown.front().arguments.back().second == "staffing.tksk_per_kecamatan");
  const auto wrong = problems_of_variation("staffing.hours=6,x", {{"follow_up.due", "70"}});
  REQUIRE(ids_of(wrong) == std::vector<std::string>{"not_a_number"});
  CHECK(wrong.front().place.file == "--vary");
  CHECK(wrong.front().place.line == 1);
}

TEST_CASE("a kecamatan's name stays whole in the name of an option") {
  CHECK(combination_name({{"staffing.tksk_per_kecamatan.Pulau No. 9", "1"}}) == "Pulau No. 9=1");
  CHECK(combination_name({{"follow_up.due", "1"}}) == "due=1");
}
