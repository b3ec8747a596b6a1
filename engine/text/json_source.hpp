#pragma once

#include <cstdint>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace boost::json {
class value;
}

namespace timbang {

/// JSON that is not what was expected; its text is the place, such as "plans/3/runs", or what the parser says.
class JsonError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// A value of a JSON text, with its place in it. Asking it for what it is not throws JsonError.
class JsonSource {
 public:
  [[nodiscard]] static JsonSource parse(std::string_view text);

  [[nodiscard]] bool is_null() const;
  /// Of bool, double, std::int64_t, std::uint64_t and std::string.
  template <class T>
  [[nodiscard]] T as() const;
  /// Of an array.
  [[nodiscard]] std::vector<JsonSource> items() const;
  /// Of an object, in its order.
  [[nodiscard]] std::vector<std::pair<std::string, JsonSource>> members() const;
  [[nodiscard]] bool has(std::string_view name) const;
  [[nodiscard]] JsonSource at(std::string_view name) const;

  [[noreturn]] void refuse() const;

 private:
  JsonSource(std::shared_ptr<const boost::json::value> root, const boost::json::value& value, std::string place)
      : root_(std::move(root)), value_(&value), place_(std::move(place)) {}
  [[nodiscard]] JsonSource part(const boost::json::value& value, std::string_view name) const;

  std::shared_ptr<const boost::json::value> root_;
  const boost::json::value* value_;
  std::string place_;
};

}  // namespace timbang
