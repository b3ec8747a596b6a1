#include <filesystem>

#include <CLI/CLI.hpp>

#include "cli/common/options.hpp"
#include "cli/common/verb.hpp"
#include "cli/sweep/sweep_texts.hpp"
#include "results/sweep/sweep_merge.hpp"
#include "text/shell_word.hpp"

namespace timbang {
namespace {

class MergeVerb final : public Verb {
 public:
  MergeVerb(CLI::App& command, Language language) : Verb(command, "merge", language), language_(language) {
    parser().add_option("FOLDER", folders_, text(language, "option.merge_folders"))->required()->type_name("");
    parser().add_option("--out", out_, text(language, "option.merge_out"))->required()->type_name("DIR");
    add_language_option(parser(), language_);
    parser().add_flag("--json", is_json_, text(language, "option.json"));
  }

  ExitCode execute() override {
    const SweepMerge merge = merge_sweeps({folders_.begin(), folders_.end()}, out_);
    const std::uint64_t missing = merge.progress.wanted - merge.progress.stored;
    print(is_json_ ? merge_json(merge, out_) : told(merge));
    if (missing > 0) complain(missing_text(merge, missing));
    if (merge.progress.failed > 0) {
      complain(text(language_, "merge.failed", {{"failed", std::to_string(merge.progress.failed)}}));
    }
    return missing == 0 && merge.progress.failed == 0 ? ExitCode::done : ExitCode::failed;
  }

 private:
  [[nodiscard]] std::string told(const SweepMerge& merge) const {
    return text(language_, "merge.done",
                {{"experiment", merge.experiment_name},
                 {"stored", std::to_string(merge.progress.stored)},
                 {"wanted", std::to_string(merge.progress.wanted)},
                 {"added", std::to_string(merge.added)},
                 {"folder", out_}}) +
           "\n";
  }

  [[nodiscard]] std::string missing_text(const SweepMerge& merge, std::uint64_t missing) const {
    std::string shards;
    for (const PlanShard& shard : merge.not_given) shards += (shards.empty() ? "" : ", ") + shard_text(shard);
    const TextArguments arguments{
        {"missing", std::to_string(missing)}, {"shards", shards}, {"folder", shell_word(out_)}};
    return text(language_, shards.empty() ? "merge.missing" : "merge.missing_shards", arguments);
  }

  Language language_;
  std::vector<std::string> folders_;
  std::string out_;
  bool is_json_ = false;
};

}  // namespace

std::unique_ptr<Verb> make_merge_verb(CLI::App& command, Language language) {
  return std::make_unique<MergeVerb>(command, language);
}

}  // namespace timbang
