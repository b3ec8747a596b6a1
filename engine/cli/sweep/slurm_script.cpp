#include "cli/sweep/slurm_script.hpp"

#include <sstream>

#include "cli/sweep/sweep_texts.hpp"
#include "text/shell_word.hpp"

namespace timbang {
namespace {

/// Each line of the text as a remark.
std::string remarks(const std::string& text) {
  std::istringstream lines(text);
  std::string all;
  for (std::string line; std::getline(lines, line);) all += line.empty() ? "#\n" : "# " + line + "\n";
  return all;
}

}  // namespace

std::string slurm_script(const SweepOptions& options, const SweepRequest& request,
                         const std::filesystem::path& program) {
  const std::string shards = std::to_string(*options.slurm);
  const std::string name = "timbang-" + request.plan.name;
  const unsigned threads = options.are_threads_given ? options.common.threads : 1;
  std::string script = "#!/bin/bash\n";
  script += "#SBATCH --job-name=" + name + "\n";
  script += "#SBATCH --array=1-" + shards + "\n";
  script += "#SBATCH --ntasks=1\n";
  script += "#SBATCH --cpus-per-task=" + std::to_string(threads) + "\n";
  script += "#SBATCH --output=" + name + "-%A-%a.log\n";
  script += remarks(text(options.common.language, "slurm.remarks", {{"shards", shards}}));
  script += "set -euo pipefail\n";
  script += "cd " + shell_word(std::filesystem::current_path().string()) + "\n";
  script += "timbang=" + shell_word(program.string()) + "\n";
  script += "folder=" + shell_word(request.folder.string()) + "\n";
  script += "shards=" + shards + "\n";
  script += "if [ \"${1:-}\" = merge ]; then\n";
  script += "  exec \"$timbang\" merge \"$folder\"-shard-*-of-\"$shards\" --out \"$folder\"\n";
  script += "fi\n";
  script += "exec \"$timbang\" " + sweep_words(options, request) + (options.is_agreed ? " --yes" : "") +
            " --quiet --threads \"${SLURM_CPUS_PER_TASK:-" + std::to_string(threads) + "}\" \\\n";
  script += "  --shard \"$SLURM_ARRAY_TASK_ID/$shards\" --out \"$folder-shard-$SLURM_ARRAY_TASK_ID-of-$shards\"\n";
  return script;
}

}  // namespace timbang
