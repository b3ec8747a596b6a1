#include "cli/common/verb.hpp"
#include "report/words/parameter_words.hpp"
#include "results/json/summary_json.hpp"
#include "scenario/layers/read_scenario.hpp"
#include "scenario/schema/experiment_schema.hpp"
#include "scenario/schema/scenario_schema.hpp"

namespace timbang {
namespace {

class SchemaVerb final : public Verb {
 public:
  SchemaVerb(CLI::App& command, Language language) : Verb(command, "schema", language) {
    parser()
        .add_option("--of", kind_, text(language, "option.schema_of"))
        ->check(CLI::IsMember({"scenario", "experiment", "summary"}))
        ->type_name("scenario|experiment|summary");
  }

  ExitCode execute() override {
    print(schema());
    return ExitCode::done;
  }

 private:
  [[nodiscard]] std::string schema() const {
    if (kind_ == "experiment") return experiment_schema();
    return kind_ == "summary" ? summary_schema() : scenario_schema(parameter_meaning);
  }

  std::string kind_ = "scenario";
};

}  // namespace

std::unique_ptr<Verb> make_schema_verb(CLI::App& command, Language language) {
  return std::make_unique<SchemaVerb>(command, language);
}

}  // namespace timbang
