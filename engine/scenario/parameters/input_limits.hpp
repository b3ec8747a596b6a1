#pragma once

#include <cstddef>
#include <cstdint>

namespace timbang {

// The most that an input may have. Each is far beyond any city, and small enough that what lies beyond it is refused at
// once instead of filling the memory. A file has at most 1 MiB (scenario/reading/source_text.hpp).

inline constexpr std::size_t most_kecamatan = 1'000;
/// Persons in the whole city; the largest kabupaten has 5.7 million.
inline constexpr double most_persons = 50'000'000;
/// TKSK of the whole city, by whatever rule they are given.
inline constexpr double most_tksk = 5'000;
/// TKSK of one kecamatan among which a decision searches.
inline constexpr std::uint32_t most_tksk_decided = 100;
/// Rupiah of a budget: a third of what the whole state spends in a year.
inline constexpr double most_rupiah = 1e15;
/// Characters of the name of a kecamatan or a city.
inline constexpr std::size_t longest_name = 100;
/// Characters of a title, or of another text that stands on one line.
inline constexpr std::size_t longest_line = 500;
/// Rows and columns of a design in a table.
inline constexpr std::size_t most_table_rows = 10'000;
inline constexpr std::size_t most_table_columns = 500;
/// Options that one comparison may have.
inline constexpr std::size_t most_arms = 1'000;

}  // namespace timbang
