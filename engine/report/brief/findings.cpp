#include "report/brief/findings.hpp"

#include <array>
#include <cmath>

#include "base/check.hpp"
#include "report/brief/brief_numbers.hpp"
#include "report/charts/chart_export.hpp"
#include "report/words/difference_text.hpp"
#include "report/words/summary_cells.hpp"
#include "text/joined_text.hpp"

namespace timbang {
namespace {

/// In the order of Finding.
constexpr std::array<std::string_view, 6> finding_words{"gain", "harm", "change", "unclear", "few", "small"};

/// What keeps a clear effect from being strong.
std::string condition_text(const Summary& summary, const DifferenceCell& cell, const Verdict& verdict,
                           const PlaceSpread& spread, Language language) {
  if (spread.is_mixed()) {
    return " " + text(language, "brief.condition.mixed", {{"best", spread.best}, {"worst", spread.worst}});
  }
  // A strong effect has no condition, and one that is not shown has no size.
  if (verdict.grade != Grade::conditional) return {};
  if (summary.interval == IntervalKind::seeds) return " " + text(language, "brief.condition.chance");
  const std::string agreement = agreement_text(cell, language);
  if (agreement.empty()) return {};
  return " " + text(language, "brief.condition.agreement", {{"share", agreement}});
}

TextArguments sentence_arguments(const BriefSource& source, std::size_t arm, std::size_t outcome,
                                 const DifferenceCell& cell, Language language) {
  const Estimate& difference = cell.paired.difference;
  const Figure signed_change = figure(language, outcome, difference, NumberKind::change);
  const Figure size = size_of_change(language, outcome, difference);
  const Summary& summary = source.summary;
  return {{"arm", arm_title(source, arm, language)},
          {"size", size.value},
          {"change", signed_change.value},
          {"interval", size.interval.empty() ? signed_change.value : size.interval},
          {"from", figure(language, outcome, city_estimate(summary.arms.front(), outcome), NumberKind::level).value},
          {"to", figure(language, outcome, city_estimate(summary.arms[arm], outcome), NumberKind::level).value},
          {"runs", summary.replications},
          {"needed", summary.interval == IntervalKind::plausible ? 40 : 20}};
}

/// The numbers of sentence_arguments().
std::vector<LinkedNumber> sentence_numbers(const BriefSource& source, std::size_t arm, std::size_t outcome,
                                           const TextArguments& arguments, Language language) {
  std::vector<LinkedNumber> numbers;
  for (const auto& [name, value] : arguments) {
    const bool is_level = name == "from" || name == "to";
    if (!is_level && name != "size" && name != "interval") continue;
    numbers.push_back({value, origin_of(source, name == "from" ? 0 : arm, outcome, 0, language)});
  }
  return numbers;
}

Estimate level(const BriefSource& source, std::size_t arm, std::size_t outcome) {
  return city_estimate(source.summary.arms[arm], outcome);
}

std::string payer_text(const BriefSource& source, std::size_t arm, Language language,
                       std::vector<LinkedNumber>& numbers) {
  std::string result;
  for (const std::size_t payer : {outcome::cost_apbn, outcome::cost_provinsi, outcome::cost_apbd}) {
    const Estimate cost = level(source, arm, payer);
    if (std::isnan(cost.mean) || cost.mean == 0) continue;
    const std::string value = figure(language, payer, cost, NumberKind::level).value;
    add_item(result, "; ", text(language, "brief." + std::string(outcome_name(payer))) + " " + value);
    numbers.push_back({value, origin_of(source, arm, payer, 0, language)});
  }
  return result;
}

}  // namespace

GradedSentence sentence(const BriefSource& source, std::size_t arm, std::string_view topic, std::size_t outcome,
                        Language language) {
  TIMBANG_CHECK(arm > 0 && arm < source.summary.arms.size(), "an arm is compared with the first one");
  const Summary& summary = source.summary;
  const DifferenceCell cell = city_difference(summary.differences[arm - 1], outcome);
  const Verdict verdict = city_verdict(summary, arm - 1, outcome);
  const PlaceSpread spread = place_spread(summary, arm - 1, outcome);
  const std::string id = "brief.sentence." + std::string(topic) + "." +
                         std::string(finding_words[static_cast<std::size_t>(verdict.finding)]);
  const TextArguments arguments = sentence_arguments(source, arm, outcome, cell, language);
  return {verdict.grade, text(language, id, arguments) + condition_text(summary, cell, verdict, spread, language),
          sentence_numbers(source, arm, outcome, arguments, language)};
}

std::vector<GradedSentence> short_answers(const BriefSource& source, std::size_t arm, Language language) {
  return {sentence(source, arm, "money", outcome::delivery_returned_to_treasury, language),
          sentence(source, arm, "in_time", outcome::complaints_within_service_level, language),
          sentence(source, arm, "poverty", outcome::poverty_poor_persons, language)};
}

std::vector<GradedSentence> answers(const BriefSource& source, std::size_t arm, Language language) {
  std::vector<GradedSentence> result = short_answers(source, arm, language);
  const GradedSentence ceiling = ceiling_sentence(source, language);
  if (!ceiling.text.empty()) result.back().text += " " + ceiling.text;
  result.back().numbers.insert(result.back().numbers.end(), ceiling.numbers.begin(), ceiling.numbers.end());
  return result;
}

std::vector<GradedSentence> more_changes(const BriefSource& source, std::size_t arm, Language language) {
  return {sentence(source, arm, "wait", outcome::complaints_wait_p90, language),
          sentence(source, arm, "workload", outcome::tksk_workload, language)};
}

GradedSentence cost_sentence(const BriefSource& source, std::size_t arm, Language language) {
  const Estimate total = level(source, arm, outcome::cost_total);
  if (std::isnan(total.mean)) return {Grade::not_shown, text(language, "brief.cost.unknown")};
  const Origin origin = origin_of(source, arm, outcome::cost_total, 0, language);
  const std::string cost = figure(language, outcome::cost_total, total, NumberKind::level).value;
  GradedSentence result{Grade::not_shown, {}, {{cost, origin}}};
  TextArguments arguments{{"cost", cost}, {"payers", payer_text(source, arm, language, result.numbers)}};
  if (arm > 0) {
    const Estimate more = city_difference(source.summary.differences[arm - 1], outcome::cost_total).paired.difference;
    arguments.emplace_back("more", with_interval(figure(language, outcome::cost_total, more, NumberKind::change)));
    result.numbers.push_back({arguments.back().value, origin});
  }
  result.text = text(language, arm == 0 ? "brief.cost.level" : "brief.cost.more", arguments);
  return result;
}

GradedSentence ceiling_sentence(const BriefSource& source, Language language) {
  GradedSentence result{Grade::not_shown, {}, {}};
  TextArguments arguments;
  const auto add = [&](const char* name, std::size_t outcome) {
    const Estimate bound = level(source, 0, outcome);
    if (std::isnan(bound.mean)) return;
    const std::string persons = with_interval(figure(language, outcome, bound, NumberKind::level));
    arguments.emplace_back(name, persons);
    result.numbers.push_back({persons, origin_of(source, 0, outcome, 0, language)});
  };
  add("persons", outcome::poverty_kept_poor_by_failed_delivery);
  add("listing", outcome::poverty_kept_poor_without_place);
  constexpr std::size_t both = 2;
  if (arguments.size() == both) result.text = text(language, "brief.ceiling", arguments);
  return result;
}

}  // namespace timbang
