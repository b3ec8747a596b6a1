#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "outcomes/catalogue/outcome_constants.hpp"

namespace timbang {

/// One row of a dataset as a JSON object. Rows of every place and arm stand together; a chart's specification picks
/// those of its parameters `where` and `arms`.
struct ChartRow {
  std::string where;  ///< "city" or a kecamatan; empty: a row of no place, kept whatever is chosen
  std::string json;
};

/// One chart in one language. Its texts are of the whole city and of all arms.
struct Chart {
  std::string name;     ///< of files and of anchors, such as "money-returned"
  std::string title;    ///< the finding where a rule finds one, else the measure's name
  std::string measure;  ///< the measure's name: the title when another place or fewer arms are chosen
  std::string subtitle;
  std::string alternative_text;
  std::string source;  ///< engine, scenario, seed, replications, date, "simulation, not observation"
  /// Complete Vega-Lite JSON object without title and without `datasets`: whoever shows it adds
  /// "datasets": {name: rows} for the names below (or the view's data of those names), and may set the values of the
  /// parameters `where` (text, "city" at first) and `arms` (list of names of arms, all at first).
  std::string specification;
  std::string view;                   ///< the specification's drawing alone, without schema, theme and parameters
  std::vector<std::string> datasets;  ///< names that the specification reads
  bool is_narrow = false;             ///< half the width of a page is enough
  std::string rows_measure;           ///< of the datasets' rows, those with this `measure`; empty: all
  std::string section = "charts";     ///< of a brief, where it stands
};

/// Every chart of a folder's summary in one language, and the rows that they read: all arms, all places, once.
struct ChartBook {
  std::vector<Chart> charts;
  std::map<std::string, std::vector<ChartRow>> datasets;
  std::string parameters;  ///< JSON array: `where`, `arms` and the colours by name (ink, base, a1 ...), of light paper
};

/// The outcome whose months are drawn as a fan.
inline constexpr std::size_t fan_outcome = outcome::complaints_backlog;

/// A JSON array of a dataset's rows; with a place, only its rows and those of no place.
[[nodiscard]] std::string rows_json(const std::vector<ChartRow>& rows);
[[nodiscard]] std::string rows_json(const std::vector<ChartRow>& rows, std::string_view where);

}  // namespace timbang
