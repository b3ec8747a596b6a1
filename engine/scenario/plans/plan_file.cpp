#include "scenario/plans/plan_file.hpp"

#include <utility>

#include "base/check.hpp"
#include "scenario/reading/words.hpp"

namespace timbang::reading {

PlanFile open_plan_file(const std::string& file, Findings& findings) {
  const auto* text = read_text(file, {}, findings);
  auto root = text == nullptr ? std::nullopt : parse_document(*text, findings);
  if (!root) findings.throw_if_any();
  TIMBANG_CHECK(root.has_value(), "a text without problems has been parsed");
  return {text, std::move(*root)};
}

void check_plan_version(const DocumentNode& root, PlanEntry& top, Findings& findings) {
  const auto* version = root.find("timbang");
  if (version == nullptr) {
    top.report("word_missing", "timbang");
  } else {
    static_cast<void>(check_word(version->value, *find_word("timbang"), findings));
  }
}

PriorShape read_prior(PlanEntry& top) {
  const std::string prior = top.has("prior") ? top.text("prior") : "uniform";
  if (prior == "triangular") return PriorShape::triangular;
  if (prior != "uniform") top.report_unknown_word("prior", {"uniform", "triangular"});
  return PriorShape::uniform;
}

}  // namespace timbang::reading
