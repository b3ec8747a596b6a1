#include "scenario/parameters/parameter_table.hpp"

#include <array>
#include <vector>

#include "scenario/parameters/parameter_rows.hpp"

namespace timbang {

namespace {

std::vector<ParameterRow> all_rows() {
  const std::array groups{parameter_rows::programme(),  parameter_rows::transacting(),   parameter_rows::obstacles(),
                          parameter_rows::targeting(),  parameter_rows::first_line(),    parameter_rows::follow_up(),
                          parameter_rows::complaints(), parameter_rows::socialisation(), parameter_rows::monitoring(),
                          parameter_rows::staffing(),   parameter_rows::costs(),         parameter_rows::welfare(),
                          parameter_rows::households(), parameter_rows::processes()};
  std::vector<ParameterRow> rows;
  for (const std::span<const ParameterRow> group : groups) rows.insert(rows.end(), group.begin(), group.end());
  return rows;
}

constexpr std::array series_rows{
    SeriesRow{"staffing.tksk_per_kecamatan", "TKSK", 0, 10'000, ParameterKind::lever, "kota"},
    SeriesRow{"households.size_share", "%", 0, 1, ParameterKind::fact, {}},
    SeriesRow{"households.decile_size", "persons", 1, 8, ParameterKind::fact, {}}};

}  // namespace

std::span<const ParameterRow> parameter_table() {
  static const std::vector<ParameterRow> rows = all_rows();
  return rows;
}

std::span<const SeriesRow> series_table() {
  return series_rows;
}

}  // namespace timbang
