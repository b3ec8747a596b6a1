#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include "base/stop.hpp"
#include "scenario/layers/scenario_source.hpp"
#include "studies/parameter_space.hpp"

namespace timbang {

/// One point of the prior.
struct PriorDraw {
  std::uint32_t number = 0;
  std::vector<double> values;
  std::vector<double> scaled;
  std::vector<Setting> settings;  ///< of a sound draw
};

/// What a search among prior draws found.
struct FoundDraws {
  std::vector<PriorDraw> draws;
  std::size_t tried = 0;  ///< draws looked at until the last one was found, but for unsound ones that were accepted
};

/// Numbered, independent draws from the prior, keyed so that a number always means the same point. Draws of which no
/// sound scenario can be made (values that contradict one another) are passed over: the prior is what remains.
class PriorDraws {
 public:
  PriorDraws(const ParameterSpace& space, const ScenarioSource& source, StreamKey key)
      : space_(space), source_(source), key_(key) {}

  /// The first `wanted` sound draws, counting from `first`, that `accept` takes by its values and scaled, in the
  /// order of their numbers; fewer if `most_tried` do not have that many. Nothing if asked to stop. `accept` runs on
  /// `threads` workers.
  [[nodiscard]] std::optional<FoundDraws> find(std::uint32_t first, std::size_t wanted, std::size_t most_tried,
                                               unsigned threads, const StopToken& stop,
                                               const std::function<bool(const PriorDraw&)>& accept) const;

  /// A Latin hypercube over the prior; a point that makes no sound scenario is replaced by a draw from `first` on.
  [[nodiscard]] std::optional<std::vector<PriorDraw>> spread_out(std::uint32_t design, std::size_t points,
                                                                 std::uint32_t first, const StopToken& stop) const;

 private:
  struct Looked {
    std::vector<PriorDraw> accepted;
    std::vector<std::size_t> tried_before;  ///< of the chunk, up to and including each accepted one
    std::size_t tried = 0;
  };
  /// The point at these chances, without settings.
  [[nodiscard]] PriorDraw point(std::uint32_t number, std::span<const double> chances) const;
  /// Gives a point its settings; false if they make no sound scenario.
  [[nodiscard]] bool make_sound(PriorDraw& draw) const;
  [[nodiscard]] Looked look(std::uint32_t first, std::size_t count,
                            const std::function<bool(const PriorDraw&)>& accept) const;

  const ParameterSpace& space_;
  const ScenarioSource& source_;
  StreamKey key_;
};

}  // namespace timbang
