#include "scenario/layers/consistency.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>

#include <fmt/format.h>

#include "base/apportionment.hpp"
#include "scenario/layers/layer_stack.hpp"
#include "scenario/layers/parameter_layers.hpp"
#include "scenario/parameters/input_limits.hpp"
#include "text/joined_text.hpp"
#include "text/number_text.hpp"

namespace timbang::reading {
namespace {

/// Mean consumption of a city in poverty lines: 2 to 5 everywhere in Indonesia (Susenas); more is a slip of the unit.
constexpr double most_lines = 50;
/// Longest run: instants are kept in 24 bits of minutes, which is 31.9 years.
constexpr std::int32_t longest_run_days = 30 * 365;

class ParameterCheck {
 public:
  ParameterCheck(const Scenario& scenario, const std::vector<Layer>& layers, const std::set<std::string>& incomplete,
                 Findings& findings)
      : scenario_(scenario), layers_(layers), incomplete_(incomplete), findings_(findings) {}

  void check(const Parameters& values) {
    check_sum("households.size_share", values.households.size_share);
    check_sum("complaints.share", values.complaints.class_share);
    const auto& obstacles = values.obstacles;
    check_sum("obstacles.lasting_share",
              std::array{obstacles.wrong_data_share, obstacles.died_share, obstacles.moved_share});
    check_bank_delay(values.follow_up);
    check_reserved(values);
    check_blocks(values);
    check_day(values);
    check_staff(values);
    check_places(values);
    check_welfare(values);
  }

 private:
  /// Once for each path, however many dates and arms have the problem.
  void report(const std::string& id, const std::string& path, Arguments arguments) {
    if (!reported_.insert(id + path).second) return;
    findings_.add(id, mark_of(path), path, std::move(arguments));
  }

  /// Where the parameter, or the first one in the group, is given.
  [[nodiscard]] Mark mark_of(const std::string& path) const {
    for (const auto& slot : all_slots()) {
      if (!is_in(slot.path, path)) continue;
      if (const auto* parameter = last_parameter(layers_, slot.path)) return parameter->mark;
    }
    return layers_.front().mark;
  }

  [[nodiscard]] static bool is_in(const std::string& path, const std::string& group) {
    return path == group || path.rfind(group + ".", 0) == 0;
  }

  [[nodiscard]] bool is_complete(const std::string& group) const {
    // What could not be read is not summed: the missing value is reported already.
    return std::ranges::none_of(incomplete_, [&](const auto& path) { return is_in(path, group); });
  }

  template <class Shares>
  void check_sum(const std::string& path, const Shares& shares) {
    if (!is_complete(path)) return;
    double sum = 0;
    for (const double share : shares) sum += share;
    // Shares are written with few decimals, and their sum is that of doubles.
    const double tolerance = 1e-9 * static_cast<double>(shares.size());
    if (std::fabs(sum - 1) <= tolerance) return;
    // Rounded: the sum of doubles has digits that nobody wrote.
    report("shares_do_not_sum", path, {{"sum", number_text(std::floor(sum * 1e9 + 0.5) / 1e9)}});
  }

  void check_bank_delay(const FollowUpParameters& follow_up) {
    const bool is_wrong = follow_up.bank_delay_shortest_minutes > follow_up.bank_delay_longest_minutes;
    if (is_wrong && is_complete("follow_up.card_bank_delay")) {
      report("shortest_beyond_longest", "follow_up.card_bank_delay.shortest", {});
    }
  }

  [[nodiscard]] static double reserved_share(const Parameters& values) {
    return values.socialisation.share + values.monitoring.share;
  }

  void check_reserved(const Parameters& values) {
    if (reserved_share(values) <= 1 || !is_complete("socialisation.share") || !is_complete("monitoring.share")) return;
    report("reserved_shares_too_large", "monitoring.share", {{"sum", number_text(reserved_share(values))}});
  }

  void check_block(const std::string& path, double block, double mean, double fixed_share) {
    // 2.302585 = ln 10: nine in ten exponential times are shorter than that many means.
    const double needed = mean * (fixed_share + (1 - fixed_share) * 2.302585);
    if (block >= needed || !is_complete(path)) return;
    report("block_too_short", "staffing.sembako_share",
           {{"block", number_text(std::floor(block))}, {"work", path}, {"needed", number_text(std::ceil(needed))}});
  }

  /// Indivisible work must fit into the longest block of Sembako time that a TKSK has in a week, nine times in ten.
  /// Time reserved in it for sessions and checks counts: where it is missing, what does not fit is done in two parts.
  void check_blocks(const Parameters& values) {
    const auto& staffing = values.staffing;
    if (staffing.sembako_share == 0 || !is_complete("staffing")) return;
    const double days = staffing.sembako_share * scenario_.calendar.working_weekdays();
    // A share of the week below a day makes the longest block shorter than a day.
    const double block = staffing.hours_minutes * std::min(1.0, days);
    const double fixed_share = staffing.fixed_share_of_service;
    if (values.follow_up.mode == FollowUpMode::phone_and_visit) {
      check_block("follow_up.visit", block, values.follow_up.visit_minutes, fixed_share);
    }
    check_block("targeting.field_check", block, values.targeting.verification_minutes, fixed_share);
    for (std::size_t i = 0; i < complaint_class_count; ++i) {
      const bool is_visited = needs_visit(kind_of(static_cast<ComplaintClass>(i)));
      // Classes that never occur need no block.
      if (!is_visited || values.complaints.class_share[i] <= 0) continue;
      const std::string path = "complaints.work." + std::string(complaint_class_names[i]);
      check_block(path, block, values.complaints.work_minutes[i], fixed_share);
    }
  }

  /// A working day ends on the day it begins: what a TKSK works on a day is counted by the calendar's day.
  void check_day(const Parameters& values) {
    constexpr double day_minutes = 24.0 * 60;
    const double most = day_minutes - scenario_.calendar.day_begins_minute;
    if (values.staffing.hours_minutes <= most || !is_complete("staffing.hours")) return;
    const int begins = scenario_.calendar.day_begins_minute;
    report("day_past_midnight", "staffing.hours",
           {{"begins", fmt::format("{:02}:{:02}", begins / 60, begins % 60)}, {"most", number_text(most / 60)}});
  }

  /// TKSK are agents, each with a calendar of its own: far more of them than any city has fill the memory.
  void check_staff(const Parameters& values) {
    const auto& staffing = values.staffing;
    double tksk = staffing.extra_tksk + staffing.mobile_team;
    for (const double each : staffing.tksk_per_kecamatan) tksk += each;
    if (staffing.kpm_per_tksk > 0) tksk += values.programme.kpm / staffing.kpm_per_tksk;
    if (tksk <= most_tksk || !is_complete("staffing")) return;
    report("tksk_too_many", largest_rule(values),
           {{"found", number_text(std::ceil(tksk))}, {"most", number_text(most_tksk)}});
  }

  /// The rule that gives most TKSK, which is the one to mend.
  [[nodiscard]] static std::string largest_rule(const Parameters& values) {
    const auto& staffing = values.staffing;
    double by_name = 0;
    for (const double each : staffing.tksk_per_kecamatan) by_name += each;
    const double by_ratio = staffing.kpm_per_tksk > 0 ? values.programme.kpm / staffing.kpm_per_tksk : 0;
    const std::array<std::pair<double, std::string>, 4> rules{{{by_name, std::string(tksk_path)},
                                                               {staffing.extra_tksk, "staffing.extra_tksk"},
                                                               {staffing.mobile_team, "staffing.mobile_team"},
                                                               {by_ratio, "staffing.kpm_per_tksk"}}};
    return std::ranges::max_element(rules, {}, &std::pair<double, std::string>::first)->second;
  }

  /// What a welfare distribution needs to exist; whether there is one is known when it is fitted (ODD "7.2 Welfare").
  void check_welfare(const Parameters& values) {
    const auto& welfare = values.welfare;
    if (!is_complete("welfare")) return;
    if (welfare.headcount_target <= 0 || welfare.headcount_target >= 1) {
      report("headcount_none_or_all", "welfare.headcount", {{"found", number_text(100 * welfare.headcount_target)}});
      return;
    }
    // The gap is the mean of shortfalls of less than a whole line, over the poor alone.
    if (welfare.gap_target <= 0 || welfare.gap_target >= welfare.headcount_target) {
      report(
          "gap_beyond_headcount", "welfare.gap",
          {{"gap", number_text(100 * welfare.gap_target)}, {"headcount", number_text(100 * welfare.headcount_target)}});
    }
    const double mean = welfare.mean_consumption_rupiah;
    const double line = welfare.poverty_line_rupiah;
    if (mean <= line) {
      report("mean_below_line", "welfare.mean_consumption", {{"mean", number_text(mean)}, {"line", number_text(line)}});
    } else if (mean > most_lines * line) {
      report("mean_far_above_line", "welfare.mean_consumption",
             {{"mean", number_text(mean)}, {"line", number_text(line)}, {"most", number_text(most_lines)}});
    }
  }

  /// Every place needs a household, in each kecamatan.
  void check_places(const Parameters& values) {
    if (!is_complete(std::string(quota_path)) || !is_complete("households.mean_size")) return;
    std::vector<double> weights;
    for (const Kecamatan& kecamatan : scenario_.kecamatan) weights.push_back(kecamatan.kpm_weight());
    // No kecamatan with people: reported elsewhere.
    if (std::ranges::all_of(weights, [](double weight) { return weight == 0; })) return;
    const auto places = apportion(static_cast<std::uint32_t>(std::lround(values.programme.kpm)), weights);
    for (std::size_t k = 0; k < places.size(); ++k) {
      const Kecamatan& kecamatan = scenario_.kecamatan[k];
      const double households = std::round(kecamatan.population / values.households.mean_size);
      if (places[k] <= households) continue;
      report(
          "more_kpm_than_households", std::string(quota_path),
          {{"kpm", std::to_string(places[k])}, {"kecamatan", kecamatan.name}, {"households", number_text(households)}});
    }
  }

  const Scenario& scenario_;
  const std::vector<Layer>& layers_;
  const std::set<std::string>& incomplete_;
  Findings& findings_;
  std::set<std::string> reported_;
};

std::string months_without_calendar(const Scenario& scenario, Date end) {
  std::string missing;
  const Month last = (end + -1).month();
  for (Month month = scenario.period.start.month(); month <= last; month = month + 1) {
    if (scenario.calendar.covers(month.first_day())) continue;
    add_item(missing, ", ", month.text());
  }
  return missing;
}

}  // namespace

void check_parameters_together(const Scenario& scenario, const std::vector<Layer>& layers,
                               const std::set<std::string>& incomplete, Findings& findings) {
  ParameterCheck check(scenario, layers, incomplete, findings);
  for (const auto& dated : scenario.policy) check.check(dated.values);
  for (const auto& dated : scenario.baseline) check.check(dated.values);
}

void check_calendar(const Scenario& scenario, const std::vector<Layer>& layers, const std::string& calendar_file,
                    Findings& findings) {
  // Run-off included.
  const Date end = scenario.run_end();
  if (end - scenario.period.start > longest_run_days) {
    findings.add("run_too_long", last_word(layers, "period.last_month")->mark, "period",
                 {{"start", scenario.period.start.text()}, {"end", end.text()}});
    return;
  }
  const auto missing = months_without_calendar(scenario, end);
  if (missing.empty()) return;
  findings.add("month_without_calendar", last_word(layers, "calendar")->mark, "calendar",
               {{"file", calendar_file}, {"months", missing}, {"end", (end + -1).text()}});
}

}  // namespace timbang::reading
