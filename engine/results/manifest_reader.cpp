#include <boost/json.hpp>
#include <boost/json/basic_parser_impl.hpp>
#include <charconv>
#include <limits>

#include "results/manifest_json.hpp"
#include "text/json_writer.hpp"

namespace timbang {
namespace {

namespace json = boost::json;

constexpr int first_format_with_ensembles = 2;

/// Builds a value as Boost.JSON's own parser does, but rounds doubles correctly: its own may be one digit off.
struct ExactHandler {
  static constexpr std::size_t max_object_size = json::object::max_size();
  static constexpr std::size_t max_array_size = json::array::max_size();
  static constexpr std::size_t max_key_size = json::string::max_size();
  static constexpr std::size_t max_string_size = json::string::max_size();

  json::value_stack stack;

  bool on_document_begin(json::error_code& /*error*/) {
    stack.reset();
    return true;
  }
  bool on_document_end(json::error_code& /*error*/) { return true; }
  bool on_object_begin(json::error_code& /*error*/) { return true; }
  bool on_object_end(std::size_t size, json::error_code& /*error*/) {
    stack.push_object(size);
    return true;
  }
  bool on_array_begin(json::error_code& /*error*/) { return true; }
  bool on_array_end(std::size_t size, json::error_code& /*error*/) {
    stack.push_array(size);
    return true;
  }
  bool on_key_part(json::string_view text, std::size_t /*size*/, json::error_code& /*error*/) {
    stack.push_chars(text);
    return true;
  }
  bool on_key(json::string_view text, std::size_t /*size*/, json::error_code& /*error*/) {
    stack.push_key(text);
    return true;
  }
  bool on_string_part(json::string_view text, std::size_t /*size*/, json::error_code& /*error*/) {
    stack.push_chars(text);
    return true;
  }
  bool on_string(json::string_view text, std::size_t /*size*/, json::error_code& /*error*/) {
    stack.push_string(text);
    return true;
  }
  bool on_number_part(json::string_view /*text*/, json::error_code& /*error*/) { return true; }
  bool on_int64(std::int64_t value, json::string_view /*text*/, json::error_code& /*error*/) {
    stack.push_int64(value);
    return true;
  }
  bool on_uint64(std::uint64_t value, json::string_view /*text*/, json::error_code& /*error*/) {
    stack.push_uint64(value);
    return true;
  }
  bool on_double(double value, json::string_view text, json::error_code& /*error*/) {
    std::from_chars(text.data(), text.data() + text.size(), value);
    stack.push_double(value);
    return true;
  }
  bool on_bool(bool value, json::error_code& /*error*/) {
    stack.push_bool(value);
    return true;
  }
  bool on_null(json::error_code& /*error*/) {
    stack.push_null();
    return true;
  }
  bool on_comment_part(json::string_view /*text*/, json::error_code& /*error*/) { return true; }
  bool on_comment(json::string_view /*text*/, json::error_code& /*error*/) { return true; }
};

/// The value; nothing if the text is not JSON.
std::optional<json::value> parse(std::string_view text) {
  json::basic_parser<ExactHandler> parser{json::parse_options()};
  json::error_code error;
  const std::size_t used = parser.write_some(false, text.data(), text.size(), error);
  if (error || used != text.size()) return std::nullopt;
  return parser.handler().stack.release();
}

/// Writes a value as canonical JSON again.
void rewrite(JsonWriter& writer, const json::value& value) {
  constexpr auto compact = JsonWriter::Layout::compact;
  switch (value.kind()) {
    case json::kind::null:
      writer.null();
      break;
    case json::kind::bool_:
      writer.boolean(value.get_bool());
      break;
    case json::kind::int64:
      writer.integer(value.get_int64());
      break;
    case json::kind::uint64:
      writer.unsigned_integer(value.get_uint64());
      break;
    case json::kind::double_:
      writer.number(value.get_double());
      break;
    case json::kind::string:
      writer.text(std::string_view(value.get_string()));
      break;
    case json::kind::array:
      writer.begin_array(compact);
      for (const json::value& item : value.get_array()) rewrite(writer, item);
      writer.end();
      break;
    case json::kind::object:
      writer.begin_object(compact);
      for (const auto& member : value.get_object()) {
        writer.key(std::string_view(member.key()));
        rewrite(writer, member.value());
      }
      writer.end();
      break;
  }
}

/// A member; the JSON's own exceptions say only that something is out of range.
const json::value& member(const json::value& object, const char* name) {
  const json::object* members = object.if_object();
  const json::value* found = members == nullptr ? nullptr : members->if_contains(name);
  if (found == nullptr) throw ManifestError(std::string("`") + name + "` is missing");
  return *found;
}

std::string text(const json::value& object, const char* name) {
  const json::string* found = member(object, name).if_string();
  if (found == nullptr) throw ManifestError(std::string("`") + name + "` is not a text");
  return std::string(std::string_view(*found));
}

template <typename Number>
Number number(const json::value& object, const char* name) {
  json::error_code error;
  const auto found = member(object, name).to_number<Number>(error);
  if (error) throw ManifestError(std::string("`") + name + "` is not a number that fits");
  return found;
}

double number_or_nan(const json::value& value, const std::string& name) {
  if (value.is_null()) return std::numeric_limits<double>::quiet_NaN();
  json::error_code error;
  const auto found = value.to_number<double>(error);
  if (error) throw ManifestError("`" + name + "` is not a number");
  return found;
}

const json::array& list(const json::value& object, const char* name) {
  const json::array* found = member(object, name).if_array();
  if (found == nullptr) throw ManifestError(std::string("`") + name + "` is not a list");
  return *found;
}

const json::object& members(const json::value& object, const char* name) {
  const json::object* found = member(object, name).if_object();
  if (found == nullptr) throw ManifestError(std::string("`") + name + "` is not an object");
  return *found;
}

std::uint64_t fingerprint(const json::value& object, const char* name) {
  const std::string digits = text(object, name);
  std::uint64_t value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value, 16);
  if (error != std::errc() || end != digits.data() + digits.size()) {
    throw ManifestError(std::string("`") + name + "` is not a fingerprint");
  }
  return value;
}

std::vector<std::string> texts(const json::value& object, const char* name) {
  std::vector<std::string> found;
  for (const json::value& each : list(object, name)) {
    if (!each.is_string()) throw ManifestError(std::string("`") + name + "` has an entry that is not a text");
    found.emplace_back(std::string_view(each.get_string()));
  }
  return found;
}

void read_scenario(Manifest& manifest, const json::value& scenario) {
  manifest.scenario_name = text(scenario, "name");
  manifest.scenario_file = text(scenario, "file");
  manifest.scenario_sha256 = text(scenario, "sha256");
  manifest.baseline_sha256 = text(scenario, "baseline_sha256");
  manifest.file_sha256 = text(scenario, "file_sha256");
  manifest.kecamatan = texts(scenario, "kecamatan");
  const auto first_month = Month::parse(text(scenario, "first_month"));
  if (!first_month) throw ManifestError("`first_month` is not a month");
  manifest.first_month = *first_month;
  manifest.months = number<std::int32_t>(scenario, "months");
}

CityFit read_fit(const json::value& value) {
  CityFit fit;
  fit.mu = number_or_nan(member(value, "mu"), "mu");
  fit.sigma = number_or_nan(member(value, "sigma"), "sigma");
  fit.g = number_or_nan(member(value, "g"), "g");
  fit.rounds = number<int>(value, "rounds");
  for (const auto& measure : members(value, "measures")) {
    const std::string name(std::string_view(measure.key()));
    fit.measures.emplace_back(name, number_or_nan(measure.value(), name));
  }
  return fit;
}

ManifestRun read_run(const json::value& value) {
  ManifestRun run;
  run.seed = number<std::uint64_t>(value, "seed");
  run.replication = number<std::uint32_t>(value, "replication");
  run.outcomes = fingerprint(value, "outcomes");
  run.trajectory = fingerprint(value, "trajectory");
  if (value.get_object().contains("failure")) run.failure = text(value, "failure");
  if (value.get_object().contains("point")) run.point = text(value, "point");
  return run;
}

std::string canonical(const json::value& value) {
  JsonWriter writer;
  rewrite(writer, value);
  return writer.json();
}

ManifestEnsemble read_ensemble(const json::value& value) {
  return {text(value, "name"), text(value, "sha256"), number<std::uint32_t>(value, "members"),
          canonical(member(value, "values"))};
}

ManifestClaims read_claims(const json::value& value) {
  return {text(value, "sha256"), canonical(member(value, "claims")), number<std::uint64_t>(value, "runs_before")};
}

ManifestArm read_arm(const json::value& value) {
  ManifestArm arm;
  arm.name = text(value, "name");
  for (const auto& setting : members(value, "set")) {
    const json::string* typed = setting.value().if_string();
    if (typed == nullptr) throw ManifestError("`set` has a value that is not a text");
    arm.settings.emplace_back(std::string_view(setting.key()), std::string_view(*typed));
  }
  arm.values_sha256 = text(value, "values_sha256");
  for (const json::value& run : list(value, "runs")) arm.runs.push_back(read_run(run));
  arm.canonical_values = canonical(member(value, "values"));
  if (value.get_object().contains("ensemble_sha256")) {
    arm.ensemble_sha256 = text(value, "ensemble_sha256");
    arm.held = texts(value, "held");
  }
  arm.is_for_claims = value.get_object().contains("is_for_claims");
  return arm;
}

}  // namespace

std::optional<int> manifest_format(std::string_view json_text) {
  const auto root = parse(json_text);
  if (!root || !root->is_object()) return std::nullopt;
  const json::value* format = root->get_object().if_contains("timbang_results");
  if (format == nullptr || !format->is_int64()) return std::nullopt;
  return number<int>(*root, "timbang_results");
}

Manifest parse_manifest(std::string_view json_text) {
  const auto root = parse(json_text);
  if (!root) throw ManifestError("not JSON");
  Manifest manifest;
  manifest.engine_version = text(*root, "engine_version");
  manifest.compiler = text(*root, "compiler");
  manifest.results_version = number<int>(*root, "results_version");
  read_scenario(manifest, member(*root, "scenario"));
  manifest.seed = number<std::uint64_t>(*root, "seed");
  manifest.population_seed = number<std::uint64_t>(*root, "population_seed");
  manifest.fit = read_fit(member(*root, "fit"));
  for (const json::value& arm : list(*root, "arms")) manifest.arms.push_back(read_arm(arm));
  manifest.format = number<int>(*root, "timbang_results");
  if (manifest.format < first_format_with_ensembles) return manifest;
  for (const json::value& ensemble : list(*root, "ensembles")) manifest.ensembles.push_back(read_ensemble(ensemble));
  if (!root->get_object().contains("claims")) return manifest;
  for (const json::value& claims : list(*root, "claims")) manifest.claims.push_back(read_claims(claims));
  return manifest;
}

}  // namespace timbang
