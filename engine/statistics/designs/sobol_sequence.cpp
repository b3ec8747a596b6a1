#include "statistics/designs/sobol_sequence.hpp"

#include <boost/random/sobol.hpp>
#include <vector>

#include "base/check.hpp"
#include "random/distributions.hpp"

namespace timbang {

namespace {

using Engine = boost::random::sobol_engine<std::uint32_t, 32>;

/// Owen's scrambling: whether a bit flips is an even chance of its own for every sequence of bits before it. The bits
/// before it, after a leading one, name it.
std::uint32_t scrambled(std::uint32_t word, StreamKey key, Occasion design, std::uint32_t dimension) {
  std::uint32_t result = word;
  for (std::uint32_t bit = 0; bit < 32; ++bit) {
    // Shifting by all 32 bits is undefined, hence the case of the first bit.
    const std::uint32_t before = bit == 0 ? 0 : word >> (32 - bit);
    const std::uint32_t name = (1U << bit) | before;
    const std::uint32_t draw = draw_word(key, name, design, DrawPurpose::sobol_scramble, dimension);
    result ^= (draw >> 31U) << (31U - bit);
  }
  return result;
}

}  // namespace

PointSet sobol_sequence(StreamKey key, std::uint32_t design, std::size_t first, std::size_t points,
                        std::size_t dimensions) {
  TIMBANG_CHECK(dimensions >= 1 && dimensions <= most_sobol_dimensions, "a Sobol sequence has up to 3,667 dimensions");
  TIMBANG_CHECK(first + points <= (std::size_t{1} << 31U), "a Sobol sequence has up to 2^31 points");
  const Occasion occasion(Occasion::Kind::once, design);
  Engine engine(dimensions);
  // The library leaves out the sequence's first point, the origin, without which 2^m points are not balanced.
  if (first > 1) engine.discard((first - 1) * dimensions);
  PointSet result(dimensions);
  std::vector<double> point(dimensions);
  for (std::size_t i = 0; i < points; ++i) {
    for (std::size_t j = 0; j < dimensions; ++j) {
      const std::uint32_t word = first + i == 0 ? 0 : engine();
      point[j] = uniform_open(scrambled(word, key, occasion, static_cast<std::uint32_t>(j)));
    }
    result.add(point);
  }
  return result;
}

}  // namespace timbang
