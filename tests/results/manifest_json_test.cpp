#include "results/manifest_json.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <limits>

#include "support/results_example.hpp"

using namespace timbang;
using namespace timbang::test;

namespace {

Manifest full_manifest() {
  Manifest manifest = example_manifest();
  manifest.seed = std::numeric_limits<std::uint64_t>::max();
  manifest.results_version = 3;
  manifest.fit = {-0.12345678901234567,
                  0.1 + 0.2,
                  2.2250738585072014e-308,
                  5,
                  {{"headcount", 4.1}, {"gap", std::numeric_limits<double>::quiet_NaN()}}};
  manifest.arms[1].runs = {{manifest.seed, 0, 0xabcdef, 0x1, ""}, {manifest.seed, 1, 0, 0x2, "a law\nbroke \"here\""}};
  return manifest;
}

}  // namespace

TEST_CASE("a manifest comes back from JSON as it was, doubles and large seeds exactly") {
  const Manifest manifest = full_manifest();
  const std::string json = manifest_json(manifest);
  const Manifest found = parse_manifest(json);
  CHECK(manifest_json(found) == json);
  CHECK(found.seed == manifest.seed);
  CHECK(found.population_seed == 7);
  CHECK(found.compiler == manifest.compiler);
  CHECK(found.kecamatan == manifest.kecamatan);
  CHECK(found.first_month == manifest.first_month);
  CHECK(found.months == 2);
  CHECK(found.results_version == 3);
  CHECK(found.baseline_sha256 == manifest.baseline_sha256);
  CHECK(found.fit.mu == manifest.fit.mu);
  CHECK(found.fit.sigma == manifest.fit.sigma);
  CHECK(found.fit.g == manifest.fit.g);
  CHECK(found.fit.measures[0] == manifest.fit.measures[0]);
  CHECK(std::isnan(found.fit.measures[1].second));
  REQUIRE(found.arms.size() == 2);
  CHECK(found.arms[1].settings == manifest.arms[1].settings);
  CHECK(found.arms[1].canonical_values == manifest.arms[1].canonical_values);
  CHECK(found.arms[1].runs[1].failure == manifest.arms[1].runs[1].failure);
  CHECK(found.arms[1].runs[0].outcomes == 0xabcdef);
}

TEST_CASE("doubles that Boost.JSON's own parser rounds wrongly are read exactly") {
  for (const double value : {9.113580479111769e-05, 0.19035710899955927, 5.5617889912237996e-05, 795965.1, 0.3, 1e23,
                             5e-324, 1.7976931348623157e308, 123456.78901234567, 9.5e-7, 0.12345678901234567,
                             6.0221407599999999e23, 4.35, 0.000035, 3.0000000000000004}) {
    Manifest manifest = example_manifest();
    manifest.fit.mu = value;
    CHECK(parse_manifest(manifest_json(manifest)).fit.mu == value);
  }
}

TEST_CASE("resolved values come back from the manifest as the canonical JSON that their hash is of") {
  Manifest manifest = example_manifest();
  manifest.arms[0].canonical_values =
      R"({"a":[1,2.5,1e+22,-0.001],"b":{"c":true,"d":null,"e":"x\"y\\z"},"f":18446744073709551615,"g":{},"h":[]})";
  CHECK(parse_manifest(manifest_json(manifest)).arms[0].canonical_values == manifest.arms[0].canonical_values);
}

TEST_CASE("only a results folder's manifest has a format") {
  CHECK(manifest_format(manifest_json(example_manifest())) == results_format);
  CHECK(manifest_format(R"({"timbang_results": 7, "anything": "else"})") == 7);
  CHECK_FALSE(manifest_format(R"({"name": "site"})"));
  CHECK_FALSE(manifest_format(R"({"timbang_results": "1"})"));
  CHECK_FALSE(manifest_format("[]"));
  CHECK_FALSE(manifest_format(""));
  CHECK_FALSE(manifest_format("{\"timbang_results\": 1"));
}

TEST_CASE("a damaged manifest says what is missing or wrong") {
  std::string json = manifest_json(example_manifest());
  const auto with = [&](const std::string& from, const std::string& to) {
    std::string changed = json;
    changed.replace(changed.find(from), from.size(), to);
    return changed;
  };
  CHECK_THROWS_WITH(parse_manifest(with("\"months\"", "\"moons\"")), Catch::Contains("`months` is missing"));
  CHECK_THROWS_WITH(parse_manifest(with("\"2023-01\"", "\"soon\"")), Catch::Contains("`first_month`"));
  CHECK_THROWS_WITH(parse_manifest(with("20230101", "-1")), Catch::Contains("`seed`"));
  CHECK_THROWS_WITH(parse_manifest(with("\"rounds\": 0", "\"rounds\": 1e300")), Catch::Contains("`rounds`"));
  CHECK_THROWS_AS(parse_manifest(json.substr(0, json.size() / 2)), ManifestError);
}
