#include "support/results_example.hpp"

#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <csignal>
#include <limits>

#include "base/check.hpp"
#include "outcomes/catalogue/outcome_catalogue.hpp"
#include "trials/cities/city_maker.hpp"

namespace timbang::test {
namespace {

namespace fs = std::filesystem;

int wait_for(pid_t child) {
  int status = 0;
  TIMBANG_CHECK(child > 0 && ::waitpid(child, &status, 0) == child, "a process of its own");
  return status;
}

}  // namespace

Manifest example_manifest() {
  Manifest manifest;
  manifest.engine_version = "0.1.0";
  manifest.compiler = "a compiler \"12\"";
  manifest.scenario_name = "two-kecamatan";
  manifest.scenario_file = "scenarios/two.yaml";
  manifest.scenario_sha256 = std::string(64, '1');
  manifest.baseline_sha256 = std::string(64, 'b');
  manifest.file_sha256 = std::string(64, 'c');
  manifest.seed = 20230101;
  manifest.population_seed = 7;
  manifest.replications = 10;
  manifest.city = "two";
  manifest.kecamatan = {"Utara", "Selatan, Lama"};
  manifest.first_month = Month(2023, 1);
  manifest.months = 2;
  manifest.arms = {{"one", {{"staffing.tksk_per_kecamatan", "1"}}, std::string(64, '1'), R"({"staffing":1})"},
                   {"two", {{"staffing.tksk_per_kecamatan", "2"}}, std::string(64, '2'), R"({"staffing":2.5})"}};
  for (ManifestArm& arm : manifest.arms) {
    arm.scenario = manifest.scenario_name;
    arm.file = manifest.scenario_file;
    arm.file_sha256 = manifest.file_sha256;
    arm.baseline_sha256 = manifest.baseline_sha256;
  }
  return manifest;
}

TrialKey example_key(std::uint32_t arm, std::uint32_t replication, std::uint64_t seed) {
  return {std::string(64, static_cast<char>('1' + arm)), CityOrigin().text(), 7, seed, replication};
}

KeptCells kept_before_hours() {
  KeptCells kept = KeptCells::everything();
  std::erase_if(kept.outcomes, [](std::size_t each) {
    return each == outcome::tksk_hours_arrived || each == outcome::tksk_hours_available;
  });
  return kept;
}

Trial failed_trial(std::uint32_t arm, std::uint32_t replication, std::uint64_t seed) {
  Trial trial{example_key(arm, replication, seed), KeptCells::everything(), {}, 0, "rupiah: March, Utara"};
  trial.wall_seconds = 0.1;
  return trial;
}

Trial example_trial(std::uint32_t arm, std::uint32_t replication, std::uint64_t seed) {
  Trial trial{example_key(arm, replication, seed), KeptCells::everything(), {}, 0};
  trial.trajectory = 0xfedcba9876543210ULL - 100 * arm - replication;
  trial.wall_seconds = 0.25;
  trial.table = OutcomeTable(outcome_catalogue().size(), 2, Month(2023, 1), 2);
  for (std::size_t outcome = 0; outcome < trial.table.outcomes(); ++outcome) {
    for (std::size_t where = 0; where < 3; ++where) {
      for (std::size_t month = 0; month < 3; ++month) {
        const auto cell = static_cast<double>((outcome * 3 + where) * 3 + month);
        trial.table.at(outcome, where, month) = cell + arm / 3.0 + std::sqrt(replication + 2.0) * (arm + 1);
      }
    }
  }
  trial.table.at(0, 0, 0) = 795965.1;
  trial.table.at(0, 1, 0) = -0.0;
  trial.table.at(0, 2, 0) = std::numeric_limits<double>::denorm_min();
  trial.table.at(1, 1, 1) = std::numeric_limits<double>::quiet_NaN();
  trial.table.at(1, 2, 1) = 9007199254740993.0 * 1024;
  return trial;
}

bool same_bits(const OutcomeTable& a, const OutcomeTable& b) {
  const auto alike = [](double x, double y) {
    return (std::isnan(x) && std::isnan(y)) || std::bit_cast<std::uint64_t>(x) == std::bit_cast<std::uint64_t>(y);
  };
  return a.outcomes() == b.outcomes() && a.wheres() == b.wheres() && a.months() == b.months() &&
         a.first_month() == b.first_month() &&
         std::equal(a.values().begin(), a.values().end(), b.values().begin(), b.values().end(), alike);
}

std::vector<std::string> snapshot(const fs::path& folder) {
  std::vector<std::string> files;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    files.push_back(entry.path().string() + "\n" + (entry.is_regular_file() ? read_text(entry.path()) : ""));
  }
  std::ranges::sort(files);
  return files;
}

void make_read_only(const fs::path& folder) {
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    fs::permissions(entry.path(), fs::perms(entry.is_directory() ? 0555 : 0444));
  }
  fs::permissions(folder, fs::perms(0555));
}

bool run_and_kill(void (*action)(const fs::path&), const fs::path& argument) {
  const pid_t child = ::fork();
  if (child == 0) {
    try {
      action(argument);
    } catch (...) {
      ::_exit(1);
    }
    ::raise(SIGKILL);
  }
  const int status = wait_for(child);
  return WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL;
}

int run_unprivileged(const std::function<int()>& action) {
  constexpr unsigned nobody = 65534;
  const pid_t child = ::fork();
  if (child == 0) {
    if (::geteuid() == 0 && (::setgid(nobody) != 0 || ::setuid(nobody) != 0)) ::_exit(101);
    try {
      ::_exit(action());
    } catch (...) {
      ::_exit(102);
    }
  }
  return WEXITSTATUS(wait_for(child));
}

}  // namespace timbang::test
