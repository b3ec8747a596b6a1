#include <algorithm>
#include <catch2/catch.hpp>
#include <memory>
#include <random>

#include "results/store/results_store.hpp"
#include "support/results_example.hpp"
#include "support/terminal_run.hpp"

using namespace timbang;
using namespace timbang::test;

namespace {

namespace fs = std::filesystem;

constexpr std::uint32_t replications = 12;
constexpr std::uint32_t arms = 2;
constexpr std::size_t kills = 50;

std::vector<std::string> comparison(const fs::path& folder) {
  std::vector<std::string> words{
      "compare", "tests/support/data/small-city.yaml", "--json", "--detail", "months,kecamatan", "--threads", "2"};
  words.insert(words.end(), {"--vary", "staffing.tksk_per_kecamatan=1,2"});
  words.insert(words.end(), {"--replications", std::to_string(replications)});
  words.insert(words.end(), {"--out", folder.string()});
  return words;
}

/// The same comparison, left alone.
class Reference {
 public:
  Reference() {
    const auto run = run_on_terminal(comparison(folder()), output(), std::chrono::hours(1));
    REQUIRE(run.exit_code == 0);
    REQUIRE(trials_shown_as_done(run) == arms * replications);
    length_ = run.length;
    store_ = std::make_unique<ResultsStore>(ResultsStore::read(folder()));
  }

  [[nodiscard]] std::chrono::duration<double> length() const { return length_; }
  [[nodiscard]] Trial trial(std::uint32_t arm, std::uint32_t replication) const {
    return store_->trials().trial(store_->key(store_->comparisons().front(), arm, replication)).value();
  }

  /// Whether a folder that was finished after it was killed is the same.
  void compare(const fs::path& folder_of_killed, const fs::path& output_of_killed) const {
    CHECK(read_text(output_of_killed) == read_text(output()));
    CHECK(read_text(folder_of_killed / "manifest.json") == read_text(folder() / "manifest.json"));
  }

 private:
  [[nodiscard]] fs::path folder() const { return place_ / "results"; }
  [[nodiscard]] fs::path output() const { return place_ / "output"; }

  TemporaryFolder place_;
  std::chrono::duration<double> length_{};
  std::unique_ptr<ResultsStore> store_;
};

/// A folder whose writers are killed, and what it is known to hold.
class Killed {
 public:
  /// Whether the command was killed, and did not end before.
  bool go_on(const Reference& reference, std::chrono::duration<double> until_killed) {
    const auto run = run_on_terminal(comparison(folder()), output(), until_killed);
    check_stored(reference, trials_shown_as_done(run));
    if (run.was_killed) return true;
    CHECK(run.exit_code == 0);
    reference.compare(folder(), output());
    return false;
  }

  [[nodiscard]] std::size_t stored() const { return static_cast<std::size_t>(std::ranges::count(known_, true)); }

 private:
  [[nodiscard]] fs::path folder() const { return place_ / "results"; }
  [[nodiscard]] fs::path output() const { return place_ / "output"; }

  /// Every trial that was there before, and as many as the command has shown as done, are there and as they should be.
  void check_stored(const Reference& reference, std::uint32_t shown) {
    const auto store = read_if_any();
    for (std::uint32_t number = 0; number < arms * replications; ++number) {
      const std::uint32_t arm = number % arms;
      const bool has_arms = store && !store->comparisons().empty();
      const auto trial =
          has_arms ? store->trials().trial(store->key(store->comparisons().front(), arm, number / arms)) : std::nullopt;
      if (known_[number]) REQUIRE(trial.has_value());
      if (!trial) continue;
      const Trial expected = reference.trial(arm, number / arms);
      REQUIRE(trial->failure.empty());
      REQUIRE(trial->trajectory == expected.trajectory);
      REQUIRE(same_bits(trial->table, expected.table));
      known_[number] = true;
    }
    REQUIRE(stored() >= shown);
  }

  /// A writer killed early leaves nothing to read yet.
  [[nodiscard]] std::optional<ResultsStore> read_if_any() const {
    try {
      return ResultsStore::read(folder());
    } catch (const ScenarioError& error) {
      const std::string& id = error.problems().front().id;
      REQUIRE((id == "results_empty" || id == "results_not_found"));
      return std::nullopt;
    }
  }

  TemporaryFolder place_;
  std::vector<bool> known_ = std::vector<bool>(arms * replications);
};

/// Shares of a run's length, evenly spread over it and shuffled.
std::vector<double> instants() {
  std::mt19937 words(20231124);
  std::vector<double> shares(kills);
  for (std::size_t i = 0; i < kills; ++i) {
    shares[i] = (static_cast<double>(i) + static_cast<double>(words()) * 0x1p-32) / static_cast<double>(kills);
  }
  for (std::size_t i = kills; i > 1; --i) std::swap(shares[i - 1], shares[words() % i]);
  return shares;
}

}  // namespace

TEST_CASE("a command killed with SIGKILL at 50 instants of its run loses no trial that it had stored") {
  const Reference reference;
  const std::vector<double> shares = instants();
  auto killed = std::make_unique<Killed>();
  std::size_t landed = 0;
  std::size_t in_the_middle = 0;
  // A command that ended before its instant has finished the folder, which is compared; the next one takes a new
  // folder.
  for (std::size_t i = 0; landed < kills && i < 10 * kills; ++i) {
    if (killed->go_on(reference, shares[i % kills] * reference.length())) {
      ++landed;
      if (killed->stored() > 0 && killed->stored() < arms * replications) ++in_the_middle;
    } else {
      killed = std::make_unique<Killed>();
    }
  }
  CHECK(landed == kills);
  CHECK(in_the_middle > 0);
  CHECK_FALSE(killed->go_on(reference, std::chrono::hours(1)));
}
