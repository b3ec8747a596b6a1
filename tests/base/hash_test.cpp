#include <catch2/catch.hpp>
#include <string>

#include "base/check.hpp"
#include "base/mix.hpp"
#include "base/sha256.hpp"

using timbang::mix;
using timbang::sha256_hex;

TEST_CASE("SHA-256 gives the test vectors of FIPS 180") {
  CHECK(sha256_hex("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  CHECK(sha256_hex("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  CHECK(sha256_hex("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq") ==
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
  CHECK(sha256_hex(std::string(1'000'000, 'a')) == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST_CASE("SHA-256 reads every byte, zeros included") {
  CHECK(sha256_hex(std::string("a\0b", 3)) != sha256_hex(std::string("a\0c", 3)));
  CHECK(sha256_hex(std::string("a\0", 2)) != sha256_hex("a"));
}

TEST_CASE("hash mixing gives the test vectors of SplitMix64") {
  constexpr std::uint64_t step = 0x9e3779b97f4a7c15ULL;
  CHECK(mix(0, 1234567) == 6457827717110365317ULL);
  CHECK(mix(0, 1234567 + step) == 3203168211198807973ULL);
  CHECK(mix(0, 1234567 + 2 * step) == 9817491932198370423ULL);
}

TEST_CASE("a mixed hash depends on every word and on their order") {
  const auto hash = mix(mix(0, 1), 2);
  CHECK(hash != mix(mix(0, 2), 1));
  CHECK(hash != mix(mix(0, 1), 3));
  CHECK(hash != mix(0, 1));
  CHECK(mix(mix(0, 0), 0) != mix(0, 0));
}

TEST_CASE("a failed check reports its reason, its condition and its source line below engine/") {
  const auto fail = [] { timbang::fail_check("1 == 2", "/anywhere/engine/base/x.cpp", 12, "numbers differ"); };
  CHECK_THROWS_WITH(fail(), "numbers differ [1 == 2 at engine/base/x.cpp:12]");
  CHECK_NOTHROW(TIMBANG_CHECK(1 + 1 == 2, "sum"));
  CHECK_THROWS_AS(TIMBANG_CHECK(1 + 1 == 3, "sum"), timbang::CheckFailed);
}
