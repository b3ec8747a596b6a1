#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/date.hpp"
#include "base/ids.hpp"
#include "base/problem.hpp"
#include "scenario/claim.hpp"
#include "scenario/parameters/parameters.hpp"
#include "scenario/working_calendar.hpp"

namespace timbang {

/// A sub-district as the scenario describes it.
struct Kecamatan {
  std::string name;
  double population = 0;  ///< persons
  std::uint32_t kelurahan = 1;
  std::optional<std::uint32_t> kpm{};  ///< places, as data; given for every kecamatan or for none

  /// What the city's quota is shared by: the kecamatan's own places, or its inhabitants.
  [[nodiscard]] double kpm_weight() const { return kpm ? static_cast<double>(*kpm) : population; }
};

/// When a channel pays and for how many months.
struct PayoutSchedule {
  std::uint32_t day_of_month = 1;   ///< or the last one of a shorter month
  std::vector<int> months;          ///< of the year, 1 .. 12, ascending
  std::int32_t months_covered = 1;  ///< ending with the payout's own month
};

/// The span of a run.
struct Period {
  Date start;         ///< the warm-up begins
  Month first_month;  ///< first reported month
  Month last_month;   ///< last reported month
  Date policy_start;  ///< levers act from here

  [[nodiscard]] std::int32_t months() const { return last_month - first_month + 1; }
};

/// The parameters in force from a date on.
struct DatedParameters {
  Date from;
  Parameters values;
};

/// Where one resolved value came from, for the manifest, the report and the schema.
struct ParameterSource {
  std::string path;
  std::string value;  ///< as written, with its unit
  std::string unit;
  std::string source;    ///< may be empty
  std::string evidence;  ///< documented, secondary, computed, background, assumed, borrowed, or empty
  std::string range;     ///< "low .. high" or empty
};

/// One city and one policy, checked and frozen. Read only; const everywhere after reading.
struct Scenario {
  std::string name;
  std::string title_en;
  std::string title_id;
  std::string file;
  std::string ensemble_file;      ///< of parameter values that agree with what is known; empty if none is named
  std::string ensemble_named_in;  ///< the scenario file that names it
  std::uint64_t seed = 0;
  std::string city_name;
  std::string city_code;
  Period period;
  WorkingCalendar calendar;
  std::vector<Kecamatan> kecamatan;
  std::array<PayoutSchedule, channel_count> payouts;

  std::vector<DatedParameters> policy;    ///< ascending dates; the first is in force from the start
  std::vector<DatedParameters> baseline;  ///< the same with every lever at its value in the root of the extends chain
  std::vector<ParameterSource> sources;   ///< in the order of the parameter table

  std::vector<Problem> notes;  ///< what is allowed, and likely a mistake; to be told to whoever gave it
  std::vector<Claim> claims;   ///< of the file itself; no part of the values, and so of no hash of them

  std::string canonical_values;  ///< every resolved value in base units as canonical JSON, policy and baseline
  std::string values_sha256;     ///< SHA-256 of canonical_values
  std::string baseline_sha256;   ///< the same of the baseline alone: arms that share it share fit and warm-up
  std::string file_sha256;       ///< of the file's bytes

  /// The policy in force on a date. Before policy_start that is the baseline's.
  [[nodiscard]] const Parameters& in_force(Date date) const;
  /// The baseline's parameters in force on a date.
  [[nodiscard]] const Parameters& baseline_in_force(Date date) const;
  /// The first day after the run-off, which lasts max(deadline, longest complaint limit) and one payout cadence (the
  /// longest, in calendar months) after the last reported month. The calendar covers every day before it.
  [[nodiscard]] Date run_end() const;
};

}  // namespace timbang
