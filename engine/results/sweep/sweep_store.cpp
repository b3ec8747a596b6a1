#include "results/sweep/sweep_store.hpp"

#include <sstream>
#include <utility>

#include "outcomes/catalogue/outcome_catalogue.hpp"
#include "results/store/study_tables.hpp"
#include "results/sweep/stored_design.hpp"
#include "trials/store/trial_rows.hpp"
#include "trials/store/trial_schema.hpp"

namespace timbang {

namespace {

namespace fs = std::filesystem;

constexpr const char* every_place = "every";

std::string outcome_names(const std::vector<std::size_t>& outcomes) {
  std::string names;
  for (const std::size_t outcome : outcomes) names += std::string(outcome_catalogue()[outcome].name) + ' ';
  return names;
}

KeptCells stored_kept(const TrialStore& store) {
  KeptCells kept;
  kept.is_every_place = store.about("sweep_places") == every_place;
  std::istringstream names(store.about("sweep_outcomes").value_or(""));
  for (std::string name; names >> name;) {
    // An outcome that this version no longer has is left out.
    if (const auto outcome = find_outcome(name)) kept.outcomes.push_back(*outcome);
  }
  return kept;
}

SweepShape stored_shape(const TrialStore& store) {
  const auto text = [&](const char* key) { return store.about(key).value_or(""); };
  return {text("sweep_experiment"), text("sweep_scenario"), text("sweep_scenario_sha256"), stored_kept(store),
          store.identity()};
}

SweepTask stored_task(const TrialStore& store) {
  const auto number = [&](const char* key) {
    return static_cast<std::uint32_t>(std::stoul(store.about(key).value_or("1")));
  };
  // Stored as a signed number, as all seeds in the store.
  const auto seed = static_cast<std::uint64_t>(std::stoll(store.about("sweep_seed").value_or("0")));
  return {seed, number("sweep_replications"), {number("sweep_shard"), number("sweep_shards")}};
}

void store_task(TrialStore& store, const SweepShape& shape, const SweepTask& task) {
  store.set_about("sweep_experiment", shape.experiment_name);
  store.set_about("sweep_scenario", shape.scenario_name);
  store.set_about("sweep_scenario_sha256", shape.scenario_sha256);
  store.set_about("sweep_outcomes", outcome_names(shape.kept.outcomes));
  store.set_about("sweep_places", shape.kept.is_every_place ? every_place : "city");
  store.set_about("sweep_seed", std::to_string(as_stored(task.seed)));
  store.set_about("sweep_replications", std::to_string(task.replications));
  store.set_about("sweep_shard", std::to_string(task.shard.number));
  store.set_about("sweep_shards", std::to_string(task.shard.count));
}

bool has_sweep(const TrialStore& store) {
  return store.about("sweep_seed").has_value();
}

}  // namespace

std::vector<std::string> SweepShape::wheres() const {
  return kept.is_every_place ? identity.wheres() : std::vector<std::string>{identity.wheres().front()};
}

SweepStore::SweepStore(TrialStore trials, SweepShape shape, SweepTask task)
    : trials_(std::move(trials)), shape_(std::move(shape)), task_(task) {}

SweepStore SweepStore::open(const fs::path& folder, const SweepShape& shape) {
  return {open_study_folder(folder, shape.identity), shape, {}};
}

SweepStore SweepStore::read(const fs::path& folder) {
  TrialStore trials = TrialStore::read(folder);
  // A folder of comparisons has trials and no design.
  if (!has_sweep(trials)) refuse_folder(folder, "not_a_sweep");
  SweepShape shape = stored_shape(trials);
  const SweepTask task = stored_task(trials);
  return {std::move(trials), std::move(shape), task};
}

bool SweepStore::is_in(const fs::path& folder) {
  std::error_code error;
  return fs::exists(StorePaths(folder).database, error) && has_sweep(TrialStore::read(folder));
}

void SweepStore::set_design(const SweepTask& task, const DesignRecord& design, std::size_t points,
                            const std::function<SweepPoint(std::size_t)>& point) {
  task_ = task;
  trials_.at_once([&] {
    store_task(trials_, shape_, task);
    keep_design(trials_.database(), design);
    keep_points(trials_.database(), points, point);
  });
}

DesignRecord SweepStore::design() const {
  return translating_refusals(trials_.paths(), [&] { return stored_design(trials_.database()); });
}

void SweepStore::each_point(const std::function<void(std::size_t, const SweepPoint&)>& see) const {
  translating_refusals(trials_.paths(), [&] { each_stored_point(trials_.database(), see); });
}

/// Points come first, their trials are then found by the index of keys, and cells by their numbers: nothing is sorted
/// or looked through as a whole, however many trials of other studies there are.
SqliteStatement SweepStore::asked_trials(const std::string& columns, const std::string& conditions) const {
  SqliteStatement statement = trials_.database().prepare(
      "SELECT " + columns +
      " FROM points p CROSS JOIN trials t ON t.values_sha256 = p.values_sha256 AND t.city = ?1 "
      "AND t.population_seed = ?2 AND t.seed = ?2 AND t.replication < ?3 AND t.results_version = ?4 " +
      conditions);
  statement.bind(1, CityOrigin().text()).bind(2, as_stored(task_.seed)).bind(3, std::int64_t{task_.replications});
  statement.bind(4, std::int64_t{results_version});
  return statement;
}

std::string SweepStore::is_usable() const {
  return translating_refusals(trials_.paths(), [&] {
    std::string kept;
    SqliteStatement row = trials_.database().prepare("SELECT kept FROM kept");
    while (row.step()) {
      const bool is_enough = load_kept(trials_.database(), row.integer(0)).includes(shape_.kept);
      if (is_enough) kept += (kept.empty() ? "" : ", ") + std::to_string(row.integer(0));
    }
    return "t.failure = '' AND t.kept IN (" + kept + ")";
  });
}

SweepProgress SweepStore::progress() const {
  return translating_refusals(trials_.paths(), [&] {
    // Trials that keep too little count as missing for this sweep.
    SweepProgress progress;
    progress.wanted = task_.replications * static_cast<std::uint64_t>(trials_.database().number(
                                               "SELECT count(DISTINCT values_sha256) FROM points WHERE refusal = ''"));
    SqliteStatement row =
        asked_trials("count(DISTINCT t.trial), count(DISTINCT CASE WHEN t.failure <> '' THEN t.trial END)",
                     "WHERE t.failure <> '' OR (" + is_usable() + ")");
    if (row.step()) {
      progress.stored = static_cast<std::uint64_t>(row.integer(0));
      progress.failed = static_cast<std::uint64_t>(row.integer(1));
    }
    return progress;
  });
}

void SweepStore::see_values(const std::string& conditions, const std::function<void(const SweepValue&)>& see) const {
  translating_refusals(trials_.paths(), [&] {
    std::string columns = "p.point, t.replication, c.month, c.where_";
    for (const std::size_t outcome : shape_.kept.outcomes) {
      columns += ", c." + quoted_name(outcome_catalogue()[outcome].name);
    }
    SqliteStatement row = asked_trials(columns, conditions);
    while (row.step()) {
      SweepValue value{static_cast<std::uint32_t>(row.integer(0)),
                       static_cast<std::uint32_t>(row.integer(1)),
                       row.text(2),
                       row.text(3),
                       0,
                       0};
      int column = 4;
      for (const std::size_t outcome : shape_.kept.outcomes) {
        value.outcome = outcome;
        value.value = row.real(column++);
        see(value);
      }
    }
  });
}

void SweepStore::each_value(const std::function<void(const SweepValue&)>& see) const {
  // Place 0 of every month is the city.
  see_values("CROSS JOIN cells c ON c.cell >= t.trial << 24 AND c.cell < (t.trial + 1) << 24 WHERE " + is_usable() +
                 (shape_.kept.is_every_place ? "" : " AND (c.cell & 0xffffff) % t.places = 0") +
                 " ORDER BY p.point, t.replication, (c.cell & 0xffffff) / t.places, c.where_",
             see);
}

void SweepStore::each_city_total(const std::function<void(const SweepValue&)>& see) const {
  // Cell 0 of a trial is the city over all months.
  see_values("CROSS JOIN cells c ON c.cell = t.trial << 24 WHERE " + is_usable() + " ORDER BY p.point, t.replication",
             see);
}

void SweepStore::each_failure(const std::function<void(const SweepFailure&)>& see) const {
  translating_refusals(trials_.paths(), [&] {
    SqliteStatement row =
        asked_trials("p.point, t.replication, t.failure", "WHERE t.failure <> '' ORDER BY p.point, t.replication");
    while (row.step()) {
      see({static_cast<std::uint32_t>(row.integer(0)), static_cast<std::uint32_t>(row.integer(1)), row.text(2)});
    }
  });
}

}  // namespace timbang
