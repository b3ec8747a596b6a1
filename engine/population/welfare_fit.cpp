#include "population/welfare_fit.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <vector>

#include "base/check.hpp"
#include "population/bracketed_root.hpp"
#include "random/elementary.hpp"

namespace timbang {

namespace {

constexpr std::size_t bins = WelfareCounts::bins;

/// Persons by score bin who share one threshold: consumption before aid below `threshold` lines is poverty.
struct PersonGroup {
  double threshold = 1;
  std::vector<double> persons = std::vector<double>(bins);
  std::vector<double> below = std::vector<double>(bins + 1);  ///< persons in all lower bins
};

/// The counts laid out for the fit: those without aid in one group, the aided by household size.
class CountedPersons {
 public:
  CountedPersons(const WelfareCounts& counts, double benefit_in_lines) {
    for (std::size_t size = 1; size <= WelfareCounts::sizes; ++size) {
      const auto heads = static_cast<double>(size);
      PersonGroup& aided = groups_[size];
      // Aid is spread over the household, so that fewer heads gain more each.
      aided.threshold = 1 - benefit_in_lines / heads;
      for (std::size_t bin = 0; bin < bins; ++bin) {
        const auto households_aided = static_cast<double>(counts.households(bin, size, true));
        aided.persons[bin] = heads * households_aided;
        groups_[0].persons[bin] += heads * static_cast<double>(counts.households(bin, size, false));
        aid_in_lines_ += households_aided * benefit_in_lines;
      }
    }
    for (PersonGroup& group : groups_) {
      for (std::size_t bin = 0; bin < bins; ++bin) {
        group.below[bin + 1] = group.below[bin] + group.persons[bin];
        all_[bin] += group.persons[bin];
      }
    }
    total_ = std::accumulate(all_.begin(), all_.end(), 0.0);
    TIMBANG_CHECK(total_ > 0, "welfare is measured over at least one person");
  }

  [[nodiscard]] double headcount(const WelfareQuantile& quantile) const {
    double poor = 0;
    for (const PersonGroup& group : groups_) {
      // No consumption is low enough: aid alone lifts these households above the line.
      if (group.threshold <= 0) continue;
      const double end = WelfareCounts::position(quantile.score_of(group.threshold));
      const std::size_t bin = std::min(static_cast<std::size_t>(end), bins - 1);
      // Linear within the bin that holds the threshold, so that the headcount is continuous in mu and a root exists.
      poor += group.below[bin] + (end - static_cast<double>(bin)) * group.persons[bin];
    }
    return poor / total_;
  }

  [[nodiscard]] double gap(const WelfareQuantile& quantile) const {
    const std::vector<double> consumption = consumption_below(quantile, quantile.score_of(1));
    double shortfall = 0;
    for (const PersonGroup& group : groups_) {
      if (group.threshold <= 0) continue;
      const double end = WelfareCounts::position(quantile.score_of(group.threshold));
      const std::size_t last = std::min(static_cast<std::size_t>(end), bins - 1);
      for (std::size_t bin = 0; bin < last; ++bin) {
        shortfall += group.persons[bin] * (group.threshold - consumption[bin]);
      }
      const double part = end - static_cast<double>(last);
      // The last bin counts in part; the middle of that part stands for its households.
      const double middle = WelfareCounts::score_at(static_cast<double>(last) + part / 2);
      shortfall += group.persons[last] * part * (group.threshold - quantile.at(middle));
    }
    return shortfall / total_;
  }

  [[nodiscard]] double mean_in_lines(const WelfareQuantile& quantile) const {
    const std::vector<double> consumption = consumption_below(quantile, WelfareCounts::score_at(bins));
    // Aid adds to the mean whatever Q is, so that it is counted apart.
    return (std::inner_product(all_.begin(), all_.end(), consumption.begin(), 0.0) + aid_in_lines_) / total_;
  }

 private:
  /// Q at the middle of each bin up to the one that holds `score`.
  static std::vector<double> consumption_below(const WelfareQuantile& quantile, double score) {
    std::vector<double> consumption(bins);
    const auto end = std::min(bins, static_cast<std::size_t>(WelfareCounts::position(score)) + 1);
    for (std::size_t bin = 0; bin < end; ++bin) {
      consumption[bin] = quantile.at(WelfareCounts::score_at(static_cast<double>(bin) + 0.5));
    }
    return consumption;
  }

  std::array<PersonGroup, WelfareCounts::sizes + 1> groups_;
  std::vector<double> all_ = std::vector<double>(bins);
  double aid_in_lines_ = 0;
  double total_ = 0;
};

WelfareMeasures measure(const CountedPersons& persons, const WelfareQuantile& quantile) {
  return {persons.headcount(quantile), persons.gap(quantile), persons.mean_in_lines(quantile)};
}

/// Q with the given sigma and log(g / k), its mu such that P0 is met.
WelfareQuantile meeting_headcount(const CountedPersons& persons, double target, double sigma, double log_steepness) {
  WelfareQuantile quantile{0, sigma, 0};
  // Searched as the logarithm of g / k, so that g > k for every value above 0 (ODD "7.2 Welfare").
  quantile.g = quantile.join_elasticity() * portable_exp(log_steepness);
  // Brackets are far wider than any city's values. Inner tolerances are tighter than outer ones, so that an outer
  // search does not see the inner one's error.
  quantile.mu = bracketed_root(
      [&](double mu) {
        quantile.mu = mu;
        return persons.headcount(quantile) - target;
      },
      -10, 10, 1e-14);
  return quantile;
}

/// Q with the given sigma that meets P0 and comes as near to P1 as its tail can.
WelfareQuantile meeting_gap(const CountedPersons& persons, const WelfareMeasures& targets, double sigma) {
  const double log_steepness = bracketed_root(
      [&](double candidate) {
        return persons.gap(meeting_headcount(persons, targets.headcount, sigma, candidate)) - targets.gap;
      },
      1e-6, 7, 1e-11);
  return meeting_headcount(persons, targets.headcount, sigma, log_steepness);
}

}  // namespace

WelfareMeasures measure_welfare(const WelfareCounts& counts, double benefit_in_lines, const WelfareQuantile& quantile) {
  return measure(CountedPersons(counts, benefit_in_lines), quantile);
}

WelfareFit fit_welfare(const WelfareCounts& counts, double benefit_in_lines, const WelfareMeasures& targets) {
  const CountedPersons persons(counts, benefit_in_lines);
  const double sigma = bracketed_root(
      [&](double candidate) {
        return persons.mean_in_lines(meeting_gap(persons, targets, candidate)) - targets.mean_in_lines;
      },
      0.02, 3, 1e-10);
  WelfareFit fit;
  fit.quantile = meeting_gap(persons, targets, sigma);
  fit.reached = measure(persons, fit.quantile);
  const bool met = std::abs(fit.reached.headcount - targets.headcount) < 1e-7 &&
                   std::abs(fit.reached.gap - targets.gap) < 1e-7 &&
                   std::abs(fit.reached.mean_in_lines - targets.mean_in_lines) < 1e-5;
  TIMBANG_CHECK(met, "no welfare distribution meets the targets for headcount, gap and mean consumption together");
  return fit;
}

WelfareQuantile log_normal_start(const WelfareMeasures& targets) {
  const double z = normal_quantile(targets.headcount);
  // Closed form: P0 is Phi(-mu / sigma) and the mean exp(mu + sigma^2 / 2), both without aid.
  WelfareQuantile quantile;
  quantile.sigma = z + std::sqrt(z * z + 2 * portable_log(targets.mean_in_lines));
  quantile.mu = -quantile.sigma * z;
  quantile.g = 2 * quantile.join_elasticity();
  return quantile;
}

}  // namespace timbang
