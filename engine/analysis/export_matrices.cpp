#include "analysis/export_matrices.hpp"

#include <array>
#include <numeric>

#include "analysis/sweep_sample.hpp"
#include "outcomes/catalogue/outcome_catalogue.hpp"
#include "results/store/export_csv.hpp"
#include "text/atomic_file.hpp"
#include "text/csv_writer.hpp"
#include "text/json_fields.hpp"
#include "text/written_files.hpp"

namespace timbang {

namespace {

namespace fs = std::filesystem;
using Order = std::vector<std::size_t>;

/// By input, the name of the group that it is in.
std::vector<std::string> group_names(const DesignRecord& design) {
  std::vector<std::string> names(design.inputs.size());
  for (std::size_t group = 0; group < design.groups.size(); ++group) {
    for (const std::size_t input : design.groups[group]) names[input] = "group_" + std::to_string(group + 1);
  }
  return names;
}

/// What SALib calls a problem.
constexpr auto problem_fields = [](auto& f, auto& design) {
  std::vector<std::string> paths;
  std::vector<std::array<double, 2>> bounds;
  std::vector<std::string> units;
  for (const DesignInput& input : design.inputs) {
    paths.push_back(input.path);
    bounds.push_back({input.low, input.high});
    units.push_back(input.unit);
  }
  f("num_vars", paths.size())("names", paths)("bounds", bounds)("units", units);
  f.given(design.groups.size() != paths.size() && !design.groups.empty(), "groups", group_names(design));
  f("design", design_word(design.kind))("seed", design.seed);
};

/// The points matrix by matrix rather than block by block: the first of every block, the last, then those between.
Order by_matrix(const SweepSample& sample) {
  const std::size_t block = sample.design().block;
  // Matrices A and B first, then the exchanged ones, as the methods' formulas name them.
  Order places{0, block - 1};
  for (std::size_t place = 1; place + 1 < block; ++place) places.push_back(place);
  Order order;
  for (const std::size_t place : places) {
    for (std::size_t first = 0; first < sample.points(); first += block) order.push_back(first + place);
  }
  return order;
}

class MatrixFiles {
 public:
  MatrixFiles(const SweepSample& sample, const std::vector<std::size_t>& outcomes, fs::path folder)
      : sample_(sample), outcomes_(outcomes), folder_(std::move(folder)) {
    for (const std::size_t outcome : outcomes) means_.push_back(sample.means(outcome));
  }

  void write_inputs(const std::string& name, const Order& order) {
    CsvWriter csv(folder_ / name);
    for (const DesignInput& input : sample_.design().inputs) csv.text(input.path);
    csv.end_row();
    for (const std::size_t point : order) {
      for (const double value : sample_.values()[point]) csv.number(value);
      csv.end_row();
    }
    finish(csv, name);
  }

  void write_outcomes(const std::string& name, const Order& order) {
    CsvWriter csv(folder_ / name);
    for (const std::size_t outcome : outcomes_) csv.text(outcome_catalogue()[outcome].name);
    csv.end_row();
    for (const std::size_t point : order) {
      for (const std::vector<double>& means : means_) csv.number(means[point]);
      csv.end_row();
    }
    finish(csv, name);
  }

  void write_problem() {
    const fs::path file = folder_ / "problem.json";
    write_atomically(file, json_of(sample_.design(), problem_fields));
    files_.push_back(file);
  }

  [[nodiscard]] std::vector<fs::path> files() && { return std::move(files_); }

 private:
  void finish(CsvWriter& csv, const std::string& name) {
    csv.finish();
    files_.push_back(folder_ / name);
  }

  const SweepSample& sample_;
  const std::vector<std::size_t>& outcomes_;
  fs::path folder_;
  std::vector<std::vector<double>> means_;
  std::vector<fs::path> files_;
};

}  // namespace

std::vector<fs::path> export_matrices(const SweepStore& store, const fs::path& folder) {
  const std::vector<std::size_t>& outcomes = store.shape().kept.outcomes;
  const SweepSample sample(store, outcomes);
  make_export_folder(folder);
  MatrixFiles files(sample, outcomes, folder);
  Order order(sample.points());
  std::iota(order.begin(), order.end(), std::size_t{0});
  files.write_problem();
  files.write_inputs("X.csv", order);
  files.write_outcomes("Y.csv", order);
  // Other designs have no matrices within their points.
  if (sample.design().kind == ExperimentDesign::Kind::saltelli) {
    files.write_inputs("X_by_matrix.csv", by_matrix(sample));
    files.write_outcomes("Y_by_matrix.csv", by_matrix(sample));
  }
  std::vector<fs::path> written = std::move(files).files();
  keep_only(folder, "matrices", written);
  return written;
}

}  // namespace timbang
