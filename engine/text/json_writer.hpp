#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace timbang {

/// The shortest decimal text that reads back as the same double; empty if it is not a finite number.
[[nodiscard]] std::string shortest_text(double value);

/// Writes one JSON value piece by piece, the same bytes everywhere: doubles by their shortest text, what is not a
/// number as null, keys in the order given. Braces, commas and line breaks come by themselves.
/// Requires: keys only in objects, every begin ended; not checked.
class JsonWriter {
 public:
  /// lines: every member on a line of its own, indented; compact: all on one line.
  enum class Layout : std::uint8_t { lines, compact };

  JsonWriter& begin_object(Layout layout);
  JsonWriter& begin_array(Layout layout);
  /// Ends the innermost object or array.
  JsonWriter& end();
  JsonWriter& key(std::string_view name);

  JsonWriter& text(std::string_view value);
  JsonWriter& number(double value);
  JsonWriter& number(std::optional<double> value);
  JsonWriter& integer(std::int64_t value);
  JsonWriter& unsigned_integer(std::uint64_t value);
  JsonWriter& boolean(bool value);
  JsonWriter& null();
  /// A value that is JSON already.
  JsonWriter& raw(std::string_view json);

  /// What has been written so far.
  [[nodiscard]] const std::string& json() const { return json_; }

 private:
  struct Container {
    char closing;
    Layout layout;
    bool is_empty;
  };

  void begin(char opening, char closing, Layout layout);
  void begin_item();
  void break_line();

  std::string json_;
  std::vector<Container> open_;
  bool after_key_ = false;
};

}  // namespace timbang
