#include "analysis/export_matrices.hpp"

#include <numeric>

#include "analysis/sweep_sample.hpp"
#include "outcomes/catalogue/outcome_catalogue.hpp"
#include "results/store/export_csv.hpp"
#include "text/atomic_file.hpp"
#include "text/csv_writer.hpp"
#include "text/json_writer.hpp"

namespace timbang {

namespace {

namespace fs = std::filesystem;
using Layout = JsonWriter::Layout;
using Order = std::vector<std::size_t>;

std::string problem_json(const DesignRecord& design) {
  // Keys as SALib has them in its problem.
  JsonWriter json;
  json.begin_object(Layout::lines).key("num_vars").unsigned_integer(design.inputs.size());
  json.key("names").begin_array(Layout::compact);
  for (const DesignInput& input : design.inputs) json.text(input.path);
  json.end().key("bounds").begin_array(Layout::compact);
  for (const DesignInput& input : design.inputs) {
    json.begin_array(Layout::compact).number(input.low).number(input.high).end();
  }
  json.end().key("units").begin_array(Layout::compact);
  for (const DesignInput& input : design.inputs) json.text(input.unit);
  json.end();
  if (design.groups.size() != design.inputs.size() && !design.groups.empty()) {
    std::vector<std::size_t> group_of(design.inputs.size());
    for (std::size_t group = 0; group < design.groups.size(); ++group) {
      for (const std::size_t input : design.groups[group]) group_of[input] = group;
    }
    json.key("groups").begin_array(Layout::compact);
    for (const std::size_t group : group_of) json.text("group_" + std::to_string(group + 1));
    json.end();
  }
  json.key("design").text(design_word(design.kind)).key("seed").unsigned_integer(design.seed);
  return json.end().json() + "\n";
}

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
    write_atomically(file, problem_json(sample_.design()));
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
  return std::move(files).files();
}

}  // namespace timbang
