#include "statistics/sensitivity/scenario_discovery.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <limits>

#include "base/check.hpp"
#include "random/distributions.hpp"
#include "statistics/designs/latin_hypercube.hpp"

using namespace timbang;

namespace {

const StreamKey key = trial_key(1999, 0, "discovery");

/// Share of 20 replications that meet a target whose chance is given.
double share_met(std::uint32_t point, double chance) {
  int met = 0;
  for (std::uint32_t r = 0; r < 20; ++r) {
    const std::uint32_t word = draw_word(key, point, Occasion::once(), DrawPurpose::tie, r);
    met += uniform_open(word) < chance ? 1 : 0;
  }
  return met / 20.0;
}

/// Five inputs; the target is met in 9 replications of 10 where the first is above 0.6 and the third below 0.5, else in
/// 1 of 10: a corner with a fifth of all points.
struct Corner {
  PointSet points = latin_hypercube(key, 1, 1000, 5);
  std::vector<double> responses;

  Corner() {
    for (std::size_t i = 0; i < points.size(); ++i) {
      const bool is_inside = points[i][0] > 0.6 && points[i][2] < 0.5;
      responses.push_back(share_met(static_cast<std::uint32_t>(i), is_inside ? 0.9 : 0.1));
    }
  }
};

}  // namespace

TEST_CASE("PRIM finds a known box, and the held-out half of the points confirms it") {
  const Corner corner;
  const Discovery found = discover(corner.points, corner.responses, {}, key, {0.05, 0.05, 0.88});
  CHECK(found.box[0].low == Approx(0.6).margin(0.04));
  CHECK(std::isinf(found.box[0].high));
  CHECK(found.box[2].high == Approx(0.5).margin(0.04));
  CHECK(std::isinf(found.box[2].low));
  // Truth: density 0.9, coverage 0.2 x 0.9 / (0.2 x 0.9 + 0.8 x 0.1) = 0.69.
  CHECK(found.tested_on.density == Approx(0.9).margin(0.06));
  CHECK(found.tested_on.coverage == Approx(0.69).margin(0.08));
  CHECK(found.tested_on.mass == Approx(0.2).margin(0.04));
  int certain = 0;
  for (const LimitedInput& limited : found.limited) {
    const bool is_true = limited.input == 0 || limited.input == 2;
    if (is_true) CHECK(limited.quasi_p_value < 1e-6);
    certain += is_true ? 1 : 0;
  }
  CHECK(certain == 2);
}

TEST_CASE("the peeling trajectory goes from all points to small dense boxes with coverage and density") {
  const Corner corner;
  const Discovery found = discover(corner.points, corner.responses, {}, key);
  REQUIRE(found.peeling.size() > 10);
  CHECK(found.peeling.front().coverage == 1);
  CHECK(found.peeling.front().mass == 1);
  CHECK(found.peeling.back().mass >= 0.05);
  for (std::size_t i = 1; i < found.peeling.size(); ++i) {
    CHECK(found.peeling[i].mass < found.peeling[i - 1].mass);
    CHECK(found.peeling[i].mass > 0.9 * found.peeling[i - 1].mass);
  }
  Box box(5);
  box[0].low = 0.6;
  box[2].high = 0.5;
  const BoxMeasures measures = measure_box(box, corner.points, corner.responses);
  CHECK(measures.density * measures.mass * 1000 ==
        Approx(measures.coverage * measure_box(Box(5), corner.points, corner.responses).density * 1000));
}

TEST_CASE("on pure noise the training half overstates the density of a box, and no limit is named") {
  double flattered = 0;
  int named = 0;
  int limits = 0;
  constexpr std::uint32_t runs = 40;
  for (std::uint32_t run = 0; run < runs; ++run) {
    const PointSet points = latin_hypercube(key, 100 + run, 200, 4);
    std::vector<double> responses;
    for (std::uint32_t i = 0; i < 200; ++i) {
      const std::uint32_t word = draw_word(key, i, Occasion(Occasion::Kind::once, run), DrawPurpose::tie, 99);
      responses.push_back(uniform_open(word) < 0.3 ? 1 : 0);
    }
    const Discovery found = discover(points, responses, {}, trial_key(run, 0, "halves"));
    flattered += found.peeling.back().density / runs;
    for (const LimitedInput& limited : found.limited) {
      ++limits;
      named += limited.stands_out ? 1 : 0;
      CHECK(found.box[limited.input].is_open() != limited.stands_out);
    }
  }
  CHECK(flattered > 0.6);
  CHECK(limits > 40);
  // Two of 40 at the stated rate; tests/slow counts many more.
  CHECK(named <= 4);
}

TEST_CASE("points that share a draw stay in one half, and count once") {
  // Twenty draws, each at forty points: what is met depends on the draw alone, by chance.
  PointSet points(2);
  std::vector<double> responses;
  std::vector<std::size_t> draws;
  for (std::uint32_t draw = 0; draw < 20; ++draw) {
    const double place = uniform_open(draw_word(key, draw, Occasion::once(), DrawPurpose::tie, 7));
    const bool is_met = uniform_open(draw_word(key, draw, Occasion::once(), DrawPurpose::tie, 8)) < 0.5;
    for (int option = 0; option < 40; ++option) {
      points.add(std::vector<double>{static_cast<double>(option), place});
      responses.push_back(is_met ? 1 : 0);
      draws.push_back(draw);
    }
  }
  // Of 400 points in the other half each limit would be certain.
  const Discovery found = discover(points, responses, draws, key);
  REQUIRE_FALSE(found.limited.empty());
  for (const LimitedInput& limited : found.limited) CHECK(limited.quasi_p_value > 0.01);
  CHECK(found.box[1].is_open());
  CHECK_THROWS_AS(discover(points, responses, std::vector<std::size_t>(800, 1), key), CheckFailed);
}

TEST_CASE("PRIM leaves out points without a response and accepts responses that are shares") {
  Corner corner;
  corner.points.add(std::vector<double>(5, 0.9));
  corner.responses.push_back(std::numeric_limits<double>::quiet_NaN());
  const Discovery found = discover(corner.points, corner.responses, {}, key);
  CHECK(std::isfinite(found.tested_on.density));
  corner.responses.back() = 1.5;
  CHECK_THROWS_AS(discover(corner.points, corner.responses, {}, key), CheckFailed);
}

TEST_CASE("PRIM peels inputs with few values one value at a time") {
  PointSet points(2);
  std::vector<double> responses;
  for (int i = 0; i < 400; ++i) {
    points.add(std::vector<double>{static_cast<double>(i % 4), static_cast<double>(i / 4 % 5)});
    responses.push_back(i % 4 == 3 ? 1 : 0);
  }
  const Discovery found = discover(points, responses, {}, key);
  CHECK(found.box[0].low == 3);
  CHECK(found.box[1].is_open());
  CHECK(found.tested_on.density == 1);
  CHECK(found.tested_on.coverage == 1);
}
