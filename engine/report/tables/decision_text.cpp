#include "report/tables/decision_text.hpp"

#include "base/sha256.hpp"

#include <algorithm>
#include <cmath>

#include "report/tables/text_table.hpp"
#include "report/words/analysis_cells.hpp"
#include "report/words/decision_words.hpp"
#include "report/words/number_format.hpp"
#include "text/joined_text.hpp"

namespace timbang {

namespace {

std::string count_words(Language language, double count) {
  return number_text(language, count, 0);
}

std::string settings_words(const std::vector<Setting>& settings) {
  std::string words;
  for (const Setting& setting : settings) {
    add_item(words, ", ", setting.path + "=" + setting.value);
  }
  return words;
}

TextArguments budget_arguments(const DecisionReport& report, Language language) {
  const DecisionBudget& budget = *report.plan.budget;
  const std::string authority =
      budget.authority.empty() ? "" : text(language, "decide.by_authority", {{"authority", budget.authority}});
  return {{"budget", rupiah_words(language, budget.rupiah)},
          {"payer", text(language, "decide.payer." + std::string(payer_word(budget.payer)))},
          {"start", budget.start.text()},
          {"authority", authority},
          {"tksk", count_words(language, static_cast<double>(report.affordable))}};
}

std::string observed(const DecisionReport& report, Language language) {
  if (!report.chosen || !report.has_targets()) return {};
  const PlanFindings& chosen = report.plans[*report.chosen];
  return text(language, "decide.observed", {{"met", chosen.met}, {"runs", chosen.trials}}) + "\n";
}

/// A cell of an estimate of a difference, in percentage points or rupiah.
std::string difference_cell(const Estimate& estimate, bool is_share, Language language) {
  constexpr double percent = 100;
  Estimate shown = estimate;
  const double factor = is_share ? percent : 1;
  shown.mean *= factor;
  if (shown.low) shown.low = *shown.low * factor;
  if (shown.high) shown.high = *shown.high * factor;
  double half_width = shown.low && shown.high ? (*shown.high - *shown.low) / 2 : 0;
  if (is_share) half_width = std::max(half_width, 2.0);  // so many points in whole numbers
  const double largest =
      std::max({std::abs(shown.mean), std::abs(shown.low.value_or(0)), std::abs(shown.high.value_or(0))});
  const NumberScale scale =
      number_scale(language, is_share ? OutcomeUnit::percent : OutcomeUnit::rupiah, largest, half_width);
  const std::string interval = interval_text(language, scale, shown, NumberKind::change);
  const std::string unit = is_share ? text(language, "decide.points") : scale.unit;
  return value_text(language, scale, shown.mean, NumberKind::change) + enclosed(" (", interval, ")") + " " + unit;
}

std::string met_cell(const PlanFindings& plan, Language language) {
  if (plan.trials == 0) return "";
  return share_words(language, static_cast<double>(plan.met) / static_cast<double>(plan.trials)) + " / " +
         std::to_string(plan.trials);
}

std::string members_cell(const DecisionReport& report, std::size_t plan, Language language) {
  for (const ContenderFindings& each : report.contenders) {
    if (each.plan != plan || report.members == 0) continue;
    return share_words(language, static_cast<double>(each.members_for_it) / static_cast<double>(report.members));
  }
  return "";
}

std::vector<std::string> plan_row(const DecisionReport& report, std::size_t index, Language language) {
  const PlanFindings& plan = report.plans[index];
  const bool is_chosen = report.chosen && *report.chosen == index;
  const std::string letter = contender_letter(report, index);
  const Allocation& from = report.chosen ? report.plans[*report.chosen].tksk : report.plan.present;
  std::string name = is_chosen ? text(language, "decide.the_choice") : change_words(language, report, plan.tksk, from);
  if (!is_chosen && plan.tksk == report.plan.present) name = text(language, "decide.present");
  std::vector<std::string> row{"  " + (letter.empty() ? std::string("-") : letter) + "  " + name,
                               std::to_string(total_units(plan.tksk)),
                               rupiah_words(language, report.cost_of(plan.tksk).total_a_year())};
  if (report.has_targets()) {
    row.push_back(met_cell(plan, language));
    row.push_back(plan.trials == 0 ? ""
                                   : text(language, plan.answer == Feasibility::yes  ? "decide.meets"
                                                    : plan.answer == Feasibility::no ? "decide.fails"
                                                                                     : "decide.open"));
  } else {
    row.push_back(plan.trials == 0 ? "" : std::to_string(plan.trials));
  }
  row.push_back(plan.less_than_chosen.empty()
                    ? ""
                    : difference_cell(plan.less_than_chosen.front(), report.has_targets(), language));
  row.push_back(members_cell(report, index, language));
  return row;
}

}  // namespace

std::string decision_promise(const DecisionReport& report, Language language) {
  const DecisionPlan& plan = report.plan;
  const std::string chance = share_words(language, 1 - plan.error);
  if (!report.has_targets()) {
    return text(language, "decide.promise.best",
                {{"chance", chance},
                 {"plans", count_words(language, static_cast<double>(report.plans.size()))},
                 {"lead", rupiah_words(language, plan.smallest_lead)}});
  }
  return text(language, "decide.promise.cheapest",
              {{"chance", chance},
               {"plans", count_words(language, static_cast<double>(report.error_shared_by))},
               {"above", share_words(language, plan.probability + plan.indifference)},
               {"below", share_words(language, plan.probability - plan.indifference)}});
}

std::string decision_agreement(const DecisionReport& report, Language language) {
  if (report.members == 0) return text(language, "decide.no_agreement");
  const std::string id = report.answer == DecisionAnswer::none ? "decide.agreement.none"
                         : report.has_targets()                ? "decide.agreement.cheapest"
                                                               : "decide.agreement.best";
  return text(language, id,
              {{"agreeing", report.agreeing},
               {"members", report.members},
               {"ensemble", report.ensemble},
               {"share", share_words(language, *report.agreement())},
               {"lead", rupiah_words(language, report.plan.smallest_lead)},
               {"needed", share_words(language, report.plan.probability - report.plan.indifference)},
               {"replications", report.plan.member_replications}});
}

std::string decision_headline(const DecisionReport& report, Language language) {
  if (report.answer == DecisionAnswer::undecided) return text(language, "decide.answer.undecided");
  if (report.answer == DecisionAnswer::none) {
    std::size_t most = 0;
    for (const PlanFindings& plan : report.plans) most = std::max(most, total_units(plan.tksk));
    return text(language, "decide.answer.none",
                {{"plans", count_words(language, static_cast<double>(report.error_shared_by))},
                 {"most", count_words(language, static_cast<double>(most))}});
  }
  const PlanFindings& chosen = report.plans[*report.chosen];
  const double change =
      static_cast<double>(total_units(chosen.tksk)) - static_cast<double>(total_units(report.plan.present));
  return text(language, "decide.answer.chosen",
              {{"tksk", count_words(language, static_cast<double>(total_units(chosen.tksk)))},
               {"change", number_text(language, change, 0, NumberKind::change)},
               {"cost", rupiah_words(language, report.cost_of(chosen.tksk).total_a_year())}});
}

std::string decision_question(const DecisionReport& report, Language language) {
  std::string lines = text(language, "decide.heading",
                           {{"name", report.name},
                            {"scenario", report.scenario_name},
                            {"hash", short_hash(report.scenario_sha256)},
                            {"seed", report.seed}}) +
                      "\n";
  if (report.has_targets()) {
    lines += text(language, "decide.asked.cheapest",
                  {{"probability", share_words(language, report.plan.probability)},
                   {"zone", share_words(language, report.plan.indifference)}}) +
             "\n";
    for (const DecisionTarget& target : report.plan.targets) lines += "  " + target_words(language, target) + "\n";
  }
  if (report.plan.budget) {
    lines += text(language, report.has_targets() ? "decide.asked.within" : "decide.asked.best",
                  budget_arguments(report, language)) +
             "\n";
  }
  if (!report.plan.settings.empty()) {
    lines += text(language, "decide.asked.settings", {{"settings", settings_words(report.plan.settings)}}) + "\n";
  }
  return lines;
}

std::string decision_answer(const DecisionReport& report, Language language) {
  std::string lines;
  if (report.answer != DecisionAnswer::undecided && !report.is_settled()) {
    const bool has_number = !report.information.empty();
    const bool is_told_apart = has_number && report.information.front().exceeds_chance();
    const std::string answer = is_told_apart ? "not_yet_measure" : has_number ? "not_yet_by_chance" : "not_yet";
    lines += text(language, "decide.answer." + answer,
                  {{"share", share_words(language, *report.agreement())},
                   {"needed", share_words(language, agreement_needed)},
                   {"parameter", has_number ? report.information.front().path : ""}}) +
             "\n";
  }
  lines += decision_headline(report, language) + "\n";
  if (report.is_cut_short) lines += text(language, "decide.cut_short", {{"runs", report.search_runs}}) + "\n";
  lines += decision_promise(report, language) + "\n" + observed(report, language);
  lines += decision_agreement(report, language) + "\n";
  return lines +
         text(language, "decide.runs",
              {{"search", report.search_runs}, {"members", report.member_runs}, {"flip", report.flip_runs}}) +
         "\n";
}

std::string staffing_table(const DecisionReport& report, Language language) {
  if (!report.chosen) return {};
  const PlanFindings& chosen = report.plans[*report.chosen];
  const bool has_shares = report.has_targets() && !chosen.met_by_place.empty();
  TextTable table;
  std::vector<std::string> heading{text(language, "decide.column.kecamatan"), text(language, "decide.column.now"),
                                   text(language, "decide.column.plan"), text(language, "decide.column.change")};
  if (has_shares) heading.push_back(text(language, "decide.column.met_here"));
  table.add_row(std::move(heading));
  const auto add = [&](const std::string& name, double now, double planned, const std::string& share) {
    const std::string change = now == planned ? "" : number_text(language, planned - now, 0, NumberKind::change);
    table.add_row({"  " + name, count_words(language, now), count_words(language, planned), change, share});
  };
  for (std::size_t k = 0; k < report.kecamatan.size(); ++k) {
    add(report.kecamatan[k], report.plan.present[k], chosen.tksk[k],
        has_shares ? share_words(language, chosen.met_by_place[k]) : "");
  }
  add(text(language, "decide.total"), static_cast<double>(total_units(report.plan.present)),
      static_cast<double>(total_units(chosen.tksk)), "");
  return table.text();
}

std::string staff_cost_table(const DecisionReport& report, Language language) {
  if (!report.chosen) return {};
  const Allocation& tksk = report.plans[*report.chosen].tksk;
  const StaffCost cost = report.cost_of(tksk);
  TextTable table;
  std::vector<std::string> heading{text(language, "decide.column.cost"), text(language, "decide.column.a_year"),
                                   text(language, "decide.column.more_a_year")};
  if (report.plan.budget) {
    heading.push_back(text(language, "decide.column.more_in", {{"year", report.plan.budget->start.year()}}));
  }
  table.add_row(std::move(heading));
  for (std::size_t i = 0; i < payer_count; ++i) {
    const auto payer = static_cast<Payer>(i);
    if (cost.a_year[i] == 0 && cost.training[i] == 0) continue;
    std::vector<std::string> row{"  " + text(language, "decide.payer." + std::string(payer_word(payer))),
                                 rupiah_words(language, cost.a_year[i]),
                                 rupiah_words(language, report.yearly_addition(tksk, payer))};
    if (report.plan.budget) row.push_back(rupiah_words(language, report.first_year_addition(tksk, payer)));
    table.add_row(std::move(row));
  }
  return table.text();
}

/// By which pay plans are priced, and why a comparison of the same posts says another sum.
std::string cost_note(const DecisionReport& report, Language language) {
  if (!report.chosen) return {};
  const std::string own = rupiah_words(language, report.one_tksk.total_a_year());
  if (!report.one_tksk_of_members) return text(language, "decide.cost_note", {{"own", own}}) + "\n";
  const std::string members = rupiah_words(language, report.one_tksk_of_members->total_a_year());
  return text(language, "decide.cost_note_members", {{"own", own}, {"members", members}}) + "\n";
}

std::string other_plans_table(const DecisionReport& report, Language language) {
  TextTable table;
  std::vector<std::string> heading{text(language, report.chosen ? "decide.column.plans" : "decide.column.plans_tested"),
                                   "TKSK", text(language, "decide.column.cost_a_year")};
  if (report.has_targets()) {
    heading.push_back(text(language, "decide.column.met"));
    heading.push_back(text(language, "decide.column.test"));
  } else {
    heading.push_back(text(language, "decide.column.runs"));
  }
  heading.push_back(text(language, report.has_targets() ? "decide.column.less_share" : "decide.column.less_value"));
  heading.push_back(text(language, "decide.column.members"));
  table.add_row(std::move(heading));
  std::vector<std::size_t> order(report.plans.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) {
    return total_units(report.plans[a].tksk) < total_units(report.plans[b].tksk);
  });
  for (const std::size_t i : order) {
    if (report.plans[i].trials == 0 && contender_letter(report, i).empty()) continue;
    table.add_row(plan_row(report, i, language));
  }
  return table.text();
}

std::string value_sets_table(const DecisionReport& report, Language language) {
  if (report.chosen_by_value.size() < 2) return {};
  TextTable table;
  table.add_row({text(language, "decide.column.values"), "TKSK", text(language, "decide.column.change")});
  for (std::size_t set = 0; set < report.chosen_by_value.size(); ++set) {
    const auto& plan = report.chosen_by_value[set];
    const std::string name = "  " + report.plan.values[set].name;
    if (!plan) {
      table.add_row({name, "", text(language, "decide.open")});
      continue;
    }
    const Allocation& tksk = report.plans[*plan].tksk;
    const bool is_same = report.chosen && *report.chosen == *plan;
    table.add_row({name, std::to_string(total_units(tksk)),
                   is_same || !report.chosen
                       ? text(language, "decide.the_choice")
                       : change_words(language, report, tksk, report.plans[*report.chosen].tksk)});
  }
  return table.text();
}

std::string information_table(const DecisionReport& report, Language language) {
  constexpr std::size_t told = 3;
  if (report.information.empty()) return {};
  TextTable table;
  table.add_row({text(language, "decide.column.measure"), text(language, "decide.column.information"),
                 text(language, "decide.column.by_chance"), text(language, "information.column.exceeds")});
  for (std::size_t i = 0; i < std::min(told, report.information.size()); ++i) {
    const InformationFindings& each = report.information[i];
    table.add_row({"  " + std::to_string(i + 1) + ". " + each.path,
                   rupiah_words(language, each.information.value.value),
                   rupiah_words(language, each.information.by_chance),
                   chance_text(language, each.exceeds_chance(), each.family_p_value)});
  }
  return table.text() +
         text(language, "information.largest",
              {{"count", report.information.size()}, {"limit", rupiah_words(language, report.largest_by_chance)}}) +
         "\n" +
         text(language, report.has_targets() ? "decide.information.cheapest" : "decide.information.best",
              {{"all", rupiah_words(language, report.perfect_information)}}) +
         "\n";
}

std::string flip_table(const DecisionReport& report, Language language) {
  if (!report.flip) return {};
  const FlipSurface& flip = *report.flip;
  const auto with_unit = [&](std::size_t axis) { return flip.paths[axis] + enclosed(" (", flip.units[axis], ")"); };
  constexpr int most_decimals = 3;
  const auto value = [&](double number) {
    int decimals = 0;
    for (double scaled = number; decimals < most_decimals && std::abs(scaled - std::round(scaled)) > 1e-9;
         scaled *= 10) {
      ++decimals;
    }
    return number_text(language, number, decimals);
  };
  TextTable table;
  std::vector<std::string> heading{
      text(language, "decide.column.flip", {{"first", with_unit(0)}, {"second", with_unit(1)}})};
  for (const double second : flip.values[1]) heading.push_back(value(second));
  table.add_row(std::move(heading));
  for (std::size_t i = 0; i < flip.values[0].size(); ++i) {
    std::vector<std::string> row{"  " + value(flip.values[0][i])};
    for (std::size_t j = 0; j < flip.values[1].size(); ++j) {
      const std::size_t cell = i * flip.values[1].size() + j;
      const auto& winner = flip.winners[cell];
      if (!flip.is_sound[cell]) {
        row.push_back(text(language, "decide.no_scenario"));
      } else if (!winner) {
        row.push_back(text(language, "decide.no_plan"));
      } else {
        const std::size_t plan = report.contenders[*winner].plan;
        row.push_back(contender_letter(report, plan) + " " + std::to_string(total_units(report.plans[plan].tksk)));
      }
    }
    table.add_row(std::move(row));
  }
  return table.text() + text(language, "decide.flip_note") + "\n";
}

std::string decision_text(const DecisionReport& report, Language language) {
  std::string all = decision_question(report, language) + "\n" + decision_answer(report, language);
  for (const std::string& part :
       {staffing_table(report, language), staff_cost_table(report, language) + cost_note(report, language),
        value_sets_table(report, language), other_plans_table(report, language), information_table(report, language),
        flip_table(report, language)}) {
    if (!part.empty()) all += "\n" + part;
  }
  return all + "\n" + text(language, "decide.honesty") + "\n" +
         (report.plan.budget ? text(language, "decide.start_note", budget_arguments(report, language)) + "\n" : "");
}

}  // namespace timbang
