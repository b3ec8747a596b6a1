#include "analysis/wanted_outcome.hpp"

#include "base/search.hpp"
#include "outcomes/catalogue/outcome_catalogue.hpp"
#include "text/did_you_mean.hpp"
#include "text/joined_text.hpp"
#include "text/number_text.hpp"

namespace timbang {

namespace {

std::string trimmed(const std::string& text) {
  const auto first = text.find_first_not_of(' ');
  return first == std::string::npos ? "" : text.substr(first, text.find_last_not_of(' ') - first + 1);
}

Problem bad_form(const std::string& problem, const std::string& option, const std::string& text) {
  return {problem, {option, 1, 1, text}, "", {{"found", text}}};
}

}  // namespace

std::optional<TypedOutcome> read_target(const std::string& text, std::vector<Problem>& problems) {
  const auto at = text.find_first_of("<>");
  // < or > alone is not taken for <= or >=.
  const bool has_sign = at != std::string::npos && at + 1 < text.size() && text[at + 1] == '=';
  const auto limit = has_sign ? reading::parse_number(trimmed(text.substr(at + 2))) : std::nullopt;
  const std::string name = trimmed(text.substr(0, at));
  if (!limit || name.empty()) {
    problems.push_back(bad_form("target_form", "--target", text));
    return std::nullopt;
  }
  const auto side = text[at] == '<' ? WantedOutcome::Side::at_most : WantedOutcome::Side::at_least;
  return TypedOutcome{name, side, *limit};
}

std::optional<TypedOutcome> read_outcome_value(const std::string& text, std::vector<Problem>& problems) {
  const auto at = text.find('=');
  const auto rupiah = at == std::string::npos ? std::nullopt : reading::parse_number(trimmed(text.substr(at + 1)));
  const std::string name = trimmed(text.substr(0, at));
  if (!rupiah || name.empty()) {
    problems.push_back(bad_form("worth_form", "--worth", text));
    return std::nullopt;
  }
  // The form is shared with targets and has a side, which nobody reads here.
  return TypedOutcome{name, WantedOutcome::Side::at_most, *rupiah};
}

std::optional<std::size_t> kept_outcome(const std::string& name, const std::vector<std::size_t>& kept,
                                        const std::string& option, std::vector<Problem>& problems) {
  const auto outcome = find_outcome(name);
  if (outcome && contains(kept, *outcome)) return outcome;
  std::vector<std::string> names;
  std::string list;
  for (const std::size_t each : kept) {
    names.emplace_back(outcome_catalogue()[each].name);
    add_item(list, ", ", names.back());
  }
  const auto near = reading::closest(name, names);
  Problem problem{near ? "outcome_not_kept_did_you_mean" : "outcome_not_kept",
                  {option, 1, 1, name},
                  "",
                  {{"found", name}, {"kept", list}}};
  if (near) problem.arguments.emplace_back("suggestion", *near);
  problems.push_back(std::move(problem));
  return std::nullopt;
}

}  // namespace timbang
