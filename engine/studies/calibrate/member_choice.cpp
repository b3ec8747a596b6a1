#include "studies/calibrate/member_choice.hpp"

#include "base/check.hpp"
#include "random/distributions.hpp"
#include "statistics/calibration/approximate_bayes.hpp"

namespace timbang {

namespace {

constexpr std::uint32_t most_rounds = 50;

std::size_t drawn_by_weight(const std::vector<double>& weights, std::uint32_t word) {
  const double place = uniform_open(word);
  double passed = 0;
  std::size_t index = 0;
  // The last draw takes what rounding leaves of the weights.
  while (index + 1 < weights.size() && passed + weights[index] < place) passed += weights[index++];
  return index;
}

/// Tries the chosen draws: `members` and `findings` are complete if the result is empty. Otherwise it has the members'
/// numbers whose draws no Q fits. Nothing if asked to stop.
std::optional<std::vector<std::size_t>> unfit_members(const MemberChoice& choice, const std::vector<PriorDraw>& draws,
                                                      ChosenMembers& chosen, CalibrationMembers& members,
                                                      const StopToken& stop) {
  std::vector<PriorDraw> tried;
  for (const std::size_t draw : chosen.draws) tried.push_back(draws[draw]);
  const auto given = members.give_welfare(tried, choice.tell_welfare, stop);
  if (!given) return std::nullopt;
  std::vector<std::size_t> unfit;
  chosen.members.clear();
  for (std::size_t i = 0; i < given->size(); ++i) {
    if (!(*given)[i]) unfit.push_back(i);
    if ((*given)[i]) chosen.members.push_back(*(*given)[i]);
  }
  // Questions are only asked where all members have their welfare.
  if (!unfit.empty() || !choice.is_asked) return unfit;
  const auto answers = members.ask(chosen.members, choice.tell_members);
  if (!answers) return std::nullopt;
  chosen.findings.clear();
  for (std::size_t i = 0; i < answers->size(); ++i) {
    if (!(*answers)[i]) unfit.push_back(i);
    if ((*answers)[i]) chosen.findings.push_back(*(*answers)[i]);
  }
  return unfit;
}

}  // namespace

std::optional<ChosenMembers> choose_members(const MemberChoice& choice, const std::vector<PriorDraw>& draws,
                                            std::vector<double> weights, CalibrationMembers& members,
                                            const StopToken& stop) {
  ChosenMembers chosen;
  chosen.draws = resample(weights, choice.count, choice.key);
  for (std::uint32_t round = 1;; ++round) {
    const auto unfit = unfit_members(choice, draws, chosen, members, stop);
    if (!unfit) return std::nullopt;
    if (unfit->empty()) return chosen;
    // Each round rules draws out, so that it ends long before.
    TIMBANG_CHECK(round <= most_rounds, "some draws meet the official figures of poverty");
    chosen.unfit += unfit->size();
    for (const std::size_t member : *unfit) weights[chosen.draws[member]] = 0;
    weights = normalised(std::move(weights));
    for (const std::size_t member : *unfit) {
      // By member and round, so that a replaced member does not change the others.
      const std::uint32_t word =
          draw_word(choice.key, static_cast<std::uint32_t>(member), Occasion::once(), DrawPurpose::resampling, round);
      chosen.draws[member] = drawn_by_weight(weights, word);
    }
  }
}

}  // namespace timbang
