#pragma once

#include <string_view>

namespace timbang {

/// The bytes of report/charts/*.vl.json, built into the library. A text "$name" in them stands for a JSON value. And of
/// scenarios/tiles.txt: lines `kecamatan = column row`.
extern const std::string_view theme_chart_file;
extern const std::string_view levels_chart_file;
extern const std::string_view arms_chart_file;
extern const std::string_view groups_chart_file;
extern const std::string_view months_chart_file;
extern const std::string_view forest_chart_file;
extern const std::string_view plane_chart_file;
extern const std::string_view tiles_chart_file;
extern const std::string_view fan_chart_file;
extern const std::string_view tornado_chart_file;
extern const std::string_view dots_chart_file;
extern const std::string_view screening_chart_file;
extern const std::string_view limits_chart_file;
extern const std::string_view peeling_chart_file;
extern const std::string_view staffing_chart_file;
extern const std::string_view judged_chart_file;
extern const std::string_view flip_chart_file;
extern const std::string_view tile_positions_file;

}  // namespace timbang
