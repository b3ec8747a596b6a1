#pragma once

#include <catch2/catch.hpp>
#include <random>

#include "support/sweep_files.hpp"
#include "support/terminal_run.hpp"

namespace timbang::test {

inline const std::string eight_points =
    "vary: {staffing.tksk_per_kecamatan: [1, 2], first_line.hours: [15, 20, 30, 40]}\n"
    "outcomes: [complaints.backlog, delivery.credited]\n";

/// A sweep of eight points in a folder of its own, whose command can be killed.
class KillableSweep {
 public:
  explicit KillableSweep(std::uint32_t replications)
      : file_(experiment_file(place_, eight_points + "replications: " + std::to_string(replications) + "\n")) {}

  [[nodiscard]] TerminalRun run(std::chrono::duration<double> until_killed) const {
    return run_on_terminal({"sweep", file_, "--threads", "2", "--out", folder().string()}, place_ / "output",
                           until_killed);
  }
  [[nodiscard]] std::filesystem::path folder() const { return place_ / "results"; }

 private:
  TemporaryFolder place_;
  std::string file_;
};

inline std::chrono::duration<double> next_instant(std::mt19937& words, std::chrono::duration<double> length) {
  return static_cast<double>(words()) * 0x1p-32 * length;
}

/// Kibibytes that were in memory at most while the small city was swept.
inline long peak_memory(const TemporaryFolder& folder, std::uint32_t replications) {
  const std::string file =
      experiment_file(folder, eight_points + "replications: " + std::to_string(replications) + "\n");
  const auto results = folder / ("results" + std::to_string(replications));
  const auto peak = folder / "peak";
  const std::string words = "sweep '" + file + "' --threads 2 --out '" + results.string() + "'";
  const std::string measured =
      "python3 -c 'import resource, subprocess, sys; subprocess.run(sys.argv[2:], check=True); "
      "open(sys.argv[1], \"w\").write(str(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss))' '" +
      peak.string() + "'";
  REQUIRE(run_command(words, measured).exit_code == 0);
  long kibibytes = 0;
  std::ifstream(peak) >> kibibytes;
  return kibibytes;
}

/// Kills the sweep so many times. Each instant is drawn from half of what is left by `length` of a whole run, so that
/// the kills come before the sweep is done. False if it ended before all the same.
inline bool kill_often(const KillableSweep& sweep, std::uint32_t trials, std::size_t kills, std::mt19937& words,
                       std::chrono::duration<double> length) {
  std::uint32_t shown = 0;
  for (std::size_t landed = 0; landed < kills; ++landed) {
    const double left = 1 - static_cast<double>(shown) / trials;
    const TerminalRun run = sweep.run(next_instant(words, length * left / 2));
    if (!run.was_killed) return false;
    const std::uint32_t now = trials_shown_as_done(run);
    if (now == 0) continue;  // killed before it could look
    CHECK(now >= shown);     // what was shown as stored stays so
    shown = now;
  }
  return shown > 0;
}

/// A sweep that is killed so many times at random instants and then left to end exports what one left alone does.
inline void check_killed_sweep(std::uint32_t replications, std::size_t kills) {
  const KillableSweep whole(replications);
  const std::uint32_t trials = 8 * replications;
  const TerminalRun left_alone = whole.run(std::chrono::hours(1));
  REQUIRE(left_alone.exit_code == 0);
  REQUIRE(trials_shown_as_done(left_alone) == trials);
  const std::string expected = exported_by_command(whole.folder());
  REQUIRE_FALSE(expected.empty());

  std::mt19937 words(20261124);
  bool was_killed_often = false;
  // A machine that has become quicker ends before its instant; the next sweep is killed earlier.
  auto length = left_alone.length;
  for (int attempt = 0; attempt < 10 && !was_killed_often; ++attempt, length *= 0.7) {
    const KillableSweep killed(replications);
    was_killed_often = kill_often(killed, trials, kills, words, length);
    CHECK(killed.run(std::chrono::hours(1)).exit_code == 0);
    CHECK((exported_by_command(killed.folder()) == expected));
  }
  CHECK(was_killed_often);
}

}  // namespace timbang::test
