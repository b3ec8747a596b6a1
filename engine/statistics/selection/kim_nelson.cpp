#include "statistics/selection/kim_nelson.hpp"

#include <algorithm>
#include <cmath>

#include "base/check.hpp"
#include "random/elementary.hpp"

namespace timbang {

namespace {

/// Runs options and drops those that fall behind.
class Race {
 public:
  Race(std::size_t options, const BestQuestion& question, const TrialOutcome& outcome)
      : question_(question), outcome_(outcome), sums_(options), trials_(options) {
    for (std::size_t option = 0; option < options; ++option) left_.push_back(option);
  }

  BestChoice run() {
    start();
    drop();
    while (left_.size() > 1 && taken_ < question_.most_trials) {
      for (const std::size_t option : left_) take(option, taken_);
      ++taken_;
      drop();
    }
    return finish();
  }

 private:
  double take(std::size_t option, std::size_t trial) {
    const double value = outcome_(option, trial);
    // A mean over something undefined ranks nobody.
    TIMBANG_CHECK(std::isfinite(value), "outcomes of options are finite");
    sums_[option] += value;
    ++trials_[option];
    return value;
  }

  /// First trials, and from them by pair of options h^2 times the variance of their difference.
  void start() {
    std::vector<std::vector<double>> values(sums_.size());
    for (const std::size_t option : left_) {
      for (std::size_t trial = 0; trial < question_.first_trials; ++trial)
        values[option].push_back(take(option, trial));
    }
    // Variances come from these trials alone, as the procedure's proof asks.
    taken_ = question_.first_trials;
    const double degrees = static_cast<double>(question_.first_trials) - 1;
    const double rivals = std::max(1.0, static_cast<double>(sums_.size()) - 1);
    // Kim and Nelson's eta for c = 1, with the error divided among the rivals of the best option.
    const double eta = (portable_pow(2 * question_.error / rivals, -2 / degrees) - 1) / 2;
    scaled_variances_.assign(sums_.size(), std::vector<double>(sums_.size()));
    for (std::size_t a = 0; a < sums_.size(); ++a) {
      for (std::size_t b = 0; b < a; ++b) {
        const double variance = variance_of_difference(values[a], values[b]);
        scaled_variances_[a][b] = scaled_variances_[b][a] = 2 * eta * degrees * variance;
      }
    }
  }

  [[nodiscard]] double variance_of_difference(const std::vector<double>& a, const std::vector<double>& b) const {
    const auto count = static_cast<double>(a.size());
    double mean = 0;
    // Paired: options share random numbers.
    for (std::size_t i = 0; i < a.size(); ++i) mean += (a[i] - b[i]) / count;
    double squares = 0;
    for (std::size_t i = 0; i < a.size(); ++i) squares += (a[i] - b[i] - mean) * (a[i] - b[i] - mean);
    return squares / (count - 1);
  }

  /// Those are dropped whose sum is behind some rival's by more than the triangle W of Kim and Nelson allows.
  void drop() {
    const double zone = question_.indifference;
    const auto taken = static_cast<double>(taken_);
    const auto is_behind = [&](std::size_t option) {
      return std::ranges::any_of(left_, [&](std::size_t rival) {
        if (rival == option) return false;
        // Wide at first and narrowing with each trial.
        const double allowed = std::max(0.0, scaled_variances_[option][rival] / (2 * zone) - zone * taken / 2);
        const double lead = sums_[rival] - sums_[option];
        // Exactly equal options would run to the cap; the first of them is kept.
        return lead > allowed || (allowed == 0 && lead == 0 && rival < option);
      });
    };
    std::vector<std::size_t> kept;
    // All who are behind at this trial go at once, whoever drops them.
    for (const std::size_t option : left_) (is_behind(option) ? dropped_ : kept).push_back(option);
    left_ = kept;
  }

  [[nodiscard]] RankedOption ranked(std::size_t option) const {
    return {option, trials_[option], sums_[option] / static_cast<double>(trials_[option])};
  }

  [[nodiscard]] BestChoice finish() const {
    BestChoice choice;
    choice.left = left_;
    for (const std::size_t option : left_) choice.ranked.push_back(ranked(option));
    // Those left first, by mean; then the dropped, the last first.
    std::ranges::stable_sort(choice.ranked,
                             [](const RankedOption& a, const RankedOption& b) { return a.mean > b.mean; });
    for (auto option = dropped_.rbegin(); option != dropped_.rend(); ++option) {
      choice.ranked.push_back(ranked(*option));
    }
    if (left_.size() == 1) choice.best = left_.front();
    return choice;
  }

  const BestQuestion& question_;
  const TrialOutcome& outcome_;
  std::vector<double> sums_;
  std::vector<std::size_t> trials_;
  std::vector<std::size_t> left_;
  std::vector<std::size_t> dropped_;
  std::vector<std::vector<double>> scaled_variances_;
  std::size_t taken_ = 0;
};

}  // namespace

BestChoice choose_best(std::size_t options, const BestQuestion& question, const TrialOutcome& outcome) {
  TIMBANG_CHECK(options > 0, "there is at least one option");
  TIMBANG_CHECK(question.indifference > 0, "the smallest lead that matters is positive");
  TIMBANG_CHECK(question.first_trials >= 2 && question.first_trials <= question.most_trials,
                "the first trials are at least two and within the cap");
  const double chance_of_guessing = 1 / static_cast<double>(options);
  TIMBANG_CHECK(options == 1 || (question.error > 0 && question.error < 1 - chance_of_guessing),
                "the error is smaller than that of a random choice");
  return Race(options, question, outcome).run();
}

}  // namespace timbang
