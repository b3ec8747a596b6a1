#include "scenario/layers/resolve_scenario.hpp"

#include "base/check.hpp"
#include "scenario/canonical.hpp"
#include "scenario/layers/calendar_file.hpp"
#include "scenario/layers/consistency.hpp"
#include "scenario/layers/kpm_quota.hpp"
#include "scenario/layers/layer_stack.hpp"
#include "scenario/layers/parameter_layers.hpp"
#include "scenario/layers/place_and_period.hpp"
#include "text/number_text.hpp"

namespace timbang {
namespace reading {
namespace {

/// Puts the kecamatan's sum in force, if it is the quota.
void put_quota(const std::vector<Layer>& layers, ResolvedParameters& parameters) {
  const auto quota = quota_of_kecamatan(layers);
  if (!quota) return;
  for (auto& dated : parameters.dated) dated.values.programme.kpm = *quota;
  // Given by the sum, the quota is not missing.
  parameters.incomplete.erase(std::string(quota_path));
}

std::string text_of(const std::vector<Layer>& layers, std::string_view path) {
  const auto* word = last_word(layers, path);
  return word == nullptr ? "" : word->text;
}

/// What a file says of itself and does not pass on to those that extend it.
std::string own_text(const Layer& layer, std::string_view path, const std::string& otherwise) {
  const auto found = layer.words.find(path);
  return found == layer.words.end() ? otherwise : found->second.text;
}

/// Takes the files' layers and the settings' apart and puts them together into a scenario, in steps that each report
/// what they can: a problem in one does not hide those of another.
class Resolver {
 public:
  Resolver(const Layer& own, std::vector<Layer> layers, const WorkingCalendar* calendar, Findings& findings)
      : own_(own), layers_(std::move(layers)), known_calendar_(calendar), findings_(findings) {}

  Scenario resolve() {
    check_words(layers_, findings_);
    const bool has_period = resolve_city();
    const bool has_calendar = resolve_calendar();
    check_quota(layers_, findings_);
    check_parameters(layers_, scenario_.kecamatan, findings_);
    // Without a period no date could be checked.
    if (has_period) resolve_values(has_calendar);
    findings_.throw_if_any();
    describe();
    hash_values(scenario_);
    return std::move(scenario_);
  }

 private:
  bool resolve_city() {
    scenario_.kecamatan = resolve_kecamatan(layers_, findings_);
    const auto period = resolve_period(layers_, findings_);
    const auto payouts = resolve_payouts(layers_, findings_);
    if (period) scenario_.period = *period;
    if (payouts) scenario_.payouts = *payouts;
    return period.has_value();
  }

  bool resolve_calendar() {
    const auto file = named_file(layers_, "calendar");
    if (file.empty()) return false;
    // Members and settings share the calendar of the scenario as it stands, so that it is read once.
    if (known_calendar_ != nullptr) {
      scenario_.calendar = *known_calendar_;
      return true;
    }
    auto calendar = read_calendar(file, last_word(layers_, "calendar")->mark, findings_);
    if (calendar) scenario_.calendar = std::move(*calendar);
    return calendar.has_value();
  }

  void resolve_values(bool has_calendar) {
    const auto start = scenario_.period.start;
    auto policy = resolve_parameters(layers_, scenario_.kecamatan, start, Arm::policy, findings_);
    auto baseline = resolve_parameters(layers_, scenario_.kecamatan, start, Arm::baseline, findings_);
    put_quota(layers_, policy);
    put_quota(layers_, baseline);
    scenario_.policy = std::move(policy.dated);
    scenario_.baseline = std::move(baseline.dated);
    // Without a calendar nobody knows the longest block.
    if (!has_calendar) return;
    policy.incomplete.merge(baseline.incomplete);
    check_parameters_together(scenario_, layers_, policy.incomplete, findings_);
    check_calendar(scenario_, layers_, named_file(layers_, "calendar"), findings_);
  }

  void describe() {
    scenario_.name = own_text(own_, "name", "");
    scenario_.title_en = own_text(own_, "title.en", scenario_.name);
    scenario_.title_id = own_text(own_, "title.id", scenario_.name);
    scenario_.city_name = text_of(layers_, "city.name");
    scenario_.city_code = text_of(layers_, "city.code");
    scenario_.ensemble_file = named_file(layers_, "ensemble");
    if (const auto* word = last_word(layers_, "ensemble")) scenario_.ensemble_named_in = word->mark.text->name;
    const auto seed = parse_natural(text_of(layers_, "seed"));
    TIMBANG_CHECK(seed.has_value(), "the seed was checked when it was read");
    scenario_.seed = *seed;
    scenario_.notes = values_after(layers_, scenario_.kecamatan, scenario_.run_end());
    scenario_.sources = resolve_sources(layers_, scenario_.kecamatan);
  }

  const Layer& own_;
  std::vector<Layer> layers_;
  const WorkingCalendar* known_calendar_;
  Findings& findings_;
  Scenario scenario_;
};

}  // namespace

std::string named_file(const std::vector<Layer>& layers, std::string_view word) {
  const auto* found = last_word(layers, word);
  return found == nullptr ? "" : found->text;
}

Scenario resolve_scenario(const Layer& own, std::vector<Layer> layers, const WorkingCalendar* calendar,
                          Findings& findings) {
  return Resolver(own, std::move(layers), calendar, findings).resolve();
}

}  // namespace reading
}  // namespace timbang
