#include "cli/verbs/analysis_options.hpp"

#include <string>

namespace timbang {

void add_analysis_options(CLI::App& verb, AnalysisRequest& request, Language language) {
  verb.add_option("--outcome", request.outcomes, text(language, "option.outcome"))
      ->type_name("NAME")
      ->expected(1)
      ->take_all();
  verb.add_option_function<std::string>(
          "--target", [&request](const std::string& target) { request.target = target; },
          text(language, "option.target"))
      ->type_name("'NAME<=X'");
  verb.add_option("--worth", request.values, text(language, "option.worth"))
      ->type_name("NAME=RP")
      ->expected(1)
      ->take_all();
}

bool has_analysis_options(const AnalysisRequest& request) {
  return !request.outcomes.empty() || request.target || !request.values.empty();
}

}  // namespace timbang
