#pragma once

#include <algorithm>
#include <iterator>
#include <optional>
#include <ranges>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

#include "text/json_writer.hpp"

namespace timbang {

// The fields of a struct are listed once, each with its name in JSON, by a generic function:
//
//   constexpr auto estimate_fields = [](auto& f, auto& x) { f("mean", x.mean)("low", x.low)("high", x.high); };
//
// FieldWriter writes what such a list says, FieldReader (text/json_reader.hpp) reads it back, and FieldSchema
// (text/json_schema.hpp) says what it may be. A field is a scalar, a text, what has a text(), an optional (null where
// there is none), a range of these, pairs of a name and a value as an object, or anything at all with a list of its
// own. A value that is worked out is written and not read; so is a function that gives one, which the schema does not
// call.

inline constexpr auto on_lines = JsonWriter::Layout::lines;
inline constexpr auto on_one_line = JsonWriter::Layout::compact;

/// A value that is null where it does not exist.
template <class T>
struct NullIf {
  T* value;
  bool is_null;
};
template <class T>
[[nodiscard]] NullIf<T> null_if(bool is_null, T& value) {
  return {&value, is_null};
}

/// A value of an enumeration by its word; the words stand in the order of the values.
template <class E>
struct Word {
  E* value;
  std::span<const std::string_view> words;
};
template <class E>
[[nodiscard]] Word<E> word(E& value, std::span<const std::string_view> words) {
  return {&value, words};
}

/// Numbers as an object: names[i] is the name of values[i].
template <class Names, class Values>
struct ByName {
  Names* names;
  Values* values;
};
template <class Names, class Values>
[[nodiscard]] ByName<Names, Values> by_name(Names& names, Values& values) {
  return {&names, &values};
}

/// A text that is JSON already.
struct RawJson {
  std::string_view json;
};

template <class T>
concept GivesValue = std::is_invocable_v<const T&>;
template <class T>
concept TextLike = std::is_convertible_v<const T&, std::string_view>;
template <class T>
concept HasText = requires(const T& value) {
  std::string_view(value.text());
};
/// A pointer or an optional: nothing, or a value.
template <class T>
concept MayBeNone = !TextLike<T> && requires(const T& value) {
  *value, static_cast<bool>(value);
};
template <class T>
concept NameAndValue = requires(const T& pair) {
  std::tuple_size<T>::value == 2 && TextLike<decltype(pair.first)>;
};

template <class T>
void write_value(JsonWriter& json, const NullIf<T>& value);
template <class E>
void write_value(JsonWriter& json, const Word<E>& value);
template <class Names, class Values>
void write_value(JsonWriter& json, const ByName<Names, Values>& value);

template <class T>
void write_value(JsonWriter& json, const T& value) {
  if constexpr (GivesValue<T>) {
    write_value(json, value());
  } else if constexpr (std::is_same_v<T, bool>) {
    json.boolean(value);
  } else if constexpr (std::is_same_v<T, RawJson>) {
    json.raw(value.json);
  } else if constexpr (std::is_floating_point_v<T>) {
    json.number(value);
  } else if constexpr (std::is_unsigned_v<T>) {
    json.unsigned_integer(value);
  } else if constexpr (std::is_integral_v<T>) {
    json.integer(value);
  } else if constexpr (TextLike<T>) {
    json.text(value);
  } else if constexpr (HasText<T>) {
    json.text(value.text());
  } else if constexpr (MayBeNone<T>) {
    value ? write_value(json, *value) : static_cast<void>(json.null());
  } else {
    using Item = std::ranges::range_value_t<T>;
    constexpr bool is_object = NameAndValue<Item>;
    is_object ? json.begin_object(JsonWriter::Layout::compact) : json.begin_array(JsonWriter::Layout::compact);
    for (const Item& item : value) {
      if constexpr (is_object) {
        write_value(json.key(item.first), item.second);
      } else {
        write_value(json, item);
      }
    }
    json.end();
  }
}

template <class T>
void write_value(JsonWriter& json, const NullIf<T>& value) {
  value.is_null ? static_cast<void>(json.null()) : write_value(json, *value.value);
}

template <class E>
void write_value(JsonWriter& json, const Word<E>& value) {
  json.text(value.words[static_cast<std::size_t>(*value.value)]);
}

template <class Names, class Values>
void write_value(JsonWriter& json, const ByName<Names, Values>& value) {
  json.begin_object(JsonWriter::Layout::compact);
  auto name = std::begin(*value.names);
  for (const auto& each : *value.values) write_value(json.key(*name++), each);
  json.end();
}

/// Writes the fields that a list names.
class FieldWriter {
 public:
  using Layout = JsonWriter::Layout;

  explicit FieldWriter(JsonWriter& json) : json_(json) {}

  template <class T>
  FieldWriter& operator()(std::string_view name, const T& value) {
    write_value(json_.key(name), value);
    return *this;
  }
  /// What has a list of its own: an object, or a range of objects. An object stands on one line, and so does each of a
  /// range, unless they are said to stand on lines; a range has one a line unless it is said to be compact.
  template <class T, class List>
  FieldWriter& operator()(std::string_view name, const T& value, const List& list, std::optional<Layout> layout = {}) {
    json_.key(name);
    write(value, list, layout);
    return *this;
  }
  /// A field that is left out unless it is given.
  template <class... Field>
  FieldWriter& given(bool is_given, std::string_view name, const Field&... field) {
    return is_given ? (*this)(name, field...) : *this;
  }
  /// What only those who read do with the value: step(source, value).
  template <class T, class Step>
  void when_read(T& /*value*/, const Step& /*step*/) {}
  /// What the schema says of the last field, in both languages.
  FieldWriter& means(std::string_view /*english*/, std::string_view /*indonesian*/) { return *this; }

  template <class T, class List>
  void write(const T& value, const List& list, std::optional<Layout> layout = {}) {
    if constexpr (GivesValue<T>) {
      write(value(), list, layout);
    } else if constexpr (MayBeNone<T>) {
      value ? write(*value, list, layout) : static_cast<void>(json_.null());
    } else if constexpr (std::ranges::range<T>) {
      json_.begin_array(layout.value_or(Layout::lines));
      for (const auto& item : value) write(item, list, layout.value_or(Layout::compact));
      json_.end();
    } else {
      json_.begin_object(layout.value_or(Layout::compact));
      list(*this, value);
      json_.end();
    }
  }

 private:
  JsonWriter& json_;
};

/// A whole file of JSON, of what a list names; the same bytes for the same value.
template <class T, class List>
[[nodiscard]] std::string json_of(const T& value, const List& list) {
  JsonWriter json;
  FieldWriter(json).write(value, list, JsonWriter::Layout::lines);
  return json.json() + "\n";
}

}  // namespace timbang
