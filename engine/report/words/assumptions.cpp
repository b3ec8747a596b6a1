#include "report/words/assumptions.hpp"

#include <algorithm>
#include <cmath>
#include <set>

#include "base/ranges.hpp"
#include "report/words/number_format.hpp"

namespace timbang {
namespace {

constexpr std::string_view assumed_word = "assumed";
constexpr std::string_view borrowed_word = "borrowed";

bool is_assumed(const ParameterSource& source) {
  return source.evidence == assumed_word || source.evidence == borrowed_word;
}

/// The assumed or borrowed parameter of that path; null if it has a better source, or none.
const ParameterSource* find_assumed(const Scenario& scenario, std::string_view path) {
  const auto found = std::ranges::find_if(
      scenario.sources, [&](const ParameterSource& source) { return source.path == path && is_assumed(source); });
  return found == scenario.sources.end() ? nullptr : &*found;
}

/// One number that every kecamatan has counts once.
std::string without_kecamatan(std::string path, const Scenario& scenario) {
  for (const Kecamatan& kecamatan : scenario.kecamatan) {
    const std::size_t at = path.find("." + kecamatan.name);
    if (at != std::string::npos) return path.erase(at, kecamatan.name.size() + 1);
  }
  return path;
}

}  // namespace

bool rests_on_assumption(const Scenario& scenario, const Headline& headline) {
  return std::ranges::any_of(headline.rests_on,
                             [&](std::string_view path) { return find_assumed(scenario, path) != nullptr; });
}

std::vector<ParameterSource> decisive_assumptions(const Scenario& scenario) {
  std::vector<ParameterSource> result;
  for (const Headline& headline : headlines()) {
    for (const std::string_view path : headline.rests_on) {
      const ParameterSource* source = find_assumed(scenario, path);
      const bool is_new = std::ranges::none_of(result, [&](const auto& known) { return known.path == path; });
      if (source != nullptr && is_new) result.push_back(*source);
    }
  }
  return result;
}

AssumptionCount count_assumed(const Scenario& scenario) {
  std::set<std::string> all;
  std::set<std::string> assumed;
  std::set<std::string> borrowed;
  for (const ParameterSource& source : scenario.sources) {
    // A number counts as both if kecamatan have it from different sources.
    const std::string path = without_kecamatan(source.path, scenario);
    all.insert(path);
    if (source.evidence == assumed_word) assumed.insert(path);
    if (source.evidence == borrowed_word) borrowed.insert(path);
  }
  return {assumed.size(), borrowed.size(), all.size()};
}

std::string used_text(const Summary& summary, const std::string& path, Language language) {
  const UsedValue* used = find_by(summary.used, path, &UsedValue::path);
  if (used == nullptr || contains(summary.arms.front().held, path)) return {};
  // Three digits of the greatest: what is drawn is known no better.
  constexpr double digits = 3;
  const double largest = std::max(std::fabs(used->low), std::fabs(used->high));
  const double whole = largest > 0 ? std::floor(std::log10(largest)) + 1 : digits;
  const int decimals = static_cast<int>(std::clamp(digits - whole, 0.0, 6.0));
  const auto written = [&](double value) { return number_text(language, value, decimals); };
  return text(language, "assumptions.used",
              {{"mean", written(used->mean)}, {"low", written(used->low)}, {"high", written(used->high)}});
}

}  // namespace timbang
