#pragma once

#include <cstddef>
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

/// One row: everything the engine knows of a scalar parameter.
struct ParameterRow {
  std::string_view path;
  Quantity quantity;
  std::string_view unit;  ///< canonical unit in files, such as "days" or "IDR/KPM/month"
  double low;             ///< lowest and highest meaningful value, in base units
  double high;
  ParameterKind kind;
  std::string_view authority;  ///< who may pull a lever: Kemensos, provinsi, kota, bank, pos; else empty
  std::string_view meaning_en;
  std::string_view meaning_id;
  double& (*value)(Parameters&);              ///< null for a choice
  std::span<const std::string_view> choices;  ///< words of a choice, in the order of its enumeration
  void (*choose)(Parameters&, std::size_t);   ///< null unless a choice
  std::size_t (*chosen)(const Parameters&);   ///< null unless a choice
  bool may_be_left_out = false;               ///< the first choice holds then
};

}  // namespace timbang
