#include "studies/calibrate/prior_draws.hpp"

#include <algorithm>

#include "base/check.hpp"
#include "base/problem.hpp"
#include "statistics/designs/latin_hypercube.hpp"
#include "trials/ordered_work.hpp"

namespace timbang {

namespace {

constexpr std::size_t chunk = 32;
constexpr std::size_t most_chunks_at_once = 64;
/// A prior of which hardly a point makes a sound scenario is a mistake in the plan.
constexpr std::size_t most_draws_for_one_sound = 1000;

}  // namespace

PriorDraw PriorDraws::point(std::uint32_t number, std::span<const double> chances) const {
  PriorDraw draw;
  draw.number = number;
  draw.values = space_.values_at(chances);
  draw.scaled = space_.scaled(draw.values);
  return draw;
}

bool PriorDraws::make_sound(PriorDraw& draw) const {
  auto settings = space_.settings(draw.values);
  if (!settings) return false;
  draw.settings = std::move(*settings);
  try {
    static_cast<void>(source_.with({}, draw.settings));
  } catch (const ScenarioError&) {
    return false;
  }
  return true;
}

PriorDraws::Looked PriorDraws::look(std::uint32_t first, std::size_t count,
                                    const std::function<bool(const PriorDraw&)>& accept) const {
  Looked looked;
  for (std::size_t i = 0; i < count; ++i) {
    const auto number = first + static_cast<std::uint32_t>(i);
    PriorDraw draw = point(number, uniform_point(key_, number, space_.dimensions()));
    const bool is_accepted = accept(draw);
    // Making a scenario takes far longer than an emulator's opinion: only what is accepted is worth it.
    if (is_accepted && !make_sound(draw)) continue;
    ++looked.tried;
    if (!is_accepted) continue;
    looked.accepted.push_back(std::move(draw));
    looked.tried_before.push_back(looked.tried);
  }
  return looked;
}

std::optional<FoundDraws> PriorDraws::find(std::uint32_t first, std::size_t wanted, std::size_t most_tried,
                                           unsigned threads, const StopToken& stop,
                                           const std::function<bool(const PriorDraw&)>& accept) const {
  FoundDraws found;
  std::size_t tried = 0;
  const std::size_t chunks_at_once = std::min(most_chunks_at_once, wanted / chunk + 2);
  // In chunks of fixed size: which draws are found does not depend on threads.
  for (std::uint32_t begin = first; found.draws.size() < wanted && tried < most_tried;
       begin += static_cast<std::uint32_t>(chunk * chunks_at_once)) {
    const std::size_t done = work_in_order<Looked>(
        chunks_at_once, threads, stop,
        [&](std::size_t index, const StopToken&) {
          return look(begin + static_cast<std::uint32_t>(index * chunk), chunk, accept);
        },
        [&](std::size_t, Looked&& looked) {
          for (std::size_t i = 0; i < looked.accepted.size() && found.draws.size() < wanted; ++i) {
            // Draws looked at after the last needed one do not count as tried.
            found.draws.push_back(std::move(looked.accepted[i]));
            found.tried = tried + looked.tried_before[i];
          }
          tried += looked.tried;
        });
    if (done < chunks_at_once) return std::nullopt;
    // Stops a search that would go on for ever.
    const std::size_t drawn = begin - first + chunk * chunks_at_once;
    TIMBANG_CHECK(tried * most_draws_for_one_sound >= drawn, "a prior has sound scenarios");
  }
  if (found.draws.size() < wanted) found.tried = tried;
  return found;
}

std::optional<std::vector<PriorDraw>> PriorDraws::spread_out(std::uint32_t design, std::size_t points,
                                                             std::uint32_t first, const StopToken& stop) const {
  const PointSet cube = latin_hypercube(key_, design, points, space_.dimensions());
  std::vector<std::optional<PriorDraw>> placed(points);
  std::size_t missing = 0;
  for (std::size_t i = 0; i < points; ++i) {
    PriorDraw draw = point(static_cast<std::uint32_t>(i), cube[i]);
    if (make_sound(draw)) {
      placed[i] = std::move(draw);
    } else {
      ++missing;
    }
  }
  // Holes of the design are filled with plain draws of the prior.
  const auto spare =
      find(first, missing, points * most_draws_for_one_sound, 1, stop, [](const PriorDraw&) { return true; });
  if (!spare) return std::nullopt;
  TIMBANG_CHECK(spare->draws.size() == missing, "a prior has sound scenarios");
  std::vector<PriorDraw> result;
  std::size_t used = 0;
  for (auto& draw : placed) {
    if (draw) {
      result.push_back(std::move(*draw));
    } else {
      result.push_back(spare->draws[used++]);
    }
  }
  return result;
}

}  // namespace timbang
