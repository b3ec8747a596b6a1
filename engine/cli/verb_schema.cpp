#include "cli/verb.hpp"
#include "scenario/read_scenario.hpp"

namespace timbang {
namespace {

class SchemaVerb final : public Verb {
 public:
  SchemaVerb(CLI::App& command, Language language) : Verb(command, "schema", language) {}

  ExitCode execute() override {
    print(scenario_schema());
    return ExitCode::done;
  }
};

}  // namespace

std::unique_ptr<Verb> make_schema_verb(CLI::App& command, Language language) {
  return std::make_unique<SchemaVerb>(command, language);
}

}  // namespace timbang
