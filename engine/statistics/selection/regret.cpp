#include "statistics/selection/regret.hpp"

#include <algorithm>

namespace timbang {

std::vector<OptionRegret> regrets(const OptionValues& values) {
  check_option_values(values);
  const std::size_t draws = values.front().size();
  std::vector<OptionRegret> result(values.size());
  for (std::size_t i = 0; i < draws; ++i) {
    double best = values.front()[i];
    for (const std::vector<double>& option : values) best = std::max(best, option[i]);
    for (std::size_t d = 0; d < values.size(); ++d) {
      const double regret = best - values[d][i];
      result[d].mean += regret / static_cast<double>(draws);
      result[d].largest = std::max(result[d].largest, regret);
      // Exactly best in its draw: regret is a difference of stored numbers.
      result[d].agreement += regret == 0 ? 1 : 0;
    }
  }
  for (OptionRegret& option : result) option.agreement /= static_cast<double>(draws);
  return result;
}

}  // namespace timbang
