#pragma once

#include <string>
#include <string_view>

namespace timbang {

/// SHA-256 of the bytes, as 64 lower-case hexadecimal digits (OpenSSL's libcrypto).
[[nodiscard]] std::string sha256_hex(std::string_view bytes);

/// The first eight digits of a hash, by which people tell results apart.
[[nodiscard]] std::string short_hash(std::string_view sha256);

}  // namespace timbang
