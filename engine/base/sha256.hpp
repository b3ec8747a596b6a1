#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace timbang {

/// The SHA-256 of bytes that come in parts (OpenSSL's libcrypto). For one thread.
class Sha256 {
 public:
  Sha256();
  Sha256(const Sha256&) = delete;
  Sha256& operator=(const Sha256&) = delete;
  ~Sha256();

  void add(std::string_view bytes);
  /// 64 lower-case hexadecimal digits. Nothing may be added after it.
  [[nodiscard]] std::string hex();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// SHA-256 of the bytes, as 64 lower-case hexadecimal digits.
[[nodiscard]] std::string sha256_hex(std::string_view bytes);

/// The first eight digits of a hash, by which people tell results apart.
[[nodiscard]] std::string short_hash(std::string_view sha256);

}  // namespace timbang
