#include "cli/common/options.hpp"
#include "cli/common/verb.hpp"
#include "cli/compare/simulate.hpp"
#include "cli/compare/steady_state.hpp"
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
    const std::vector<Setting> settings = with_long_run({file_}, parse_settings(options_.settings), options_);
    return simulate("run", make_arms({file_}, settings, {}), options_, workers(options_.threads));
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
