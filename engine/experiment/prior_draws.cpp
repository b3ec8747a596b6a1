#include "experiment/prior_draws.hpp"

#include <algorithm>

#include "base/check.hpp"
#include "base/problem.hpp"
#include "experiment/ordered_work.hpp"
#include "statistics/latin_hypercube.hpp"

namespace timbang {

namespace {

constexpr std::size_t chunk = 32;
constexpr std::size_t most_chunks_at_once = 64;
/// A prior of which hardly a point makes a sound scenario is a mistake in the plan.
constexpr std::size_t most_draws_for_one_sound = 1000;

}  // namespace

std::optional<PriorDraw> PriorDraws::at(std::uint32_t number, std::span<const double> chances) const {
  PriorDraw draw;
  draw.number = number;
  draw.values = space_.values_at(chances);
  draw.scaled = space_.scaled(draw.values);
  auto settings = space_.settings(draw.values);
  if (!settings) return std::nullopt;
  draw.settings = std::move(*settings);
  try {
    static_cast<void>(source_.with({}, draw.settings));
  } catch (const ScenarioError&) {
    return std::nullopt;
  }
  return draw;
}

PriorDraws::Looked PriorDraws::look(std::uint32_t first, std::size_t count,
                                    const std::function<bool(const PriorDraw&)>& accept) const {
  Looked looked;
  for (std::size_t i = 0; i < count; ++i) {
    const auto number = first + static_cast<std::uint32_t>(i);
    auto draw = at(number, uniform_point(key_, number, space_.dimensions()));
    if (!draw) continue;
    ++looked.sound;
    if (!accept(*draw)) continue;
    looked.accepted.push_back(std::move(*draw));
    looked.tried_before.push_back(looked.sound);
  }
  return looked;
}

std::optional<FoundDraws> PriorDraws::find(std::uint32_t first, std::size_t wanted, std::size_t most_tried,
                                           unsigned threads, const std::stop_token& stop,
                                           const std::function<bool(const PriorDraw&)>& accept) const {
  FoundDraws found;
  std::size_t sound = 0;
  const std::size_t chunks_at_once = std::min(most_chunks_at_once, wanted / chunk + 2);
  for (std::uint32_t begin = first; found.draws.size() < wanted && sound < most_tried;
       begin += static_cast<std::uint32_t>(chunk * chunks_at_once)) {
    const std::size_t done = work_in_order<Looked>(
        chunks_at_once, threads, stop,
        [&](std::size_t index, const std::stop_token&) {
          return look(begin + static_cast<std::uint32_t>(index * chunk), chunk, accept);
        },
        [&](std::size_t, Looked&& looked) {
          for (std::size_t i = 0; i < looked.accepted.size() && found.draws.size() < wanted; ++i) {
            found.draws.push_back(std::move(looked.accepted[i]));
            found.tried = sound + looked.tried_before[i];
          }
          sound += looked.sound;
        });
    if (done < chunks_at_once) return std::nullopt;
    const std::size_t drawn = begin - first + chunk * chunks_at_once;
    TIMBANG_CHECK(sound * most_draws_for_one_sound >= drawn, "a prior has sound scenarios");
  }
  if (found.draws.size() < wanted) found.tried = sound;
  return found;
}

std::optional<std::vector<PriorDraw>> PriorDraws::spread_out(std::uint32_t design, std::size_t points,
                                                             std::uint32_t first, const std::stop_token& stop) const {
  const PointSet cube = latin_hypercube(key_, design, points, space_.dimensions());
  std::vector<std::optional<PriorDraw>> placed;
  std::size_t lacking = 0;
  for (std::size_t i = 0; i < points; ++i) {
    placed.push_back(at(static_cast<std::uint32_t>(i), cube[i]));
    if (!placed.back()) ++lacking;
  }
  const auto spare =
      find(first, lacking, points * most_draws_for_one_sound, 1, stop, [](const PriorDraw&) { return true; });
  if (!spare) return std::nullopt;
  TIMBANG_CHECK(spare->draws.size() == lacking, "a prior has sound scenarios");
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
