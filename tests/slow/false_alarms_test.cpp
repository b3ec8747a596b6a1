// How often scenario discovery names a limit where there is none, and how dense what it names really is.
#include <catch2/catch.hpp>
#include <cmath>

#include "random/distributions.hpp"
#include "statistics/designs/latin_hypercube.hpp"
#include "statistics/sensitivity/scenario_discovery.hpp"

using namespace timbang;

namespace {

const StreamKey key = trial_key(2013, 0, "false alarms");
constexpr std::uint32_t studies = 600;

/// Noise: whether the target is met depends on the draw alone, which `options` points share.
struct Noise {
  PointSet points{4};
  std::vector<double> responses;
  std::vector<std::size_t> draws;

  Noise(std::uint32_t study, std::size_t count, std::size_t options) {
    const PointSet drawn = latin_hypercube(key, study, count, 3);
    for (std::uint32_t draw = 0; draw < count; ++draw) {
      const std::uint32_t word = draw_word(key, draw, Occasion(Occasion::Kind::once, study), DrawPurpose::tie, 1);
      for (std::size_t option = 0; option < options; ++option) {
        points.add(std::vector<double>{drawn[draw][0], drawn[draw][1], drawn[draw][2], static_cast<double>(option)});
        responses.push_back(uniform_open(word) < 0.29 ? 1 : 0);
        draws.push_back(draw);
      }
    }
  }
};

struct Count {
  double named = 0;    ///< share of studies that name any limit
  double density = 0;  ///< mean of what they tell, the truth being 0.29
};

Count count(std::size_t draws, std::size_t options) {
  Count found;
  double told = 0;
  for (std::uint32_t study = 0; study < studies; ++study) {
    const Noise noise(study, draws, options);
    const Discovery discovery = discover(noise.points, noise.responses, noise.draws, trial_key(study, 0, "halves"));
    bool is_named = false;
    for (const LimitedInput& limited : discovery.limited) is_named = is_named || limited.stands_out;
    found.named += is_named ? 1.0 / studies : 0;
    // A box without a point of the other half tells no density.
    if (std::isnan(discovery.tested_on.density)) continue;
    found.density += discovery.tested_on.density;
    ++told;
  }
  found.density /= told;
  return found;
}

}  // namespace

TEST_CASE("scenario discovery names limits of noise in at most 5 of 100 studies, and tells its true density") {
  struct Design {
    std::size_t draws;
    std::size_t options;
  };
  for (const Design& design : {Design{200, 1}, Design{60, 4}, Design{40, 10}, Design{200, 3}}) {
    CAPTURE(design.draws, design.options);
    const Count found = count(design.draws, design.options);
    CAPTURE(found.named, found.density);
    // Counted on 1 December 2026: named in 0 to 0.3 of 100, density 0.290 to 0.294.
    // 2.6 standard errors of 600 studies above 5 %: one count in 200 would exceed it. Before blocks were kept together
    // 15 of 40 studies named noise, at a density of 53 %.
    CHECK(found.named <= chance_of_naming + 2.6 * std::sqrt(chance_of_naming * (1 - chance_of_naming) / studies));
    CHECK(found.density == Approx(0.29).margin(0.02));
  }
}
