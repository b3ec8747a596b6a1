#include "cli/common/verb.hpp"
#include "cli/compare/simulate.hpp"
#include "studies/compare/arms.hpp"

namespace timbang {
namespace {

class CompareVerb final : public Verb {
 public:
  CompareVerb(CLI::App& command, Language language) : Verb(command, "compare", language) {
    options_.language = language;
    parser().add_option("SCENARIO", files_, text(language, "option.scenarios"))->required()->type_name("");
    parser()
        .add_option("--vary", variations_, text(language, "option.vary"))
        ->type_name("KEY=A,B,C")
        ->allow_extra_args(false);
    add_simulation_options(parser(), options_);
    parser().add_flag("--full", options_.is_full, text(language, "option.full"));
  }

  ExitCode execute() override {
    std::vector<Variation> variations;
    for (const std::string& written : variations_) variations.push_back(parse_variation(written));
    const std::vector<Arm> arms = make_arms(files_, settings_of(files_, options_), variations);
    if (arms.size() < 2) {
      complain(text(options_.language, "compare.one_arm"));
      return ExitCode::bad_input;
    }
    return simulate("compare", arms, options_, workers(options_.threads));
  }

 private:
  std::vector<std::string> files_;
  std::vector<std::string> variations_;
  SimulationOptions options_;
};

}  // namespace

std::unique_ptr<Verb> make_compare_verb(CLI::App& command, Language language) {
  return std::make_unique<CompareVerb>(command, language);
}

}  // namespace timbang
