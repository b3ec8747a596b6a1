#include "timbang/results.hpp"

#include "base/check.hpp"
#include "library/translation.hpp"
#include "library/trial_state.hpp"
#include "report/words/outcome_words.hpp"
#include "results/store/export_csv.hpp"
#include "results/store/results_store.hpp"
#include "results/store/stored_summary.hpp"
#include "results/sweep/export_sweep.hpp"
#include "results/sweep/sweep_store.hpp"

namespace timbang::api {

struct Results::State {
  std::filesystem::path folder;
  std::string city;
  std::vector<std::string> places;
  std::vector<std::string> months;

  /// Opened for as long as one call takes: an open store keeps all others from writing.
  [[nodiscard]] ResultsStore store() const { return ResultsStore::read(folder); }
};

Results Results::open(const std::filesystem::path& folder) {
  return translated([&] {
    const ResultsStore store = ResultsStore::read(folder);
    const FolderIdentity& identity = store.trials().identity();
    return Results(
        std::make_shared<const State>(State{folder, identity.city, identity.wheres(), identity.month_texts()}));
  });
}

const std::string& Results::city_code() const {
  return state_->city;
}

const std::vector<std::string>& Results::places() const {
  return state_->places;
}

const std::vector<std::string>& Results::months() const {
  return state_->months;
}

std::vector<std::string> Results::arms() const {
  return translated([&] {
    std::vector<std::string> names;
    const ResultsStore store = state_->store();
    const auto comparison = newest_comparison(store);
    if (!comparison) return names;
    const Manifest manifest = manifest_of(store, *comparison);
    for (const ManifestArm& arm : manifest.arms) names.push_back(arm.name);
    return names;
  });
}

std::vector<Trial> Results::trials_of(std::size_t arm) const {
  return translated([&] {
    const ResultsStore store = state_->store();
    const auto comparison = newest_comparison(store);
    TIMBANG_CHECK(comparison && arm < comparison->arms.size(), "the newest comparison has this arm");
    auto stored = stored_trials(store, *comparison);
    std::vector<Trial> trials;
    for (timbang::Trial& trial : stored[arm]) trials.push_back(public_trial(std::move(trial)));
    return trials;
  });
}

void Results::each_trial(const std::function<void(const std::string&, const Trial&)>& see) const {
  translated([&] {
    state_->store().trials().each_trial(
        [&](std::int64_t, const timbang::Trial& trial) { see(trial.key.values_sha256, public_trial(trial)); });
  });
}

std::vector<std::filesystem::path> Results::export_csv(const std::filesystem::path& folder, bool has_every_run) const {
  return translated([&] {
    CsvExport what;
    what.runs = has_every_run ? CsvRuns::each : CsvRuns::summarised;
    what.dictionary = dictionary_columns();
    return timbang::export_csv(state_->store(), folder, what);
  });
}

std::vector<std::filesystem::path> Results::export_design(const std::filesystem::path& folder) const {
  return translated([&] { return export_sweep(SweepStore::read(state_->folder), folder); });
}

}  // namespace timbang::api
