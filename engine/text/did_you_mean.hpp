#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace timbang::reading {

/// The candidate that a misspelt word most likely meant: the shortest that it is the beginning of, or the last part of
/// behind a point ("staffing.tksk" and "tksk_per_kecamatan" for staffing.tksk_per_kecamatan); else the one within a
/// third of its length in insertions, deletions, replacements and swaps of neighbours (optimal string alignment
/// distance). Nothing if none is that near.
[[nodiscard]] std::optional<std::string> closest(std::string_view word, const std::vector<std::string>& candidates);

/// Number of such edits between two words.
[[nodiscard]] std::size_t edit_distance(std::string_view a, std::string_view b);

}  // namespace timbang::reading
