#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "base/problem.hpp"
#include "outcomes/tables/outcome_table.hpp"
#include "results/summary/manifest.hpp"
#include "support/problems.hpp"
#include "support/temporary_folder.hpp"
#include "support/text.hpp"
#include "trials/trial.hpp"

namespace timbang::test {

/// An experiment of two arms on a city of two kecamatan and two months.
[[nodiscard]] Manifest example_manifest();

/// The name of a trial of the example: arms have values of 64 equal digits, 1 and 2.
[[nodiscard]] TrialKey example_key(std::uint32_t arm, std::uint32_t replication, std::uint64_t seed = 20230101);

/// A trial whose every cell differs from every other trial's; `undefined` cells are NaN, one is -0.0.
[[nodiscard]] Trial example_trial(std::uint32_t arm, std::uint32_t replication, std::uint64_t seed = 20230101);

/// What an engine kept that had no tksk.hours_arrived and tksk.hours_available yet.
[[nodiscard]] KeptCells kept_before_hours();

/// The same trial, failed.
[[nodiscard]] Trial failed_trial(std::uint32_t arm, std::uint32_t replication, std::uint64_t seed = 20230101);

/// Whether tables hold the same bits, NaNs alike.
[[nodiscard]] bool same_bits(const OutcomeTable& a, const OutcomeTable& b);

/// Names and bytes of all files below a folder, to see whether anything was touched.
[[nodiscard]] std::vector<std::string> snapshot(const std::filesystem::path& folder);

/// Takes the permission to write a folder and its files from everybody but root.
void make_read_only(const std::filesystem::path& folder);

/// Runs something in a process of its own, which the system then kills at once with SIGKILL: what it did not finish
/// stays unfinished. Returns whether it got to its end.
[[nodiscard]] bool run_and_kill(void (*action)(const std::filesystem::path&), const std::filesystem::path& argument);

/// Runs something in a process of its own that has no privileges; returns what it returns, 0 .. 100.
[[nodiscard]] int run_unprivileged(const std::function<int()>& action);

}  // namespace timbang::test
