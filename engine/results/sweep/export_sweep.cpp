#include "results/sweep/export_sweep.hpp"

#include <algorithm>
#include <initializer_list>
#include <string>

#include "outcomes/catalogue/outcome_catalogue.hpp"
#include "text/csv_writer.hpp"
#include "text/written_files.hpp"
#include "trials/store/store_folder.hpp"

namespace timbang {
namespace {

namespace fs = std::filesystem;

/// The paths that points set, in the order in which they first come up.
// Points may set different paths: one at a time each sets another one.
std::vector<std::string> varied_paths(const SweepStore& store) {
  std::vector<std::string> paths;
  store.each_point([&](std::size_t, const SweepPoint& point) {
    for (const auto& setting : point.settings) {
      if (std::find(paths.begin(), paths.end(), setting.first) == paths.end()) paths.push_back(setting.first);
    }
  });
  return paths;
}

std::string said(const SweepExport& how, const std::string& stored) {
  return how.said && !stored.empty() ? how.said(stored) : stored;
}

void write_design(CsvWriter& csv, const SweepStore& store, const SweepExport& how) {
  const std::vector<std::string> paths = varied_paths(store);
  csv.texts({"point", "values_sha256", "refused"});
  for (const std::string& path : paths) csv.text(path);
  csv.end_row();
  store.each_point([&](std::size_t number, const SweepPoint& point) {
    csv.unsigned_integer(number).text(point.values_sha256).text(said(how, point.refusal));
    for (const std::string& path : paths) {
      const auto found = std::find_if(point.settings.begin(), point.settings.end(),
                                      [&](const auto& setting) { return setting.first == path; });
      csv.value(found == point.settings.end() ? "" : found->second);
    }
    csv.end_row();
  });
}

void write_outcomes(CsvWriter& csv, const SweepStore& store) {
  csv.texts({"point", "replication", "seed", "month", "where", "outcome", "unit", "value"});
  csv.end_row();
  // One seed for the whole design.
  const std::uint64_t seed = store.task().seed;
  store.each_value([&](const SweepValue& value) {
    const OutcomeDefinition& outcome = outcome_catalogue()[value.outcome];
    csv.unsigned_integer(value.point).unsigned_integer(value.replication).unsigned_integer(seed);
    csv.text(value.month).text(value.where).text(outcome.name).text(unit_text(outcome.unit)).number(value.value);
    csv.end_row();
  });
}

void write_failures(CsvWriter& csv, const SweepStore& store, const SweepExport& how) {
  csv.texts({"point", "replication", "seed", "message"});
  csv.end_row();
  store.each_failure([&](const SweepFailure& failure) {
    csv.unsigned_integer(failure.point).unsigned_integer(failure.replication).unsigned_integer(store.task().seed);
    csv.text(said(how, failure.message)).end_row();
  });
}

template <class Write>
fs::path write_file(const fs::path& file, CsvDialect dialect, const Write& write) {
  CsvWriter csv(file, dialect);
  write(csv);
  csv.finish();
  return file;
}

}  // namespace

std::vector<fs::path> export_sweep(const SweepStore& store, const fs::path& folder, const SweepExport& how) {
  std::error_code error;
  fs::create_directories(folder, error);
  if (error) refuse_folder(folder, "results_unwritable", {{"reason", error.message()}});
  const auto write = [&](const char* name, const auto& rows) {
    return write_file(folder / name, how.dialect, [&](CsvWriter& csv) { rows(csv); });
  };
  std::vector<fs::path> files{write("design.csv", [&](CsvWriter& csv) { write_design(csv, store, how); }),
                              write("outcomes.csv", [&](CsvWriter& csv) { write_outcomes(csv, store); }),
                              write("failures.csv", [&](CsvWriter& csv) { write_failures(csv, store, how); })};
  keep_only(folder, "csv", files);
  return files;
}

}  // namespace timbang
