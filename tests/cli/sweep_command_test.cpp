// timbang sweep and merge as commands: what they say, how they end, and the job script.
#include <catch2/catch.hpp>

#include "cli/sweep/sweep_texts.hpp"
#include "support/sweep_files.hpp"
#include "support/text.hpp"

using namespace timbang::test;

namespace {

const std::string levers =
    "vary: {staffing.tksk_per_kecamatan: [1, 2]}\noutcomes: [complaints.backlog]\nreplications: 2\n";

std::string in_quotes(const std::filesystem::path& path) {
  return " '" + path.string() + "'";
}

}  // namespace

TEST_CASE("an invalid sweep is refused with the next step, and writes nothing") {
  const TemporaryFolder folder;
  const std::string file = experiment_file(folder, levers);
  const auto results = folder / "results";
  const std::vector<std::pair<std::string, std::string>> wrong{
      {"--shard 3/2", "--shard 1/4"},
      {"--shard 0/2", "--shard 1/4"},
      {"--shard two", "--shard 2/4"},
      {"--set staffing.tksk_per_kecamatan=3", "leave out --set"},
      {"--set staffing.ours=3", "staffing.hours"},
      {"--replications 20000", "--yes"},
      {"--point 2", "counted from 0"},
      {"--slurm 0", "--help"}};
  for (const auto& [words, answer] : wrong) {
    CAPTURE(words);
    const CommandResult result = run_command("sweep" + in_quotes(file) + " " + words + " --out" + in_quotes(results));
    CHECK(result.exit_code == 2);
    CHECK(result.output.empty());
    CHECK(has(result.errors, answer));
    CHECK_FALSE(std::filesystem::exists(results));
  }
}

TEST_CASE("a sweep takes settings and a seed, and reports what it did as JSON") {
  const TemporaryFolder folder;
  const std::string file = experiment_file(folder, levers);
  const std::string words = "sweep" + in_quotes(file) + " --set follow_up.visit=50 --seed 9 --json --out";
  const CommandResult json = run_command(words + in_quotes(folder / "results"));
  CHECK(json.exit_code == 0);
  CHECK(has(json.output, "\"seed\": 9"));
  CHECK(has(json.output, "\"trials\": 4"));
  CHECK(has(exported_by_command(folder / "results"), "0,0,9,2023-01,city,complaints.backlog"));
  const CommandResult other = run_command("sweep" + in_quotes(file) + " --out" + in_quotes(folder / "results"));
  CHECK(other.exit_code == 0);
  CHECK(has(other.output, "4 different runs (0 were stored before)"));
}

TEST_CASE("a sweep that stops at a precision reports what was reached, and cannot be divided into shards") {
  const TemporaryFolder folder;
  const std::string file =
      experiment_file(folder,
                      "vary: {staffing.tksk_per_kecamatan: [1, 2]}\noutcomes: [complaints.backlog]\nreplications: 40\n"
                      "stopping: [complaints.backlog ± 3]\n");
  const std::string out = " --out" + in_quotes(folder / "results");
  const CommandResult done = run_command("sweep" + in_quotes(file) + out);
  CHECK(done.exit_code == 0);
  CHECK(has(done.output, "2 of 2 points are as precise as asked (±3 complaints) after 20 replications"));
  CHECK(has(run_command("sweep" + in_quotes(file) + " --json" + out).output, "\"is_met\": true"));
  for (const std::string words : {" --shard 1/2", " --slurm 3"}) {
    const CommandResult parted = run_command("sweep" + in_quotes(file) + words);
    CHECK(parted.exit_code == 2);
    CHECK(has(parted.errors, "leave out stopping"));
  }
  CHECK(run_command("sweep" + in_quotes(file) + " --replications 19" + out).exit_code == 2);
  CHECK(has(run_command("sweep" + in_quotes(file) + " --dry-run").output, "at least 20 replications"));
  const CommandResult one = run_command("sweep" + in_quotes(file) + " --point 1 --out" + in_quotes(folder / "one"));
  CHECK(one.exit_code == 0);
  CHECK(has(one.output, "20 different runs"));
}

TEST_CASE("merging names the missing shards and has exit code 1 until all are there") {
  const TemporaryFolder folder;
  const std::string file = experiment_file(folder, levers);
  for (const std::string number : {"1", "2"}) {
    const std::string words = " --shard " + number + "/2 --out" + in_quotes(folder / number);
    CHECK(run_command("sweep" + in_quotes(file) + words).exit_code == 0);
  }
  const std::string into = " --out" + in_quotes(folder / "whole");
  const CommandResult first = run_command("merge" + in_quotes(folder / "1") + into);
  CHECK(first.exit_code == 1);
  CHECK(has(first.errors, "2/2"));
  const CommandResult second = run_command("merge" + in_quotes(folder / "2") + into + " --json");
  CHECK(second.exit_code == 0);
  CHECK(has(second.output, "\"stored\": 4"));
  CHECK(run_command("merge" + in_quotes(folder / "nothing") + into).exit_code == 2);
}

TEST_CASE("the job script for sbatch runs every shard when bash is given its number, and merges them") {
  const TemporaryFolder folder;
  const std::string file = experiment_file(folder, levers);
  const CommandResult script =
      run_command("sweep" + in_quotes(file) + " --slurm 3 --out" + in_quotes(folder / "whole"));
  CHECK(script.exit_code == 0);
  CHECK(has(script.output, "#SBATCH --array=1-3"));
  const auto job = folder / "job.sh";
  std::ofstream(job) << script.output;
  for (const std::string number : {"1", "2", "3"}) {
    CHECK(run_command("", "SLURM_ARRAY_TASK_ID=" + number + " bash" + in_quotes(job) + " && exec").exit_code == 0);
  }
  CHECK(run_command("", "bash" + in_quotes(job) + " merge && exec").exit_code == 0);
  CHECK(run_command("sweep" + in_quotes(file) + " --out" + in_quotes(folder / "at-once")).exit_code == 0);
  CHECK(exported_by_command(folder / "whole") == exported_by_command(folder / "at-once"));
}

TEST_CASE("a failed trial is reported with its seed, its message and the command that runs it again") {
  timbang::SweepOptions options;
  options.file = "my experiment.yaml";
  timbang::SweepReport report;
  report.request.settings = {{"follow_up.visit", "50"}};
  report.request.folder = "results/sweep";
  report.request.seed = 7;
  report.result.failed = 1;
  report.result.failures.push_back({3, 4, "minutes were lost"});
  const std::string told = timbang::sweep_failures_text(options, report);
  CHECK(has(told, "minutes were lost"));
  CHECK(has(told,
            "timbang sweep 'my experiment.yaml' --set follow_up.visit=50 --seed 7 --replications 5 --point 3 "
            "--out results/sweep/replay"));
}
