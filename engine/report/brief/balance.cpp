#include "report/brief/balance.hpp"

#include <array>
#include <cmath>

#include "report/words/number_format.hpp"
#include "report/words/summary_cells.hpp"
#include "text/joined_text.hpp"

namespace timbang {
namespace {

constexpr std::array payers{outcome::cost_apbd, outcome::cost_provinsi, outcome::cost_apbn};

Estimate change(const BriefSource& source, std::size_t arm, std::size_t outcome) {
  return city_difference(source.summary.differences[arm - 1], outcome).paired.difference;
}

bool is_clear(const BriefSource& source, std::size_t arm, std::size_t outcome) {
  return city_verdict(source.summary, arm - 1, outcome).grade != Grade::not_shown;
}

/// A change as it is written, kept as a linked number.
std::string linked(const BriefSource& source, std::size_t arm, std::size_t outcome, Language language,
                   std::vector<LinkedNumber>& numbers) {
  std::string value = with_interval(figure(language, outcome, change(source, arm, outcome), NumberKind::change));
  numbers.push_back({value, origin_of(source, arm, outcome, 0, language)});
  return value;
}

GradedSentence cost_of(const BriefSource& source, std::size_t arm, Language language) {
  GradedSentence result{Grade::not_shown, {}, {}};
  std::string by_payer;
  // Every payer, so that the parts add up to the whole.
  for (const std::size_t payer : payers) {
    const double mean = change(source, arm, payer).mean;
    if (std::isnan(mean) || mean == 0) continue;
    add_item(by_payer, "; ",
             text(language, "brief." + std::string(outcome_name(payer))) + " " +
                 linked(source, arm, payer, language, result.numbers));
  }
  const std::string all = linked(source, arm, outcome::cost_total, language, result.numbers);
  result.text = text(language, by_payer.empty() ? "brief.balance.no_cost" : "brief.balance.cost",
                     {{"all", all}, {"payers", by_payer}});
  return result;
}

GradedSentence aid_of(const BriefSource& source, std::size_t arm, Language language) {
  constexpr std::size_t aid = outcome::delivery_transacted;
  if (!is_clear(source, arm, aid)) return {Grade::not_shown, text(language, "brief.balance.aid_not_known")};
  GradedSentence result{city_verdict(source.summary, arm - 1, aid).grade, {}, {}};
  const std::string more = linked(source, arm, aid, language, result.numbers);
  result.text = text(language, "brief.balance.aid", {{"aid", more}});
  return result;
}

GradedSentence net_of(const BriefSource& source, std::size_t arm, Language language) {
  GradedSentence result{Grade::not_shown, {}, {}};
  // What it costs the city more is a loss of its purse.
  const Estimate cost = change(source, arm, outcome::cost_apbd);
  Estimate city_purse{-cost.mean, std::nullopt, std::nullopt};
  if (cost.low && cost.high) city_purse = {-cost.mean, -*cost.high, -*cost.low};
  const std::string city = with_interval(figure(language, outcome::cost_apbd, city_purse, NumberKind::change));
  result.numbers.push_back({city, origin_of(source, arm, outcome::cost_apbd, 0, language)});
  const std::string families = is_clear(source, arm, outcome::delivery_transacted)
                                   ? linked(source, arm, outcome::delivery_transacted, language, result.numbers)
                                   : text(language, "brief.balance.not_known");
  result.text = text(language, "brief.balance.net", {{"city", city}, {"families", families}});
  return result;
}

/// Aid that reaches families for each rupiah that the arm costs more; nothing unless both are clear and above 0.
std::optional<double> aid_for_a_rupiah(const BriefSource& source, std::size_t arm) {
  const double cost = change(source, arm, outcome::cost_total).mean;
  const double aid = change(source, arm, outcome::delivery_transacted).mean;
  if (!is_clear(source, arm, outcome::delivery_transacted) || !(cost > 0) || !(aid > 0)) return std::nullopt;
  return aid / cost;
}

}  // namespace

std::vector<GradedSentence> balance_sentences(const BriefSource& source, std::size_t arm, Language language) {
  if (std::isnan(change(source, arm, outcome::cost_total).mean)) return {};
  std::vector<GradedSentence> result{cost_of(source, arm, language), aid_of(source, arm, language),
                                     net_of(source, arm, language)};
  if (const auto aid = aid_for_a_rupiah(source, arm)) {
    result.push_back(
        {Grade::not_shown, text(language, "brief.balance.each", {{"aid", number_text(language, *aid, 2)}})});
  }
  return result;
}

std::string worth_condition(const BriefSource& source, std::size_t arm, Language language) {
  const Estimate cost = change(source, arm, outcome::cost_total);
  if (!(cost.mean > 0)) return {};
  if (const auto aid = aid_for_a_rupiah(source, arm)) {
    return text(language, "brief.advice.worth", {{"worth", number_text(language, 1 / *aid, 2)}});
  }
  const std::string more = figure(language, outcome::cost_total, cost, NumberKind::change).value;
  return text(language, "brief.advice.worth_cost", {{"cost", more}});
}

}  // namespace timbang
