#include "population/population.hpp"

#include <numeric>

namespace timbang {

std::int64_t Population::persons() const {
  return std::accumulate(size.begin(), size.end(), std::int64_t{0});
}

}  // namespace timbang
