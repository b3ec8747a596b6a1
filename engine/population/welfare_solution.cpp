#include "population/welfare_solution.hpp"

#include <algorithm>
#include <cmath>

#include "base/check.hpp"
#include "population/bracketed_root.hpp"
#include "population/build_population.hpp"
#include "population/listing.hpp"
#include "population/population.hpp"
#include "population/welfare_counts.hpp"
#include "population/welfare_dynamics.hpp"
#include "population/welfare_fit.hpp"
#include "scenario/parameters/parameter_table.hpp"

namespace timbang {

namespace {

constexpr std::array<std::string_view, welfare_measure_count> names{"coverage", "inclusion_error", "chronic_share",
                                                                    "exit_rate"};
/// Listing and Q depend on one another; the listing moves with Q only through the noise around it, so few rounds do.
constexpr int rounds_to_settle = 3;
/// A search holds Q, which then moves a little; it is repeated until the measure stays where it is wanted.
constexpr int most_searches = 4;
constexpr double settled_percent = 0.25;
constexpr double search_precision = 1e-3;

const ParameterRow& welfare_row(std::string_view path) {
  const auto rows = parameter_table();
  const auto found = std::ranges::find(rows, path, &ParameterRow::path);
  TIMBANG_CHECK(found != rows.end() && found->value != nullptr && path.rfind("welfare.", 0) == 0,
                "a search needs a numeric parameter of welfare");
  return *found;
}

/// What decides the listing and Q: everything of welfare but how fast it changes.
bool lists_alike(const WelfareParameters& a, WelfareParameters b) {
  b.persistence = a.persistence;
  return a.poverty_line_rupiah == b.poverty_line_rupiah && a.mean_consumption_rupiah == b.mean_consumption_rupiah &&
         a.headcount_target == b.headcount_target && a.gap_target == b.gap_target &&
         a.transitory_share == b.transitory_share && a.proxy_noise_sigma == b.proxy_noise_sigma &&
         a.contamination == b.contamination;
}

/// The households of a city, with a listing and a Q that can be made anew for other welfare parameters.
class ListedCity {
 public:
  ListedCity(const Scenario& scenario, std::uint64_t population_seed)
      : parameters_(scenario.baseline.front().values),
        key_(population_key(population_seed, scenario.city_code)),
        month_(scenario.period.first_month),
        quantile_(log_normal_start(targets())),
        population_(build_population(scenario, population_seed, quantile_)),
        transitory_(population_.households()) {
    begin_transitory(key_, month_, transitory_);
    settle();
  }

  /// Moves a parameter, and lists anew if need be; Q stays.
  void move(const ParameterRow& row, double value) {
    const WelfareParameters before = parameters_.welfare;
    row.value(parameters_) = value;
    // Persistence decides only how fast welfare changes, so that neither listing nor Q move with it.
    if (lists_alike(before, parameters_.welfare)) return;
    list();
    is_settled_ = false;
  }

  /// Fits Q to the listing, and lists by Q, if the listing has moved.
  void settle() {
    if (is_settled_) return;
    is_settled_ = true;
    for (int round = 0; round < rounds_to_settle; ++round) {
      list();
      quantile_ = fit_welfare(counts_, benefit_in_lines(), targets()).quantile;
      measure_targeting();
    }
  }

  [[nodiscard]] double measure(WelfareMeasure which) const {
    if (which == WelfareMeasure::coverage) return coverage_;
    if (which == WelfareMeasure::inclusion_error) return inclusion_error_;
    // Over months, unlike the other two, and therefore by a simulation.
    const WelfareDynamics dynamics =
        welfare_dynamics(population_, quantile_, parameters_.welfare, benefit_in_lines(), key_, month_);
    return 100 * (which == WelfareMeasure::chronic_share ? dynamics.chronic_share : dynamics.exit_rate);
  }

 private:
  [[nodiscard]] WelfareMeasures targets() const {
    const WelfareParameters& welfare = parameters_.welfare;
    return {welfare.headcount_target, welfare.gap_target,
            welfare.mean_consumption_rupiah / welfare.poverty_line_rupiah};
  }

  [[nodiscard]] double benefit_in_lines() const {
    return parameters_.programme.benefit_rupiah / parameters_.welfare.poverty_line_rupiah;
  }

  void list() {
    population_.listing = list_households(population_, parameters_.welfare, quantile_, key_);
    counts_ = count();
    measure_targeting();
  }

  [[nodiscard]] WelfareCounts count() const {
    std::vector<bool> is_listed(population_.households());
    for (std::size_t k = 0; k < population_.kecamatan_count(); ++k) {
      for (std::size_t i = 0; i < population_.places[k]; ++i) is_listed[population_.listing[k][i].index()] = true;
    }
    const ScoreWeights weights = score_weights(parameters_.welfare.transitory_share);
    WelfareCounts counts;
    for (std::size_t i = 0; i < population_.households(); ++i) {
      const double z = weights.permanent * static_cast<double>(population_.permanent[i]) +
                       weights.transitory * static_cast<double>(transitory_[i]);
      counts.add(z, population_.size[i], is_listed[i]);
    }
    return counts;
  }

  void measure_targeting() {
    const double poor_below = WelfareCounts::position(quantile_.score_of(1));
    const double well_off_above = WelfareCounts::position(quantile_.score_of(2));
    double poor = 0;
    double poor_listed = 0;
    double listed = 0;
    double listed_well_off = 0;
    for (std::size_t bin = 0; bin < WelfareCounts::bins; ++bin) {
      const double middle = static_cast<double>(bin) + 0.5;
      for (std::size_t size = 1; size <= WelfareCounts::sizes; ++size) {
        const auto with_aid = static_cast<double>(counts_.households(bin, size, true));
        const auto without = static_cast<double>(counts_.households(bin, size, false));
        listed += with_aid;
        if (middle > well_off_above) listed_well_off += with_aid;
        if (middle < poor_below) poor_listed += with_aid;
        if (middle < poor_below) poor += with_aid + without;
      }
    }
    coverage_ = 100 * poor_listed / poor;
    inclusion_error_ = 100 * listed_well_off / listed;
  }

  Parameters parameters_;
  StreamKey key_;
  Month month_;
  WelfareQuantile quantile_;
  Population population_;
  std::vector<float> transitory_;
  WelfareCounts counts_;  ///< of the listing
  double coverage_ = 0;
  double inclusion_error_ = 0;
  bool is_settled_ = false;
};

double search_value(ListedCity& city, const ParameterRow& row, const WelfareSearch& search) {
  const auto distance = [&](double value) {
    city.move(row, value);
    return city.measure(search.measure) - search.wanted;
  };
  double value = 0;
  for (int i = 0; i < most_searches; ++i) {
    value = bracketed_root(distance, search.low, search.high, search_precision * (search.high - search.low));
    // The root's last evaluation need not have been at the root.
    city.move(row, value);
    const double before = city.measure(search.measure);
    // The search held Q fixed, and the new listing moves Q and with it the measure.
    city.settle();
    if (std::abs(city.measure(search.measure) - before) < settled_percent) break;
  }
  return value;
}

}  // namespace

std::span<const std::string_view> welfare_measure_names() {
  return names;
}

std::optional<WelfareMeasure> find_welfare_measure(std::string_view name) {
  const auto* const found = std::ranges::find(names, name);
  if (found == names.end()) return std::nullopt;
  return static_cast<WelfareMeasure>(found - names.begin());
}

WelfareSolution solve_welfare(const Scenario& scenario, std::uint64_t population_seed,
                              std::span<const WelfareSearch> searches) {
  ListedCity city(scenario, population_seed);
  WelfareSolution solution;
  // In the order given: a later search finds the city as the earlier ones left it.
  for (const WelfareSearch& search : searches) {
    const ParameterRow& row = welfare_row(search.path);
    solution.values.push_back(search_value(city, row, search));
  }
  for (std::size_t i = 0; i < welfare_measure_count; ++i) {
    solution.measures[i] = city.measure(static_cast<WelfareMeasure>(i));
  }
  return solution;
}

}  // namespace timbang
