#pragma once

#include <string>
#include <string_view>

namespace timbang {

/// SHA-256 of the bytes, as 64 lower-case hexadecimal digits (OpenSSL's libcrypto).
[[nodiscard]] std::string sha256_hex(std::string_view bytes);

}  // namespace timbang
