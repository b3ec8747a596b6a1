#pragma once

#include <limits>

#include "text/json_fields.hpp"
#include "text/json_source.hpp"

namespace timbang {

template <class T>
void read_value(const JsonSource& source, T& value) {
  if constexpr (std::is_same_v<T, bool> || std::is_same_v<T, std::string>) {
    value = source.as<T>();
  } else if constexpr (std::is_floating_point_v<T>) {
    // What is no finite number was written as null.
    value = source.is_null() ? std::numeric_limits<T>::quiet_NaN() : source.as<double>();
  } else if constexpr (std::is_integral_v<T>) {
    const auto number = source.as<std::conditional_t<std::is_unsigned_v<T>, std::uint64_t, std::int64_t>>();
    if (!std::in_range<T>(number)) source.refuse();
    value = static_cast<T>(number);
  } else if constexpr (HasText<T>) {
    const auto parsed = T::parse(source.as<std::string>());
    if (!parsed) source.refuse();
    value = *parsed;
  } else if constexpr (MayBeNone<T>) {
    value.reset();
    if (!source.is_null()) read_value(source, value.emplace());
  } else if constexpr (NameAndValue<typename T::value_type>) {
    value.clear();
    for (const auto& [name, each] : source.members()) {
      value.emplace_back().first = name;
      read_value(each, value.back().second);
    }
  } else {
    value.clear();
    for (const JsonSource& each : source.items()) {
      typename T::value_type item{};
      read_value(each, item);
      value.push_back(item);
    }
  }
}

template <class T>
void read_value(const JsonSource& source, NullIf<T>& value) {
  if (!source.is_null()) read_value(source, *value.value);
}

template <class E>
void read_value(const JsonSource& source, Word<E>& value) {
  const auto found = std::ranges::find(value.words, source.as<std::string>());
  if (found == value.words.end()) source.refuse();
  *value.value = static_cast<E>(found - value.words.begin());
}

/// Names that are not known yet are those that stand there.
template <class Names, class Values>
void read_value(const JsonSource& source, ByName<Names, Values>& value) {
  const auto members = source.members();
  if constexpr (requires { value.names->emplace_back(); }) {
    if (value.names->empty())
      std::ranges::transform(members, std::back_inserter(*value.names), [](auto& m) { return m.first; });
  }
  if constexpr (requires { value.values->resize(members.size()); }) value.values->resize(members.size());
  if (members.size() != std::size(*value.names) || members.size() != value.values->size()) source.refuse();
  for (std::size_t i = 0; i < members.size(); ++i) read_value(source.at((*value.names)[i]), (*value.values)[i]);
}

/// Whether there is a place for what is read, given what a list hands on: not for what was worked out.
template <class T>
constexpr bool is_kept = std::is_lvalue_reference_v<T> && !std::is_const_v<std::remove_reference_t<T>>;
template <class T>
constexpr bool is_kept<NullIf<T>> = !std::is_const_v<T>;
template <class E>
constexpr bool is_kept<Word<E>> = !std::is_const_v<E>;
template <class Names, class Values>
constexpr bool is_kept<ByName<Names, Values>> = !std::is_const_v<Values>;

/// Reads the fields that a list names from an object. What is missing or of another kind throws JsonError; what no list
/// names is passed over.
class FieldReader {
 public:
  using Layout = JsonWriter::Layout;

  explicit FieldReader(const JsonSource& source) : source_(source) {}

  template <class T>
  FieldReader& operator()(std::string_view name, T&& value) {
    if constexpr (is_kept<T>) read_value(source_.at(name), value);
    return *this;
  }
  template <class T, class List>
  FieldReader& operator()(std::string_view name, T&& value, const List& list, std::optional<Layout> /*layout*/ = {}) {
    if constexpr (is_kept<T>) read(source_.at(name), value, list);
    return *this;
  }
  template <class... Field>
  FieldReader& given(bool /*is_given*/, std::string_view name, Field&&... field) {
    return source_.has(name) ? (*this)(name, std::forward<Field>(field)...) : *this;
  }
  template <class T, class Step>
  void when_read(T& value, const Step& step) {
    step(source_, value);
  }
  FieldReader& means(std::string_view /*english*/, std::string_view /*indonesian*/) { return *this; }

  template <class T, class List>
  static void read(const JsonSource& source, T& value, const List& list) {
    if constexpr (MayBeNone<T>) {
      value.reset();
      if (!source.is_null()) read(source, value.emplace(), list);
    } else if constexpr (std::ranges::range<T>) {
      value.clear();
      for (const JsonSource& item : source.items()) read(item, value.emplace_back(), list);
    } else {
      FieldReader fields(source);
      list(fields, value);
    }
  }

 private:
  const JsonSource& source_;
};

}  // namespace timbang
