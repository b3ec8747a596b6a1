#include "results/decision/stored_decision.hpp"

#include <algorithm>
#include <exception>
#include <stdexcept>

#include <boost/json.hpp>

#include "results/decision/decision_json.hpp"
#include "text/atomic_file.hpp"
#include "trials/store/store_folder.hpp"

namespace timbang {
namespace {

namespace json = boost::json;

// What is missing or of another kind throws a std::exception, which stored_decision() turns into words.

std::string text(const json::value& value) {
  return std::string(std::string_view(value.as_string()));
}

std::string text(const json::object& object, const char* name) {
  return text(object.at(name));
}

std::size_t count(const json::value& value) {
  return value.to_number<std::size_t>();
}

double number(const json::value& value) {
  return value.to_number<double>();
}

std::optional<double> number_or_none(const json::value& value) {
  return value.is_null() ? std::nullopt : std::optional(number(value));
}

std::vector<double> numbers(const json::value& value) {
  std::vector<double> found;
  for (const json::value& each : value.as_array()) found.push_back(number(each));
  return found;
}

std::vector<std::optional<std::size_t>> positions(const json::value& value) {
  std::vector<std::optional<std::size_t>> found;
  for (const json::value& each : value.as_array()) {
    found.push_back(each.is_null() ? std::nullopt : std::optional(count(each)));
  }
  return found;
}

std::array<double, payer_count> by_payer(const json::value& value) {
  std::array<double, payer_count> rupiah{};
  for (std::size_t payer = 0; payer < payer_count; ++payer) {
    rupiah[payer] = number(value.as_object().at(payer_word(static_cast<Payer>(payer))));
  }
  return rupiah;
}

template <typename Answer, std::size_t count>
Answer word_of(const std::string& word, const std::array<Answer, count>& answers, std::string_view (*word_of)(Answer)) {
  const auto found =
      std::find_if(answers.begin(), answers.end(), [&](const Answer answer) { return word_of(answer) == word; });
  if (found == answers.end()) throw std::invalid_argument(word);
  return *found;
}

Allocation tksk(const json::value& value) {
  Allocation allocation;
  // An object keeps the order of its keys, which is that of the scenario's kecamatan.
  for (const auto& each : value.as_object()) allocation.push_back(each.value().to_number<std::uint32_t>());
  return allocation;
}

DecisionTarget target(const json::object& object) {
  DecisionTarget target;
  target.outcome = text(object, "outcome");
  target.is_at_least = object.contains("at_least");
  target.limit = number(object.at(target.is_at_least ? "at_least" : "at_most"));
  target.where = text(object, "where");
  return target;
}

ValueSet value_set(const json::object& object) {
  return {text(object, "name"), number(object.at("per_rupiah_delivered")), number(object.at("per_complaint_day")),
          number(object.at("per_person_kept_from_poverty")), number(object.at("per_rupiah_of_staff"))};
}

DecisionBudget budget(const json::object& object) {
  const auto payer = find_payer(text(object, "payer"));
  const auto start = Date::parse(text(object, "start"));
  if (!payer || !start) throw std::invalid_argument("budget");
  return {number(object.at("amount")), *payer, *start, text(object, "authority")};
}

DecisionPlan question(const json::object& root) {
  DecisionPlan plan;
  plan.present = tksk(root.at("present"));
  for (const auto& setting : root.at("settings").as_object()) {
    plan.settings.push_back({std::string(std::string_view(setting.key())), text(setting.value())});
  }
  for (const json::value& each : root.at("targets").as_array()) plan.targets.push_back(target(each.as_object()));
  // Without targets the file has neither of the two.
  if (!plan.targets.empty()) plan.probability = number(root.at("probability"));
  if (!plan.targets.empty()) plan.indifference = number(root.at("indifference"));
  plan.error = number(root.at("error"));
  if (root.contains("budget")) plan.budget = budget(root.at("budget").as_object());
  for (const json::value& each : root.at("values").as_array()) plan.values.push_back(value_set(each.as_object()));
  plan.smallest_lead = number(root.at("smallest_lead"));
  plan.member_replications = root.at("member_replications").to_number<std::uint32_t>();
  return plan;
}

PlanFindings findings(const json::object& object) {
  PlanFindings plan;
  plan.tksk = tksk(object.at("tksk"));
  plan.trials = count(object.at("runs"));
  if (object.contains("answer")) {
    constexpr std::array answers{Feasibility::yes, Feasibility::no, Feasibility::undecided};
    plan.answer = word_of(text(object, "answer"), answers, feasibility_word);
    plan.met = count(object.at("met"));
  }
  plan.met_by_place = numbers(object.at("met_by_place"));
  for (const json::value& value : object.at("mean_values").as_array()) {
    plan.mean_values.push_back(number(value));
  }
  for (const json::value& each : object.at("chosen_less_this").as_array()) {
    const json::object& estimate = each.as_object();
    plan.less_than_chosen.push_back({number_or_none(estimate.at("mean")).value_or(undefined_estimate().mean),
                                     number_or_none(estimate.at("low")), number_or_none(estimate.at("high"))});
  }
  return plan;
}

void read_answer(const json::object& root, DecisionReport& report) {
  constexpr std::array answers{DecisionAnswer::chosen, DecisionAnswer::none, DecisionAnswer::undecided};
  report.answer = word_of(text(root, "answer"), answers, answer_word);
  report.is_cut_short = root.at("is_cut_short").as_bool();
  for (const json::value& each : root.at("plans").as_array()) report.plans.push_back(findings(each.as_object()));
  report.chosen_by_value = positions(root.at("chosen_by_value"));
  if (root.at("chosen").is_null()) return;
  // The chosen plan is written whole, for readers of the file; here it is one of the plans.
  const Allocation chosen = tksk(root.at("chosen").as_object().at("tksk"));
  for (std::size_t i = 0; i < report.plans.size(); ++i) {
    if (report.plans[i].tksk == chosen) report.chosen = i;
  }
}

void read_ensemble(const json::object& root, DecisionReport& report) {
  report.ensemble = text(root, "ensemble");
  report.members = count(root.at("members"));
  report.agreeing = count(root.at("agreeing"));
  for (const json::value& each : root.at("contenders").as_array()) {
    const json::object& object = each.as_object();
    report.contenders.push_back(
        {count(object.at("plan")), count(object.at("members_for_it")), number(object.at("worth"))});
  }
  report.perfect_information = number(root.at("perfect_information"));
  report.largest_by_chance = number_or_none(root.at("largest_by_chance")).value_or(0);
  for (const json::value& each : root.at("information").as_array()) {
    const json::object& object = each.as_object();
    PartialInformation information{{number(object.at("value")), std::nullopt}, number(object.at("by_chance"))};
    const auto low = number_or_none(object.at("low"));
    const auto high = number_or_none(object.at("high"));
    if (low && high) information.value.range = Range{*low, *high};
    report.information.push_back(
        {text(object, "path"), text(object, "unit"), information, number(object.at("family_p_value"))});
  }
}

FlipSurface flip(const json::object& object) {
  FlipSurface surface;
  for (std::size_t axis = 0; axis < 2; ++axis) {
    const json::object& of_axis = object.at(axis == 0 ? "first" : "second").as_object();
    surface.paths[axis] = text(of_axis, "path");
    surface.units[axis] = text(of_axis, "unit");
    surface.values[axis] = numbers(of_axis.at("values"));
    surface.present[axis] = number_or_none(of_axis.at("present"));
  }
  surface.winners = positions(object.at("winners"));
  for (const json::value& each : object.at("is_sound").as_array()) surface.is_sound.push_back(each.as_bool());
  return surface;
}

/// Whether every position lies within what it refers to.
bool is_whole(const DecisionReport& report) {
  const std::size_t places = report.kecamatan.size();
  const bool plans_are = std::all_of(report.plans.begin(), report.plans.end(), [&](const PlanFindings& plan) {
    return plan.tksk.size() == places && (plan.met_by_place.empty() || plan.met_by_place.size() == places);
  });
  const bool contenders_are =
      std::all_of(report.contenders.begin(), report.contenders.end(),
                  [&](const ContenderFindings& each) { return each.plan < report.plans.size(); });
  // An answer that is undecided may come with the first plan that was called feasible.
  const bool is_answered =
      report.chosen ? report.answer != DecisionAnswer::none : report.answer != DecisionAnswer::chosen;
  if (!plans_are || !contenders_are || !is_answered || report.plan.present.size() != places) return false;
  if (!report.flip) return true;
  const FlipSurface& surface = *report.flip;
  const std::size_t cells = surface.values[0].size() * surface.values[1].size();
  const bool winners_are = std::all_of(surface.winners.begin(), surface.winners.end(), [&](const auto& winner) {
    return !winner || *winner < report.contenders.size();
  });
  return winners_are && surface.winners.size() == cells && surface.is_sound.size() == cells;
}

DecisionReport decision_of(const json::object& root) {
  DecisionReport report;
  report.name = text(root, "experiment");
  const json::object& scenario = root.at("scenario").as_object();
  report.scenario_name = text(scenario, "name");
  report.scenario_sha256 = text(scenario, "sha256");
  report.own_sha256 = text(scenario, "own_sha256");
  report.seed = root.at("seed").to_number<std::uint64_t>();
  for (const auto& each : root.at("present").as_object()) report.kecamatan.emplace_back(std::string_view(each.key()));
  report.plan = question(root);
  const json::object& cost = root.at("cost_of_one").as_object();
  report.one_tksk = {by_payer(cost.at("a_year")), by_payer(cost.at("training"))};
  if (report.plan.budget) report.affordable = count(root.at("budget").as_object().at("affordable_tksk"));
  report.error_shared_by = count(root.at("error_shared_by"));
  read_answer(root, report);
  read_ensemble(root, report);
  if (root.contains("flip")) report.flip = flip(root.at("flip").as_object());
  const json::object& runs = root.at("runs").as_object();
  report.search_runs = count(runs.at("search"));
  report.member_runs = count(runs.at("ensemble"));
  report.flip_runs = count(runs.at("flip"));
  // A file that somebody edited must not lead to a read beyond the end of a list.
  if (!is_whole(report)) throw std::invalid_argument("decision");
  return report;
}

}  // namespace

bool holds_decision(const std::filesystem::path& folder) {
  std::error_code ignored;
  return std::filesystem::is_regular_file(folder / "decision.json", ignored);
}

DecisionReport stored_decision(const std::filesystem::path& folder) {
  const auto content = read_whole_file(folder / "decision.json");
  if (!content) refuse_folder(folder, "decision_not_found");
  try {
    return decision_of(json::parse(*content).as_object());
  } catch (const std::exception&) {
    refuse_folder(folder, "decision_unreadable");
  }
}

}  // namespace timbang
