#include "results/sweep_store.hpp"

#include <algorithm>
#include <limits>

#include "base/check.hpp"
#include "base/sha256.hpp"
#include "results/stored_design.hpp"
#include "results/sweep_schema.hpp"

namespace timbang {

namespace {

namespace fs = std::filesystem;

/// SQLite's integers have a sign; a seed is stored as its 64 bits.
std::int64_t as_integer(std::uint64_t seed) {
  return static_cast<std::int64_t>(seed);
}

SqliteStatement& bind_key(SqliteStatement& statement, const SweepTrialKey& key) {
  return statement.bind(1, key.values_sha256).bind(2, as_integer(key.seed)).bind(3, std::int64_t{key.replication});
}

void store_point(SqliteDatabase& database, std::size_t number, const SweepPoint& point) {
  const auto index = static_cast<std::int64_t>(number);
  SqliteStatement row = database.prepare("INSERT INTO points VALUES(?, ?, ?)");
  row.bind(1, index).bind(2, point.values_sha256).bind(3, point.refusal).run();
  SqliteStatement value = database.prepare("INSERT INTO point_values VALUES(?, ?, ?, ?)");
  for (std::size_t i = 0; i < point.settings.size(); ++i) {
    const auto& [path, text] = point.settings[i];
    value.bind(1, index).bind(2, static_cast<std::int64_t>(i)).bind(3, path).bind(4, text).run();
  }
  SqliteStatement input = database.prepare("INSERT INTO point_inputs VALUES(?, ?, ?, ?)");
  for (std::size_t i = 0; i < point.inputs.size(); ++i) {
    const PointInput& at = point.inputs[i];
    input.bind(1, index).bind(2, static_cast<std::int64_t>(i)).bind(3, at.chance).bind(4, at.value).run();
  }
}

std::size_t values_of_trial(const SweepShape& shape) {
  return shape.months.size() * shape.wheres.size() * shape.outcomes.size();
}

void store_outcomes(SqliteDatabase& database, const SweepShape& shape, std::int64_t run,
                    const std::vector<double>& values) {
  TIMBANG_CHECK(values.size() == values_of_trial(shape), "a trial has the values that its store keeps");
  SqliteStatement insert = database.prepare(insert_sweep_outcomes(shape));
  auto value = values.begin();
  for (const std::string& month : shape.months) {
    for (const std::string& where : shape.wheres) {
      insert.bind(1, run).bind(2, month).bind(3, where);
      int column = 4;
      for (std::size_t i = 0; i < shape.outcomes.size(); ++i) insert.bind(column++, *value++);
      insert.run();
    }
  }
}

/// Hands on every value of the rows of a query for outcomes.
void see_values(const SqliteDatabase& database, const SweepShape& shape, const std::string& query,
                const std::function<void(const SweepValue&)>& see) {
  SqliteStatement row = database.prepare(query);
  while (row.step()) {
    SweepValue value{static_cast<std::uint32_t>(row.integer(0)),
                     static_cast<std::uint64_t>(row.integer(1)),
                     static_cast<std::uint32_t>(row.integer(2)),
                     row.text(3),
                     row.text(4),
                     0,
                     0};
    int column = 5;
    for (const std::size_t outcome : shape.outcomes) {
      value.outcome = outcome;
      value.value = row.real(column++);
      see(value);
    }
  }
}

std::size_t position_in(const std::vector<std::string>& words, const std::string& word) {
  return static_cast<std::size_t>(std::find(words.begin(), words.end(), word) - words.begin());
}

std::vector<double> stored_outcomes(SqliteStatement& rows, const SweepShape& shape, std::int64_t run) {
  std::vector<double> values(values_of_trial(shape), std::numeric_limits<double>::quiet_NaN());
  rows.bind(1, run);
  while (rows.step()) {
    const std::size_t month = position_in(shape.months, rows.text(0));
    const std::size_t where = position_in(shape.wheres, rows.text(1));
    if (month == shape.months.size() || where == shape.wheres.size()) continue;
    const std::size_t first = (month * shape.wheres.size() + where) * shape.outcomes.size();
    for (std::size_t i = 0; i < shape.outcomes.size(); ++i) values[first + i] = rows.real(static_cast<int>(2 + i));
  }
  return values;
}

}  // namespace

struct SweepStore::Files {
  StorePaths paths;
  SqliteDatabase database;
  SweepShape shape;
  bool is_open = true;
  bool is_at_once = false;  ///< a transaction is open, in which additions are gathered
};

SweepStore::SweepStore(std::unique_ptr<Files> files) : files_(std::move(files)) {}
SweepStore::SweepStore(SweepStore&&) noexcept = default;
SweepStore& SweepStore::operator=(SweepStore&&) noexcept = default;
SweepStore::~SweepStore() = default;

SweepStore SweepStore::open(const fs::path& folder, const SweepShape& shape) {
  const StorePaths paths = sweep_paths(folder);
  claim_for_database(paths);
  return translating_refusals(paths, [&] {
    auto files = std::make_unique<Files>(Files{paths, open_exclusively(paths), shape});
    prepare_sweep(files->database, paths, shape);
    return SweepStore(std::move(files));
  });
}

SweepStore SweepStore::read(const fs::path& folder) {
  const StorePaths paths = sweep_paths(folder);
  if (!is_in(folder)) refuse_folder(folder, "results_not_found");
  return translating_refusals(paths, [&] {
    SqliteDatabase database = open_exclusively(paths);
    SweepShape shape = stored_shape(database, paths);
    return SweepStore(std::make_unique<Files>(Files{paths, std::move(database), std::move(shape)}));
  });
}

bool SweepStore::is_in(const fs::path& folder) {
  std::error_code error;
  return fs::exists(sweep_paths(folder).database, error);
}

const SweepShape& SweepStore::shape() const {
  return files_->shape;
}

void SweepStore::set_design(const DesignRecord& design) {
  change([&] { keep_design(files_->database, design); });
}

std::optional<DesignRecord> SweepStore::design() const {
  return translating_refusals(files_->paths, [&] { return stored_design(files_->database); });
}

std::vector<std::pair<std::string, std::string>> SweepStore::identity() const {
  auto identity = sweep_identity(files_->shape);
  identity.insert(identity.begin(), {"experiment", files_->shape.experiment_name});
  std::string points;
  each_point([&](std::size_t number, const SweepPoint& point) {
    std::string one = points + std::to_string(number) + '\n' + point.values_sha256 + '\n' + point.refusal;
    for (const auto& [path, value] : point.settings) one += '\n' + path + '=' + value;
    points = sha256_hex(one);
  });
  identity.emplace_back("points", points);
  return identity;
}

void SweepStore::set_points(std::size_t count, const std::function<SweepPoint(std::size_t)>& point) {
  change([&] {
    files_->database.execute("DELETE FROM point_inputs; DELETE FROM point_values; DELETE FROM points");
    for (std::size_t i = 0; i < count; ++i) store_point(files_->database, i, point(i));
  });
}

void SweepStore::set_task(const SweepTask& task) {
  change([&] { keep_task(files_->database, task); });
}

std::optional<SweepTask> SweepStore::task() const {
  return translating_refusals(files_->paths, [&] { return stored_task(files_->database); });
}

SweepProgress SweepStore::progress(const SweepTask& task) const {
  return translating_refusals(files_->paths, [&] {
    SweepProgress progress;
    progress.wanted = task.replications * static_cast<std::uint64_t>(files_->database.number(
                                              "SELECT count(DISTINCT values_sha256) FROM points WHERE refusal = ''"));
    SqliteStatement row = files_->database.prepare(
        "SELECT count(*), count(CASE WHEN message <> '' THEN 1 END) FROM runs WHERE seed = ? AND replication < ? "
        "AND values_sha256 IN (SELECT values_sha256 FROM points)");
    row.bind(1, as_integer(task.seed)).bind(2, std::int64_t{task.replications});
    if (row.step()) {
      progress.stored = static_cast<std::uint64_t>(row.integer(0));
      progress.failed = static_cast<std::uint64_t>(row.integer(1));
    }
    return progress;
  });
}

bool SweepStore::has(const SweepTrialKey& key) const {
  return translating_refusals(files_->paths, [&] {
    SqliteStatement row = files_->database.prepare(
        "SELECT 1 FROM runs WHERE values_sha256 = ? AND seed = ? AND replication = ? AND message = ''");
    return bind_key(row, key).step();
  });
}

std::optional<SweepTrial> SweepStore::trial(const SweepTrialKey& key) const {
  return translating_refusals(files_->paths, [&]() -> std::optional<SweepTrial> {
    SqliteStatement row = files_->database.prepare(
        "SELECT run, message FROM runs WHERE values_sha256 = ? AND seed = ? AND replication = ?");
    if (!bind_key(row, key).step()) return std::nullopt;
    SweepTrial trial{key, row.text(1), {}};
    if (!trial.failure.empty()) return trial;
    SqliteStatement outcomes = files_->database.prepare(select_run_outcomes(files_->shape));
    trial.values = stored_outcomes(outcomes, files_->shape, row.integer(0));
    return trial;
  });
}

void SweepStore::at_once(const std::function<void()>& action) {
  TIMBANG_CHECK(files_->is_open && !files_->is_at_once, "an open sweep takes one group of additions at a time");
  translating_refusals(files_->paths, [&] {
    SqliteTransaction transaction(files_->database);
    files_->is_at_once = true;
    try {
      action();
      files_->is_at_once = false;
    } catch (...) {
      files_->is_at_once = false;
      throw;
    }
    transaction.commit();
  });
}

void SweepStore::change(const std::function<void()>& action) {
  TIMBANG_CHECK(files_->is_open, "a closed sweep takes nothing");
  if (files_->is_at_once) {
    action();
  } else {
    at_once(action);
  }
}

void SweepStore::add(const SweepTrial& trial) {
  change([&] {
    SqliteStatement remove = files_->database.prepare(
        "DELETE FROM runs WHERE values_sha256 = ? AND seed = ? AND replication = ? AND message <> ''");
    bind_key(remove, trial.key).run();
    SqliteStatement row =
        files_->database.prepare("INSERT INTO runs(values_sha256, seed, replication, message) VALUES(?, ?, ?, ?)");
    bind_key(row, trial.key).bind(4, trial.failure).run();
    const std::int64_t run = files_->database.number("SELECT last_insert_rowid()");
    if (trial.failure.empty()) store_outcomes(files_->database, files_->shape, run, trial.values);
  });
}

std::optional<CityFit> SweepStore::fit(const std::string& baseline_sha256, std::uint64_t population_seed) const {
  return translating_refusals(files_->paths, [&]() -> std::optional<CityFit> {
    SqliteStatement row = files_->database.prepare(
        "SELECT mu, sigma, g, rounds FROM fits WHERE baseline_sha256 = ? AND population_seed = ?");
    row.bind(1, baseline_sha256).bind(2, as_integer(population_seed));
    if (!row.step()) return std::nullopt;
    return CityFit{row.real(0), row.real(1), row.real(2), static_cast<int>(row.integer(3)), {}};
  });
}

void SweepStore::keep_fit(const std::string& baseline_sha256, std::uint64_t population_seed, const CityFit& fit) {
  change([&] {
    SqliteStatement row = files_->database.prepare("INSERT OR REPLACE INTO fits VALUES(?, ?, ?, ?, ?, ?)");
    row.bind(1, baseline_sha256).bind(2, as_integer(population_seed));
    row.bind(3, fit.mu).bind(4, fit.sigma).bind(5, fit.g).bind(6, static_cast<std::int64_t>(fit.rounds)).run();
  });
}

void SweepStore::each_trial(const std::function<void(const SweepTrial&)>& see) const {
  translating_refusals(files_->paths, [&] {
    SqliteStatement row =
        files_->database.prepare("SELECT run, values_sha256, seed, replication, message FROM runs ORDER BY run");
    SqliteStatement outcomes = files_->database.prepare(select_run_outcomes(files_->shape));
    while (row.step()) {
      SweepTrial trial{
          {row.text(1), static_cast<std::uint64_t>(row.integer(2)), static_cast<std::uint32_t>(row.integer(3))},
          row.text(4),
          {}};
      if (trial.failure.empty()) trial.values = stored_outcomes(outcomes, files_->shape, row.integer(0));
      see(trial);
    }
  });
}

void SweepStore::each_fit(const std::function<void(const std::string&, std::uint64_t, const CityFit&)>& see) const {
  translating_refusals(files_->paths, [&] {
    SqliteStatement row = files_->database.prepare(
        "SELECT baseline_sha256, population_seed, mu, sigma, g, rounds FROM fits "
        "ORDER BY baseline_sha256, population_seed");
    while (row.step()) {
      see(row.text(0), static_cast<std::uint64_t>(row.integer(1)),
          {row.real(2), row.real(3), row.real(4), static_cast<int>(row.integer(5)), {}});
    }
  });
}

void SweepStore::each_point(const std::function<void(std::size_t, const SweepPoint&)>& see) const {
  translating_refusals(files_->paths, [&] {
    SqliteStatement row = files_->database.prepare("SELECT point, values_sha256, refusal FROM points ORDER BY point");
    SqliteStatement value =
        files_->database.prepare("SELECT path, value FROM point_values WHERE point = ? ORDER BY position");
    // A store that an earlier version made has no inputs.
    const bool has_inputs = stored_design(files_->database).has_value();
    std::optional<SqliteStatement> input;
    if (has_inputs) {
      input = files_->database.prepare("SELECT chance, value FROM point_inputs WHERE point = ? ORDER BY position");
    }
    while (row.step()) {
      SweepPoint point{{}, row.text(1), row.text(2), {}};
      value.bind(1, row.integer(0));
      while (value.step()) point.settings.emplace_back(value.text(0), value.text(1));
      if (input) input->bind(1, row.integer(0));
      while (input && input->step()) point.inputs.push_back({input->real(0), input->real(1)});
      see(static_cast<std::size_t>(row.integer(0)), point);
    }
  });
}

void SweepStore::each_value(const std::function<void(const SweepValue&)>& see) const {
  translating_refusals(files_->paths,
                       [&] { see_values(files_->database, files_->shape, select_sweep_outcomes(files_->shape), see); });
}

void SweepStore::each_city_total(const std::function<void(const SweepValue&)>& see) const {
  translating_refusals(files_->paths,
                       [&] { see_values(files_->database, files_->shape, select_city_totals(files_->shape), see); });
}

void SweepStore::each_failure(const std::function<void(const SweepFailure&)>& see) const {
  translating_refusals(files_->paths, [&] {
    SqliteStatement row = files_->database.prepare(
        "SELECT p.point, r.seed, r.replication, r.message FROM points p JOIN runs r USING(values_sha256) "
        "WHERE r.message <> '' ORDER BY p.point, r.seed, r.replication");
    while (row.step()) {
      see({static_cast<std::uint32_t>(row.integer(0)), static_cast<std::uint64_t>(row.integer(1)),
           static_cast<std::uint32_t>(row.integer(2)), row.text(3)});
    }
  });
}

void SweepStore::close() {
  if (!files_->is_open) return;
  translating_refusals(files_->paths, [&] { fold_into_one_file(files_->database); });
  files_->is_open = false;
}

std::vector<double> kept_values(const SweepShape& shape, const OutcomeTable& table) {
  TIMBANG_CHECK(table.months() == shape.months.size() && table.wheres() >= shape.wheres.size(),
                "a trial's table has the shape that its store keeps");
  std::vector<double> values;
  values.reserve(values_of_trial(shape));
  for (std::size_t month = 0; month < shape.months.size(); ++month) {
    for (std::size_t where = 0; where < shape.wheres.size(); ++where) {
      for (const std::size_t outcome : shape.outcomes) values.push_back(table.at(outcome, where, month));
    }
  }
  return values;
}

}  // namespace timbang
