#include "report/charts/chart.hpp"

#include "text/json_writer.hpp"

namespace timbang {

std::string rows_json(const std::vector<ChartRow>& rows) {
  JsonWriter json;
  json.begin_array(JsonWriter::Layout::lines);
  for (const ChartRow& row : rows) json.raw(row.json);
  return json.end().json();
}

std::string rows_json(const std::vector<ChartRow>& rows, std::string_view where) {
  std::vector<ChartRow> chosen;
  for (const ChartRow& row : rows) {
    if (row.where.empty() || row.where == where) chosen.push_back(row);
  }
  return rows_json(chosen);
}

}  // namespace timbang
