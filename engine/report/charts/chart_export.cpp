#include "report/charts/chart_export.hpp"

#include <system_error>

#include <fmt/format.h>

#include "results/atomic_file.hpp"
#include "results/store_folder.hpp"

namespace timbang {

std::vector<std::filesystem::path> write_charts(const ChartBook& book, std::string_view where, Language language,
                                                const std::filesystem::path& folder) {
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  if (error) refuse_folder(folder, "results_unwritable", {{"reason", error.message()}});
  const std::string ending = language == Language::english ? ".en.vl.json" : ".id.vl.json";
  std::vector<std::filesystem::path> files;
  for (const Chart& chart : book.charts) {
    files.push_back(folder / (chart.name + ending));
    write_atomically(files.back(), standing_alone(chart, book, where, language));
  }
  return files;
}

std::string date_text(Language language, Date date) {
  const std::string month = text(language, fmt::format("chart.month.{:02}", date.month().month_of_year()));
  return fmt::format("{} {} {}", date.day_of_month(), month, date.year());
}

}  // namespace timbang
