#include <catch2/catch.hpp>
#include <set>

#include "base/sha256.hpp"
#include "scenario/parameters/parameter_table.hpp"
#include "support/scenario_texts.hpp"
#include "support/text.hpp"

using namespace timbang;
using namespace timbang::test;

TEST_CASE("comments, sources, names, titles and the seed change only the file's hash") {
  const auto plain = read_text_as_scenario(small_city());
  const std::vector<std::string> same{
      small_city() + "# a remark\n",
      changed(small_city(), "visit: 60",
              "visit: {value: 60, source: someone, evidence: assumed, note: hm, range: [1, 90]}"),
      changed(small_city(), "due: 75", "due: {value: 1800, unit: hours}"),
      changed(small_city(), "headcount: 4.10", "headcount: {value: 0.041, unit: share}"),
      changed(small_city(), "name: small-city", "name: other"),
      changed(small_city(), "A small invented city", "Other"),
      changed(small_city(), "name: Kota Kecil", "name: Other"),
      changed(small_city(), "name: Barat", "name: Other"),
      changed(small_city(), "tksk_per_kecamatan: 1", "tksk_per_kecamatan: {Timur: 1, Tengah: 1, Barat: 1}"),
      changed(small_city(), "seed: 7", "seed: 8")};
  for (const auto& text : same) {
    const auto other = read_text_as_scenario(text);
    CHECK(other.values_sha256 == plain.values_sha256);
    CHECK(other.baseline_sha256 == plain.baseline_sha256);
    CHECK(other.file_sha256 != plain.file_sha256);
  }
}

TEST_CASE("a different value of any parameter changes the hashes") {
  const auto plain = read_text_as_scenario(small_city());
  std::set<std::string> hashes{plain.values_sha256};
  for (const auto& row : parameter_table()) {
    const std::string path(row.path);
    // Shares of a whole can only change together.
    if (path.find(".share.") != std::string::npos || path.find(".lasting_share.") != std::string::npos) continue;
    std::string value;
    for (const std::string_view word : row.choices) {
      const std::string candidate(word);
      const bool differs =
          read_text_as_scenario(small_city(), {{path, candidate}}).values_sha256 != plain.values_sha256;
      if (value.empty() && differs) value = candidate;
    }
    if (path == "staffing.sembako_share") value = "0.3";
    if (path == "welfare.persistence") value = "0.9";
    // Figures that go with the others.
    if (path == "welfare.poverty_line") value = "800000";
    if (path == "welfare.mean_consumption") value = "2700000";
    for (const auto* candidate : {"31 %", "1", "2", "1.5", "3.5", "7.5", "-0.5", "90"}) {
      if (!value.empty() || !problems_of(small_city(), {{path, candidate}}).empty()) continue;
      if (read_text_as_scenario(small_city(), {{path, candidate}}).values_sha256 != plain.values_sha256)
        value = candidate;
    }
    CAPTURE(path, value);
    const auto other = read_text_as_scenario(small_city(), {{path, value}});
    CHECK(hashes.insert(other.values_sha256).second);
    CHECK((other.baseline_sha256 == plain.baseline_sha256) == (row.kind == ParameterKind::lever));
  }
}

TEST_CASE("the city, its payouts, its period and its calendar change the hashes") {
  const auto plain = read_text_as_scenario(small_city());
  std::set<std::string> values{plain.values_sha256};
  std::set<std::string> baselines{plain.baseline_sha256};
  const std::vector<std::pair<std::string, std::string>> changes{
      {"population: 3100", "population: 3101"},
      {"kelurahan: 1}", "kelurahan: 2}"},
      {"code: \"9999\"", "code: \"9998\""},
      {"day_of_month: 10", "day_of_month: 11"},
      {"months: [3, 6, 9, 12]", "months: [3, 6, 9]"},
      {"months_covered: 2", "months_covered: 1"},
      {"start: 2022-07-01,", "start: 2022-07-02,"},
      {"last_month: 2023-12", "last_month: 2023-11"},
      {"policy_start: 2023-01-01", "policy_start: 2023-02-01"},
      {"calendars/indonesia.yaml", "calendars/always-open.yaml"},
      {"share: {information: 0.4, no_field_check: 0.3", "share: {information: 0.3, no_field_check: 0.4"},
      {"moved: 0.5", "moved: 0.5000000001"},
      {"died: 0.2, moved: 0.5", "died: 0.3, moved: 0.4"},
      {"1.8, 7.4", "7.4, 1.8"},
      {"4.38, 4.33", "4.33, 4.38"}};
  for (const auto& [from, to] : changes) {
    CAPTURE(from, to);
    const auto other = read_text_as_scenario(changed(small_city(), from, to));
    CHECK(values.insert(other.values_sha256).second);
    CHECK(baselines.insert(other.baseline_sha256).second);
  }
}

TEST_CASE("arms that differ only in levers share the baseline's hash but not the policy's") {
  const auto one = read_text_as_scenario(small_city());
  const auto two = read_text_as_scenario(small_city(), {{"staffing.tksk_per_kecamatan", "2"}});
  const auto named = read_text_as_scenario(small_city(), {{"staffing.tksk_per_kecamatan.Barat", "2"}});
  CHECK(std::set<std::string>{one.values_sha256, two.values_sha256, named.values_sha256}.size() == 3);
  CHECK(one.baseline_sha256 == two.baseline_sha256);
  CHECK(one.baseline_sha256 == named.baseline_sha256);
}

TEST_CASE("the hash is of canonical values: compact JSON with sorted keys in base units") {
  const auto scenario = read_text_as_scenario(small_city());
  const auto& text = scenario.canonical_values;
  CHECK(scenario.values_sha256 == sha256_hex(text));
  CHECK(has(text, "\"follow_up.due\":108000,"));
  CHECK(has(text, "\"follow_up.mode\":\"phone_and_visit\""));
  CHECK(has(text, "\"welfare.headcount\":0.041,"));
  CHECK(has(text, "\"staffing.tksk_per_kecamatan\":[1,1,1]"));
  CHECK(has(text, "\"period\":{\"first_month\":\"2023-01\",\"last_month\":\"2023-12\""));
  CHECK_FALSE(has(text, "Barat"));
  CHECK(text.rfind("{\"baseline\":[{\"from\":\"2022-07-01\"", 0) == 0);
}
