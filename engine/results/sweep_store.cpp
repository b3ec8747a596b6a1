#include "results/sweep_store.hpp"

#include "base/check.hpp"
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
}

void store_outcomes(SqliteDatabase& database, const SweepShape& shape, std::int64_t run, const OutcomeTable& table) {
  TIMBANG_CHECK(table.months() == shape.months.size() && table.wheres() >= shape.wheres.size(),
                "a trial's table has the shape that its store keeps");
  SqliteStatement insert = database.prepare(insert_sweep_outcomes(shape));
  for (std::size_t month = 0; month < shape.months.size(); ++month) {
    for (std::size_t where = 0; where < shape.wheres.size(); ++where) {
      insert.bind(1, run).bind(2, shape.months[month]).bind(3, shape.wheres[where]);
      int column = 4;
      for (const std::size_t outcome : shape.outcomes) insert.bind(column++, table.at(outcome, where, month));
      insert.run();
    }
  }
}

}  // namespace

struct SweepStore::Files {
  StorePaths paths;
  SqliteDatabase database;
  SweepShape shape;
  bool is_open = true;
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

void SweepStore::set_points(std::size_t count, const std::function<SweepPoint(std::size_t)>& point) {
  TIMBANG_CHECK(files_->is_open, "a closed sweep takes no points");
  translating_refusals(files_->paths, [&] {
    SqliteTransaction transaction(files_->database);
    files_->database.execute("DELETE FROM point_values; DELETE FROM points");
    for (std::size_t i = 0; i < count; ++i) store_point(files_->database, i, point(i));
    transaction.commit();
  });
}

bool SweepStore::has(const SweepTrialKey& key) const {
  return translating_refusals(files_->paths, [&] {
    SqliteStatement row = files_->database.prepare(
        "SELECT 1 FROM runs WHERE values_sha256 = ? AND seed = ? AND replication = ? AND message = ''");
    return bind_key(row, key).step();
  });
}

void SweepStore::add(const SweepTrialKey& key, const OutcomeTable& table, const std::string& failure) {
  TIMBANG_CHECK(files_->is_open, "a closed sweep takes no trial");
  translating_refusals(files_->paths, [&] {
    SqliteTransaction transaction(files_->database);
    SqliteStatement remove = files_->database.prepare(
        "DELETE FROM runs WHERE values_sha256 = ? AND seed = ? AND replication = ? AND message <> ''");
    bind_key(remove, key).run();
    SqliteStatement row =
        files_->database.prepare("INSERT INTO runs(values_sha256, seed, replication, message) VALUES(?, ?, ?, ?)");
    bind_key(row, key).bind(4, failure).run();
    const std::int64_t run = files_->database.number("SELECT last_insert_rowid()");
    if (failure.empty()) store_outcomes(files_->database, files_->shape, run, table);
    transaction.commit();
  });
}

std::optional<ManifestFit> SweepStore::fit(const std::string& baseline_sha256, std::uint64_t population_seed) const {
  return translating_refusals(files_->paths, [&]() -> std::optional<ManifestFit> {
    SqliteStatement row = files_->database.prepare(
        "SELECT mu, sigma, g, rounds FROM fits WHERE baseline_sha256 = ? AND population_seed = ?");
    row.bind(1, baseline_sha256).bind(2, as_integer(population_seed));
    if (!row.step()) return std::nullopt;
    return ManifestFit{row.real(0), row.real(1), row.real(2), static_cast<int>(row.integer(3)), {}};
  });
}

void SweepStore::keep_fit(const std::string& baseline_sha256, std::uint64_t population_seed, const ManifestFit& fit) {
  TIMBANG_CHECK(files_->is_open, "a closed sweep takes no fit");
  translating_refusals(files_->paths, [&] {
    SqliteTransaction transaction(files_->database);
    SqliteStatement row = files_->database.prepare("INSERT OR REPLACE INTO fits VALUES(?, ?, ?, ?, ?, ?)");
    row.bind(1, baseline_sha256).bind(2, as_integer(population_seed));
    row.bind(3, fit.mu).bind(4, fit.sigma).bind(5, fit.g).bind(6, static_cast<std::int64_t>(fit.rounds)).run();
    transaction.commit();
  });
}

void SweepStore::each_point(const std::function<void(std::size_t, const SweepPoint&)>& see) const {
  translating_refusals(files_->paths, [&] {
    SqliteStatement row = files_->database.prepare("SELECT point, values_sha256, refusal FROM points ORDER BY point");
    SqliteStatement value =
        files_->database.prepare("SELECT path, value FROM point_values WHERE point = ? ORDER BY position");
    while (row.step()) {
      SweepPoint point{{}, row.text(1), row.text(2)};
      value.bind(1, row.integer(0));
      while (value.step()) point.settings.emplace_back(value.text(0), value.text(1));
      see(static_cast<std::size_t>(row.integer(0)), point);
    }
  });
}

void SweepStore::each_value(const std::function<void(const SweepValue&)>& see) const {
  translating_refusals(files_->paths, [&] {
    SqliteStatement row = files_->database.prepare(select_sweep_outcomes(files_->shape));
    while (row.step()) {
      SweepValue value{static_cast<std::uint32_t>(row.integer(0)),
                       static_cast<std::uint64_t>(row.integer(1)),
                       static_cast<std::uint32_t>(row.integer(2)),
                       row.text(3),
                       row.text(4),
                       0,
                       0};
      int column = 5;
      for (const std::size_t outcome : files_->shape.outcomes) {
        value.outcome = outcome;
        value.value = row.real(column++);
        see(value);
      }
    }
  });
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

}  // namespace timbang
