#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "text/json_fields.hpp"

namespace timbang {

/// Keys of a JSON object with their values as JSON, in the order given.
using SchemaMembers = std::vector<std::pair<std::string, std::string>>;

/// A text as JSON.
[[nodiscard]] std::string quoted_json(std::string_view text);
[[nodiscard]] std::string object_of(const SchemaMembers& members);
[[nodiscard]] std::string array_of(const std::vector<std::string>& items);
[[nodiscard]] std::string quoted_array(const std::vector<std::string>& words);

/// The schema of a type, such as "number", or of null, and `more` besides.
[[nodiscard]] std::string type_of(std::string_view type, bool may_be_null = false, SchemaMembers more = {});
/// The schema of an array.
[[nodiscard]] std::string list_of(const std::string& item);
/// The schema of an object that has no other keys than these, and `more` besides.
[[nodiscard]] std::string closed_object(const SchemaMembers& properties, const std::vector<std::string>& required,
                                        const SchemaMembers& more = {});

/// Both languages in one text, as editors show only one.
[[nodiscard]] std::string description(std::string_view english, std::string_view indonesian);

/// A schema of a type, with a description in both languages and whatever else it says.
[[nodiscard]] std::string described(std::string_view english, std::string_view indonesian, SchemaMembers members);

template <class T>
[[nodiscard]] std::string schema_of(const NullIf<T>& value, bool may_be_null = true);
template <class E>
[[nodiscard]] std::string schema_of(const Word<E>& value, bool may_be_null = false);
template <class Names, class Values>
[[nodiscard]] std::string schema_of(const ByName<Names, Values>& value, bool may_be_null = false);

/// What a value of this kind may be; the value itself does not matter.
template <class T>
[[nodiscard]] std::string schema_of(const T& value, bool may_be_null = false) {
  if constexpr (GivesValue<T>) {
    return schema_of(std::decay_t<std::invoke_result_t<const T&>>{}, may_be_null);
  } else if constexpr (std::is_same_v<T, bool>) {
    return type_of("boolean", may_be_null);
  } else if constexpr (std::is_floating_point_v<T>) {
    return type_of("number", true);
  } else if constexpr (std::is_unsigned_v<T>) {
    return type_of("integer", may_be_null, {{"minimum", "0"}});
  } else if constexpr (std::is_integral_v<T>) {
    return type_of("integer", may_be_null);
  } else if constexpr (TextLike<T> || HasText<T>) {
    return type_of("string", may_be_null);
  } else if constexpr (MayBeNone<T>) {
    return schema_of(std::decay_t<decltype(*value)>{}, true);
  } else if constexpr (NameAndValue<std::ranges::range_value_t<T>>) {
    using Value = typename std::ranges::range_value_t<T>::second_type;
    return type_of("object", may_be_null, {{"additionalProperties", schema_of(Value{})}});
  } else {
    return list_of(schema_of(std::ranges::range_value_t<T>{}));
  }
}

template <class T>
std::string schema_of(const NullIf<T>& value, bool may_be_null) {
  return schema_of(*value.value, may_be_null);
}

template <class E>
std::string schema_of(const Word<E>& value, bool may_be_null) {
  std::vector<std::string> words;
  for (const std::string_view each : value.words) words.push_back(quoted_json(each));
  if (may_be_null) words.emplace_back("null");
  return object_of({{"enum", array_of(words)}});
}

template <class Names, class Values>
std::string schema_of(const ByName<Names, Values>& /*value*/, bool may_be_null) {
  return type_of("object", may_be_null, {{"additionalProperties", schema_of(std::ranges::range_value_t<Values>{})}});
}

/// Makes the schema of an object whose fields a list names.
class FieldSchema {
 public:
  using Layout = JsonWriter::Layout;

  template <class T>
  FieldSchema& operator()(std::string_view name, const T& value) {
    return add(name, schema_of(value));
  }
  template <class T, class List>
  FieldSchema& operator()(std::string_view name, const T& value, const List& list,
                          std::optional<Layout> /*layout*/ = {}) {
    return add(name, of(value, list));
  }
  template <class... Field>
  FieldSchema& given(bool /*is_given*/, std::string_view name, const Field&... field) {
    (*this)(name, field...);
    required_.pop_back();
    return *this;
  }
  template <class T, class Step>
  void when_read(T& /*value*/, const Step& /*step*/) {}
  FieldSchema& means(std::string_view english, std::string_view indonesian);

  [[nodiscard]] std::string object(const SchemaMembers& more = {}) const {
    return closed_object(properties_, required_, more);
  }

 private:
  FieldSchema& add(std::string_view name, std::string schema) {
    properties_.emplace_back(name, std::move(schema));
    required_.emplace_back(name);
    return *this;
  }

  /// Of an optional, what it may hold: a field is left out where there is none.
  template <class T, class List>
  [[nodiscard]] static std::string of(const T& value, const List& list) {
    if constexpr (GivesValue<T>) {
      return of(std::decay_t<std::invoke_result_t<const T&>>{}, list);
    } else if constexpr (MayBeNone<T>) {
      return of(std::decay_t<decltype(*value)>{}, list);
    } else if constexpr (std::ranges::range<T>) {
      return list_of(of(std::ranges::range_value_t<T>{}, list));
    } else {
      FieldSchema fields;
      list(fields, value);
      return fields.object();
    }
  }

  SchemaMembers properties_;
  std::vector<std::string> required_;
};

}  // namespace timbang
