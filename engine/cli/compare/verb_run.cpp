#include "cli/common/verb.hpp"
#include "cli/compare/simulate.hpp"
#include "studies/compare/arms.hpp"

namespace timbang {
namespace {

class RunVerb final : public Verb {
 public:
  RunVerb(CLI::App& command, Language language) : Verb(command, "run", language) {
    options_.language = language;
    parser().add_option("SCENARIO", file_, text(language, "option.scenario"))->required()->type_name("");
    add_simulation_options(parser(), options_);
  }

  ExitCode execute() override {
    return simulate("run", make_arms({file_}, settings_of({file_}, options_), {}), options_, workers(options_.threads));
  }

 private:
  std::string file_;
  SimulationOptions options_;
};

}  // namespace

std::unique_ptr<Verb> make_run_verb(CLI::App& command, Language language) {
  return std::make_unique<RunVerb>(command, language);
}

}  // namespace timbang
