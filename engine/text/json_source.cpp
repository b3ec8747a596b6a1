#include "text/json_source.hpp"

#include <boost/json.hpp>

namespace timbang {

JsonSource JsonSource::parse(std::string_view text) {
  boost::json::error_code error;
  auto root = std::make_shared<const boost::json::value>(boost::json::parse(text, error));
  if (error) throw JsonError(error.message());
  const boost::json::value& value = *root;
  return {std::move(root), value, ""};
}

bool JsonSource::is_null() const {
  return value_->is_null();
}

template <class T>
T JsonSource::as() const {
  const auto found = boost::json::try_value_to<T>(*value_);
  if (!found) refuse();
  return *found;
}

template bool JsonSource::as() const;
template double JsonSource::as() const;
template std::int64_t JsonSource::as() const;
template std::uint64_t JsonSource::as() const;
template std::string JsonSource::as() const;

std::vector<JsonSource> JsonSource::items() const {
  if (!value_->is_array()) refuse();
  std::vector<JsonSource> items;
  for (const auto& each : value_->get_array()) items.push_back(part(each, std::to_string(items.size())));
  return items;
}

std::vector<std::pair<std::string, JsonSource>> JsonSource::members() const {
  if (!value_->is_object()) refuse();
  std::vector<std::pair<std::string, JsonSource>> members;
  for (const auto& each : value_->get_object()) members.emplace_back(each.key(), part(each.value(), each.key()));
  return members;
}

bool JsonSource::has(std::string_view name) const {
  return value_->is_object() && value_->get_object().contains(name);
}

JsonSource JsonSource::at(std::string_view name) const {
  const auto* const found = value_->is_object() ? value_->get_object().if_contains(name) : nullptr;
  if (found == nullptr) part(*value_, name).refuse();
  return part(*found, name);
}

void JsonSource::refuse() const {
  throw JsonError(place_);
}

JsonSource JsonSource::part(const boost::json::value& value, std::string_view name) const {
  return {root_, value, place_ + (place_.empty() ? "" : "/") + std::string(name)};
}

}  // namespace timbang
