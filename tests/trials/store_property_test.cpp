#include <array>
#include <catch2/catch.hpp>
#include <csignal>
#include <map>
#include <memory>
#include <tuple>

#include "support/property.hpp"
#include "support/results_example.hpp"
#include "trials/store/trial_store.hpp"

using namespace timbang;
using namespace timbang::test;
using test_support::for_all_cases;

namespace {

constexpr std::uint32_t arms = 2;
constexpr std::uint32_t replications = 2;
constexpr std::array<std::uint64_t, 2> seeds{20230101, ~std::uint64_t{0}};

/// One thing that is done to a folder.
struct Step {
  enum class Kind { add, add_failed, close_and_open, abandon_and_open, kill_and_open };
  Kind kind = Kind::add;
  std::uint32_t arm = 0;
  std::uint64_t seed = 0;
  std::uint32_t replication = 0;
};

std::ostream& operator<<(std::ostream& out, const Step& step) {
  constexpr std::array names{"add", "add failed", "close and open", "abandon and open", "kill and open"};
  return out << names[static_cast<std::size_t>(step.kind)] << " arm " << step.arm << ", seed " << step.seed
             << ", replication " << step.replication;
}

rc::Gen<std::vector<Step>> arbitrary_steps() {
  using Kind = Step::Kind;
  const auto kind = rc::gen::weightedElement<Kind>({{6, Kind::add},
                                                    {4, Kind::add_failed},
                                                    {1, Kind::close_and_open},
                                                    {1, Kind::abandon_and_open},
                                                    {1, Kind::kill_and_open}});
  const auto step =
      rc::gen::build<Step>(rc::gen::set(&Step::kind, kind), rc::gen::set(&Step::arm, rc::gen::inRange(0U, arms)),
                           rc::gen::set(&Step::seed, rc::gen::elementOf(seeds)),
                           rc::gen::set(&Step::replication, rc::gen::inRange(0U, replications)));
  return rc::gen::container<std::vector<Step>>(step);
}

TrialStore open(const std::filesystem::path& folder) {
  return TrialStore::open(folder, {"two", {"Utara", "Selatan, Lama"}, Month(2023, 1), 2});
}

/// A folder and its plainly right twin: a map from a trial's name to whether it is done.
class FolderAndMap {
 public:
  void take(const Step& step) {
    switch (step.kind) {
      case Step::Kind::add:
        return add(step, example_trial(step.arm, step.replication, step.seed));
      case Step::Kind::add_failed:
        return add(step, failed_trial(step.arm, step.replication, step.seed));
      case Step::Kind::close_and_open:
        store_->close();
        return open_again();
      case Step::Kind::abandon_and_open:
        return open_again();
      case Step::Kind::kill_and_open:
        return kill_and_open(step);
    }
  }

  /// Has the store the trials that were stored, each once?
  void compare(const TrialStore& store) const {
    for (std::uint32_t arm = 0; arm < arms; ++arm) {
      for (const std::uint64_t seed : seeds) {
        for (std::uint32_t replication = 0; replication < replications; ++replication) {
          const auto found = done_.find({arm, seed, replication});
          const bool is_done = found != done_.end() && found->second;
          RC_ASSERT(store.kept(example_key(arm, replication, seed)).has_value() == is_done);
        }
      }
    }
    std::size_t stored = 0;
    store.each_trial([&](std::int64_t, const Trial&) { ++stored; });
    RC_ASSERT(stored == done_.size());
  }

  void compare_at_end() {
    compare(*store_);
    store_.reset();
    const auto store = TrialStore::read(folder_.path());
    compare(store);
    for (const auto& [name, is_done] : done_) compare_trial(store, name, is_done);
  }

 private:
  using Name = std::tuple<std::uint32_t, std::uint64_t, std::uint32_t>;

  void add(const Step& step, const Trial& trial) {
    const Name name{step.arm, step.seed, step.replication};
    const auto found = done_.find(name);
    const bool is_done = found != done_.end() && found->second;
    RC_ASSERT(store_->kept(trial.key).has_value() == is_done);
    if (is_done) return;
    store_->add(trial);
    done_[name] = trial.failure.empty();
  }

  void open_again() {
    store_.reset();
    store_ = std::make_unique<TrialStore>(open(folder_.path()));
    compare(*store_);
  }

  /// Another writer stores a trial and is killed before it can close anything.
  void kill_and_open(const Step& step) {
    store_.reset();
    next_ = step;
    RC_ASSERT(run_and_kill(add_next, folder_.path()));
    done_[{step.arm, step.seed, step.replication}] = true;
    open_again();
  }

  static void add_next(const std::filesystem::path& folder) {
    TrialStore store = open(folder);
    const Trial trial = example_trial(next_.arm, next_.replication, next_.seed);
    if (store.kept(trial.key)) return;
    store.add(trial);
    ::raise(SIGKILL);
  }

  static void compare_trial(const TrialStore& store, const Name& name, bool is_done) {
    const auto [arm, seed, replication] = name;
    const auto trial = store.trial(example_key(arm, replication, seed));
    RC_ASSERT(trial.has_value());
    RC_ASSERT(trial->failure.empty() == is_done);
    if (is_done) RC_ASSERT(trial->trajectory == example_trial(arm, replication).trajectory);
    if (is_done) RC_ASSERT(same_bits(trial->table, example_trial(arm, replication).table));
  }

  static inline Step next_;
  TemporaryFolder folder_;
  std::unique_ptr<TrialStore> store_ = std::make_unique<TrialStore>(open(folder_.path()));
  std::map<Name, bool> done_;
};

}  // namespace

TEST_CASE("a folder agrees with a map of what was stored, also after an abandoned or a killed writer") {
  for_all_cases(20, [] {
    FolderAndMap comparison;
    for (const Step& step : *rc::gen::resize(40, arbitrary_steps())) comparison.take(step);
    comparison.compare_at_end();
  });
}
