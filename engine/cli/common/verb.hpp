#pragma once

#include <memory>
#include <string>

#include <CLI/CLI.hpp>

#include "cli/common/console.hpp"
#include "report/words/text_catalogue.hpp"
#include "trials/running/trial_runner.hpp"

namespace timbang {

/// One verb of the command: adds itself and its options to the parser, and does its work once chosen.
class Verb {
 public:
  /// `name` is the verb as typed; its texts are verb.<name>, and verb.<name>.example for the end of its help.
  Verb(CLI::App& command, const std::string& name, Language language);
  Verb(const Verb&) = delete;
  Verb& operator=(const Verb&) = delete;
  virtual ~Verb() = default;

  [[nodiscard]] bool is_chosen() const { return parser_.parsed(); }
  [[nodiscard]] virtual ExitCode execute() = 0;
  /// Lets other ranks of mpirun simulate, too. Requires: the link outlives this.
  void use(RankLink& ranks) { ranks_ = &ranks; }
  /// The threads that were asked for; one by default where there are other ranks, which usually have a core each.
  [[nodiscard]] unsigned threads_of_rank() const;

 protected:
  [[nodiscard]] CLI::App& parser() { return parser_; }
  [[nodiscard]] bool are_threads_given() const;
  /// Who simulates, if the option --threads says so many.
  [[nodiscard]] Workers workers(unsigned threads) const;

 private:
  CLI::App& parser_;
  RankLink* ranks_ = nullptr;
};

[[nodiscard]] std::unique_ptr<Verb> make_run_verb(CLI::App& command, Language language);
[[nodiscard]] std::unique_ptr<Verb> make_compare_verb(CLI::App& command, Language language);
[[nodiscard]] std::unique_ptr<Verb> make_export_verb(CLI::App& command, Language language);
[[nodiscard]] std::unique_ptr<Verb> make_brief_verb(CLI::App& command, Language language);
[[nodiscard]] std::unique_ptr<Verb> make_validate_verb(CLI::App& command, Language language);
[[nodiscard]] std::unique_ptr<Verb> make_sweep_verb(CLI::App& command, Language language);
[[nodiscard]] std::unique_ptr<Verb> make_merge_verb(CLI::App& command, Language language);
[[nodiscard]] std::unique_ptr<Verb> make_analyse_verb(CLI::App& command, Language language);
[[nodiscard]] std::unique_ptr<Verb> make_decide_verb(CLI::App& command, Language language);
[[nodiscard]] std::unique_ptr<Verb> make_calibrate_verb(CLI::App& command, Language language);
[[nodiscard]] std::unique_ptr<Verb> make_verify_verb(CLI::App& command, Language language);
[[nodiscard]] std::unique_ptr<Verb> make_schema_verb(CLI::App& command, Language language);

}  // namespace timbang
