#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "random/draw.hpp"
#include "statistics/designs/point_set.hpp"

namespace timbang {

/// Which of a block's two base points the design exchanges.
enum class Exchange : std::uint8_t { one_way, both_ways };

/// The groups of inputs that are exchanged together; each input is in one. Inputs that depend on each other share one.
using InputGroups = std::vector<std::vector<std::size_t>>;

/// Every input by itself.
[[nodiscard]] InputGroups single_inputs(std::size_t dimensions);

/// Points a block has: groups + 2, or twice groups + 2 with both_ways.
[[nodiscard]] std::size_t saltelli_block(std::size_t groups, Exchange exchange);

/// Blocks of a design for Sobol indices (Saltelli, Annoni, Azzini, Campolongo, Ratto and Tarantola 2010), in the order
/// that SALib has: A, then A with each group in turn from B, with both_ways B with each group from A, then B. A and B
/// are the halves of one scrambled Sobol sequence of 2 x dimensions, B in an order of its own within each octave: in
/// the sequence's order 95 % bootstrap intervals covered 0.75 to 1.00 (g-function, 64 blocks) and 0.85 to 1.00 (256),
/// now 0.93 and more from 128 blocks on (tests/slow). Block by block, so every prefix of whole blocks is a design, and
/// a design of more blocks begins with it; a power of two of them is balanced. Requires: groups that hold each input
/// once (CheckFailed).
[[nodiscard]] PointSet saltelli_design(StreamKey key, std::uint32_t design, std::size_t blocks, std::size_t dimensions,
                                       const InputGroups& groups, Exchange exchange = Exchange::one_way);

/// Trajectories of Morris (1991) on a grid of levels[j] places in dimension j, 0 and 1 included: each is a start and
/// one step over half of the places, rounded down, in every dimension, in an order and a direction of its own;
/// dimensions + 1 points, one trajectory after the other. An even number of places makes each as likely; of an odd one
/// each place still meets both neighbours at that distance. Requires: at least two places in every dimension
/// (CheckFailed).
[[nodiscard]] PointSet morris_design(StreamKey key, std::uint32_t design, std::size_t trajectories,
                                     std::span<const std::size_t> levels);

}  // namespace timbang
