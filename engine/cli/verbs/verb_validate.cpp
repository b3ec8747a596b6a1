#include <string>
#include <vector>

#include "cli/common/options.hpp"
#include "cli/common/verb.hpp"
#include "report/tables/summary_table.hpp"
#include "report/words/problem_text.hpp"
#include "scenario/experiments/experiment_reader.hpp"
#include "scenario/layers/ensemble.hpp"
#include "scenario/layers/read_scenario.hpp"
#include "studies/compare/claim_arms.hpp"
#include "studies/sweep/sweep.hpp"

namespace timbang {
namespace {

class ValidateVerb final : public Verb {
 public:
  ValidateVerb(CLI::App& command, Language language) : Verb(command, "validate", language), language_(language) {
    parser().add_option("FILE", files_, text(language, "option.files"))->required()->type_name("");
    add_language_option(parser(), language_);
  }

  ExitCode execute() override {
    ExitCode code = ExitCode::done;
    for (const std::string& file : files_) {
      if (!is_sound(file)) code = ExitCode::bad_input;
    }
    return code;
  }

 private:
  /// Members are checked under the scenario, too: their values must go together with its others.
  static Scenario check(const std::string& file) {
    Scenario scenario = read_scenario(file);
    check_claims(scenario);
    if (scenario.ensemble_file.empty()) return scenario;
    const Ensemble ensemble = read_ensemble(scenario.ensemble_file);
    static_cast<void>(read_members(file, {}, ensemble.file, ensemble.members.size()));
    return scenario;
  }

  [[nodiscard]] bool is_sound(const std::string& file) const {
    try {
      if (is_experiment_file(file)) {
        const ExperimentPlan plan = read_experiment_plan(file);
        static_cast<void>(sweep_shape(plan));
        print(text(language_, "validate.sound", {{"file", file}}) + "\n");
        return true;
      }
      const Scenario scenario = check(file);
      print(text(language_, "validate.sound", {{"file", file}}) + "\n" + borrowed_note(scenario, language_));
      complain_of(scenario.notes, language_);
    } catch (const ScenarioError& error) {
      complain(problems_text(language_, error.problems()));
      return false;
    }
    return true;
  }

  Language language_;
  std::vector<std::string> files_;
};

}  // namespace

std::unique_ptr<Verb> make_validate_verb(CLI::App& command, Language language) {
  return std::make_unique<ValidateVerb>(command, language);
}

}  // namespace timbang
