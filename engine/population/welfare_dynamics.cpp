#include "population/welfare_dynamics.hpp"

#include <cstdint>
#include <limits>
#include <vector>

#include "population/transitory_welfare.hpp"

namespace timbang {

namespace {

// One household in eight: a search asks for this many times, and all households would make it slow.
constexpr std::size_t every = 8;
constexpr std::int32_t months = 24;

double ratio(double part, double whole) {
  return whole > 0 ? part / whole : std::numeric_limits<double>::quiet_NaN();
}

/// The sampled households and their 24 months.
class Sample {
 public:
  Sample(const Population& population, double benefit_in_lines) {
    std::vector<std::uint8_t> holds_place(population.households());
    for (std::size_t k = 0; k < population.kecamatan_count(); ++k) {
      for (std::size_t i = 0; i < population.places[k]; ++i) holds_place[population.listing[k][i].index()] = 1;
    }
    for (std::size_t i = 0; i < population.households(); i += every) {
      const double persons = population.size[i];
      permanent_.push_back(population.permanent[i]);
      persons_.push_back(persons);
      aid_.push_back(holds_place[i] * benefit_in_lines / persons);
    }
    transitory_.resize(permanent_.size());
    total_.resize(permanent_.size());
    was_poor_.resize(permanent_.size());
  }

  void live(const WelfareQuantile& quantile, const WelfareParameters& parameters, StreamKey key, Month first) {
    const ScoreWeights weights = score_weights(parameters.transitory_share);
    begin_transitory(key, first, transitory_);
    for (std::int32_t month = 0; month < months; ++month) {
      if (month > 0) advance_transitory(key, first + month, parameters.persistence, transitory_);
      for (std::size_t i = 0; i < permanent_.size(); ++i) {
        const double z = weights.permanent * static_cast<double>(permanent_[i]) +
                         weights.transitory * static_cast<double>(transitory_[i]);
        observe(i, quantile.at(z) + aid_[i]);
      }
    }
  }

  [[nodiscard]] WelfareDynamics dynamics() const {
    double chronic_gap = 0;
    for (std::size_t i = 0; i < total_.size(); ++i) {
      const double mean = total_[i] / months;
      // Jalan and Ravallion (1998): poverty is chronic where consumption averaged over the months lies below the line.
      // Persons and not households: official poverty counts heads.
      if (mean < 1) chronic_gap += persons_[i] * (1 - mean);
    }
    return {ratio(chronic_gap, gap_ / months), ratio(exits_, at_risk_)};
  }

 private:
  void observe(std::size_t i, double consumption) {
    const bool poor = consumption < 1;
    total_[i] += consumption;
    // The gap of all months is the denominator of the chronic share.
    if (poor) gap_ += persons_[i] * (1 - consumption);
    if (was_poor_[i] != 0) {
      // At risk of leaving poverty: poor in the month before.
      at_risk_ += 1;
      if (!poor) exits_ += 1;
    }
    was_poor_[i] = poor ? 1 : 0;
  }

  std::vector<float> permanent_;
  std::vector<float> transitory_;
  std::vector<double> persons_;
  std::vector<double> aid_;    ///< a person, in lines
  std::vector<double> total_;  ///< consumption summed over months
  std::vector<std::uint8_t> was_poor_;
  double gap_ = 0;
  double at_risk_ = 0;
  double exits_ = 0;
};

}  // namespace

WelfareDynamics welfare_dynamics(const Population& population, const WelfareQuantile& quantile,
                                 const WelfareParameters& parameters, double benefit_in_lines, StreamKey key,
                                 Month first) {
  Sample sample(population, benefit_in_lines);
  sample.live(quantile, parameters, key, first);
  return sample.dynamics();
}

}  // namespace timbang
