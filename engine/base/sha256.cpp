#include "base/sha256.hpp"

#include <openssl/evp.h>

#include <array>

#include "base/check.hpp"

namespace timbang {

std::string sha256_hex(std::string_view bytes) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned int length = 0;
  const int done = EVP_Digest(bytes.data(), bytes.size(), digest.data(), &length, EVP_sha256(), nullptr);
  TIMBANG_CHECK(done == 1, "SHA-256 is not available");
  constexpr std::string_view hexadecimal = "0123456789abcdef";
  std::string text;
  for (unsigned int i = 0; i < length; ++i) {
    text += hexadecimal[digest[i] >> 4U];
    text += hexadecimal[digest[i] & 15U];
  }
  return text;
}

std::string short_hash(std::string_view sha256) {
  constexpr std::size_t digits = 8;
  return std::string(sha256.substr(0, digits));
}

}  // namespace timbang
