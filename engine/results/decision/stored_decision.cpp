#include "results/decision/stored_decision.hpp"

#include <algorithm>

#include "results/decision/decision_json.hpp"
#include "text/atomic_file.hpp"
#include "text/json_source.hpp"
#include "trials/store/store_folder.hpp"

namespace timbang {
namespace {

void require(bool is_sound, const std::string& place) {
  if (!is_sound) throw JsonError(place);
}

/// Throws JsonError unless every position lies within what it refers to.
void check_positions(const DecisionReport& report) {
  for (std::size_t i = 0; i < report.plans.size(); ++i) {
    const std::size_t places = report.plans[i].met_by_place.size();
    require(places == 0 || places == report.kecamatan.size(), "plans/" + std::to_string(i) + "/met_by_place");
  }
  for (std::size_t i = 0; i < report.contenders.size(); ++i) {
    require(report.contenders[i].plan < report.plans.size(), "contenders/" + std::to_string(i) + "/plan");
  }
  // An answer that is undecided may come with the first plan that was called feasible.
  require(report.answer != (report.chosen ? DecisionAnswer::none : DecisionAnswer::chosen), "chosen");
  if (!report.flip) return;
  const FlipSurface& surface = *report.flip;
  const std::size_t cells = surface.values[0].size() * surface.values[1].size();
  const bool winners_are = std::all_of(surface.winners.begin(), surface.winners.end(), [&](const auto& winner) {
    return !winner || *winner < report.contenders.size();
  });
  require(winners_are && surface.winners.size() == cells, "flip/winners");
  require(surface.is_sound.size() == cells, "flip/is_sound");
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
    DecisionReport report = read_decision_json(*content);
    check_positions(report);
    return report;
  } catch (const JsonError& error) {
    refuse_folder(folder, "decision_unreadable", {{"place", error.what()}});
  }
}

}  // namespace timbang
