#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>

#include "scenario/parameters/parameters.hpp"

namespace timbang {

/// How a run treats a parameter: facts and uncertain parameters act from the start and are fitted to; levers act from
/// policy_start.
enum class ParameterKind { fact, uncertain, lever };

/// What a value measures; decides which units a file may write and what the base unit is.
enum class Quantity {
  share,
  per_month_share,
  per_year_share,
  count,
  money,
  time,
  hours_per_day,
  days_per_year,
  number,
  choice
};

/// One row: everything the engine knows of a scalar parameter; report/catalogue/parameters.*.txt say what it means.
struct ParameterRow {
  std::string_view path;
  Quantity quantity;
  std::string_view unit;  ///< canonical unit in files, such as "days" or "IDR/KPM/month"
  double low;             ///< lowest and highest meaningful value, in base units
  double high;
  ParameterKind kind;
  std::string_view authority;                 ///< who may pull a lever: Kemensos, provinsi, kota, bank, pos; else empty
  double& (*value)(Parameters&);              ///< null for a choice
  std::span<const std::string_view> choices;  ///< words of a choice, in the order of its enumeration
  void (*choose)(Parameters&, std::size_t);   ///< null unless a choice
  std::size_t (*chosen)(const Parameters&);   ///< null unless a choice
  bool may_be_left_out = false;               ///< the first choice holds then
  /// Base value (position of a choice) with which the model behaves as if the parameter did not exist. It holds where
  /// a file leaves the parameter out, and is no part of the canonical values: scenarios from before it keep their
  /// hashes, and ensembles made for them stay valid.
  std::optional<double> neutral = {};
};

}  // namespace timbang
