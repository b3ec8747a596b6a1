#include <algorithm>
#include <cmath>

#include "model/staffing/posts.hpp"

namespace timbang {
namespace {

/// The kecamatan with most KPM per TKSK, those without any first; the first of equals.
std::size_t neediest(const std::vector<std::uint32_t>& places, const std::vector<std::size_t>& posts) {
  const auto burden = [&](std::size_t k) {
    return static_cast<double>(places[k]) / static_cast<double>(std::max<std::size_t>(posts[k], 1));
  };
  std::size_t found = 0;
  for (std::size_t k = 1; k < places.size(); ++k) {
    const bool has_none = posts[k] == 0 && places[k] > 0;
    // First who has none, then by burden.
    const bool best_has_none = posts[found] == 0 && places[found] > 0;
    if (has_none != best_has_none ? has_none : burden(k) > burden(found)) found = k;
  }
  return found;
}

/// The kecamatan with fewest TKSK; the one with most KPM of equals.
std::size_t thinnest(const std::vector<std::uint32_t>& places, const std::vector<std::size_t>& posts) {
  std::size_t found = 0;
  for (std::size_t k = 1; k < places.size(); ++k) {
    if (posts[k] < posts[found] || (posts[k] == posts[found] && places[k] > places[found])) found = k;
  }
  return found;
}

}  // namespace

std::vector<std::size_t> posts_of(const City& city, const StaffingParameters& rules) {
  const std::vector<std::uint32_t>& places = city.population->places;
  std::vector<std::size_t> posts;
  for (std::size_t k = 0; k < places.size(); ++k) {
    const double asked = rules.kpm_per_tksk > 0 ? std::ceil(places[k] / rules.kpm_per_tksk) : 0;
    posts.push_back(static_cast<std::size_t>(std::max(asked, std::floor(rules.tksk_per_kecamatan[k] + 0.5))));
  }
  const auto extra = static_cast<std::size_t>(rules.extra_tksk + 0.5);
  // One after the other, since each post changes who is next.
  for (std::size_t i = 0; i < extra && !posts.empty(); ++i) {
    ++posts[rules.placement == Placement::by_kpm ? neediest(places, posts) : thinnest(places, posts)];
  }
  return posts;
}

}  // namespace timbang
