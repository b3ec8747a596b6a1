#include "statistics/selection/value_of_information.hpp"

#include <Eigen/Dense>
#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>

#include "base/check.hpp"

namespace timbang {

namespace {

using Matrix = Eigen::MatrixXd;
using Index = Eigen::Index;
using Units = std::span<const std::size_t>;

constexpr std::uint32_t chance_rounds = 50;
// With the order at hand 200 orders, so that p-values are multiples of 0.005.
constexpr std::uint32_t family_rounds = 199;

double mean_of(const std::vector<double>& values) {
  return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

/// The inputs less their mean, in standard deviations: one row a draw.
Matrix standardised(const PointSet& draws, std::span<const std::size_t> inputs) {
  Matrix result(static_cast<Index>(draws.size()), static_cast<Index>(inputs.size()));
  for (std::size_t i = 0; i < draws.size(); ++i) {
    for (std::size_t j = 0; j < inputs.size(); ++j) {
      TIMBANG_CHECK(inputs[j] < draws.dimensions(), "an input is a column of the draws");
      result(static_cast<Index>(i), static_cast<Index>(j)) = draws[i][inputs[j]];
    }
  }
  for (Index j = 0; j < result.cols(); ++j) {
    result.col(j).array() -= result.col(j).mean();
    const double sd = std::sqrt(result.col(j).squaredNorm() / static_cast<double>(result.rows()));
    // A constant input has nothing to be learnt about.
    TIMBANG_CHECK(sd > 0, "an input with a value of information varies");
    result.col(j) /= sd;
  }
  return result;
}

/// 1 and all products of up to `degree` inputs, the same input more than once too.
Matrix polynomial_terms(const Matrix& inputs, std::size_t degree) {
  std::vector<Eigen::VectorXd> terms{Eigen::VectorXd::Ones(inputs.rows())};
  for (Index i = 0; i < inputs.cols(); ++i) {
    terms.emplace_back(inputs.col(i));
    for (Index j = 0; j <= i && degree > 1; ++j) {
      terms.emplace_back(inputs.col(i).cwiseProduct(inputs.col(j)));
      for (Index k = 0; k <= j && degree > 2; ++k) {
        terms.emplace_back(inputs.col(i).cwiseProduct(inputs.col(j)).cwiseProduct(inputs.col(k)));
      }
    }
  }
  Matrix result(inputs.rows(), static_cast<Index>(terms.size()));
  for (std::size_t t = 0; t < terms.size(); ++t) result.col(static_cast<Index>(t)) = terms[t];
  return result;
}

Matrix rows_of(const Matrix& matrix, Units units) {
  Matrix result(static_cast<Index>(units.size()), matrix.cols());
  for (std::size_t i = 0; i < units.size(); ++i) {
    result.row(static_cast<Index>(i)) = matrix.row(static_cast<Index>(units[i]));
  }
  return result;
}

/// Of each option its lead over the first: one row a draw, one column an option, the first column 0.
Matrix leads(const OptionValues& values) {
  Matrix result(static_cast<Index>(values.front().size()), static_cast<Index>(values.size()));
  for (Index d = 0; d < result.cols(); ++d) {
    for (Index i = 0; i < result.rows(); ++i) {
      // What all options have in common does not matter for a choice and would add noise to the regression.
      result(i, d) = values[static_cast<std::size_t>(d)][static_cast<std::size_t>(i)] -
                     values.front()[static_cast<std::size_t>(i)];
    }
  }
  return result;
}

/// Mean of the best expected lead less the best mean lead.
double gain(const Matrix& expected) {
  // Never negative but by rounding: who knows more cannot decide worse.
  return std::max(0.0, expected.rowwise().maxCoeff().mean() - expected.colwise().mean().maxCoeff());
}

double information(const Matrix& terms, const Matrix& lead) {
  const Matrix moments = terms.transpose() * terms;
  return gain(terms * moments.ldlt().solve(terms.transpose() * lead));
}

double information_by_chance(const Matrix& terms, const Matrix& lead, const BootstrapPlan& plan) {
  double sum = 0;
  for (std::uint32_t round = 0; round < chance_rounds; ++round) {
    // Rows drawn anew break every relation between inputs and leads; numbers after those of the bootstrap give draws of
    // their own.
    const auto units = bootstrap_sample(plan.key, plan.samples + round, static_cast<std::size_t>(terms.rows()));
    sum += information(rows_of(terms, units), lead);
  }
  return sum / chance_rounds;
}

/// Orthonormal columns that span the terms', so that a regression is two products.
Matrix basis_of(const Matrix& terms) {
  const Eigen::ColPivHouseholderQR<Matrix> split(terms);
  // The rank, since dependent terms add no column.
  return split.householderQ() * Matrix::Identity(terms.rows(), split.rank());
}

/// In each round the largest value of any input when the leads are permuted among the draws; descending.
std::vector<double> largest_values_by_chance(const std::vector<Matrix>& bases, const Matrix& lead,
                                             const BootstrapPlan& plan) {
  std::vector<double> largest(family_rounds);
  for (std::uint32_t round = 0; round < family_rounds; ++round) {
    const std::uint32_t number = plan.samples + chance_rounds + round;
    // One permutation for all inputs of a round, which keeps their dependence (max-T of Westfall and Young).
    const Matrix other = rows_of(lead, shuffled_units(plan.key, number, static_cast<std::size_t>(lead.rows())));
    for (const Matrix& basis : bases) {
      largest[round] = std::max(largest[round], gain(basis * (basis.transpose() * other)));
    }
  }
  std::ranges::sort(largest, std::greater<>());
  return largest;
}

}  // namespace

void check_option_values(const OptionValues& values) {
  TIMBANG_CHECK(!values.empty() && !values.front().empty(), "a decision has options, each with draws");
  for (const std::vector<double>& option : values) {
    TIMBANG_CHECK(option.size() == values.front().size(), "every option has a value in every draw");
    const bool are_finite = std::ranges::all_of(option, [](double value) { return std::isfinite(value); });
    TIMBANG_CHECK(are_finite, "values of options are numbers");
  }
}

std::size_t best_option(const OptionValues& values) {
  check_option_values(values);
  std::size_t best = 0;
  for (std::size_t d = 1; d < values.size(); ++d) {
    if (mean_of(values[d]) > mean_of(values[best])) best = d;
  }
  return best;
}

double perfect_information(const OptionValues& values) {
  const double best_now = mean_of(values[best_option(values)]);
  // With all inputs known the best option is taken in every draw.
  double sum = 0;
  for (std::size_t i = 0; i < values.front().size(); ++i) {
    double best = values.front()[i];
    for (const std::vector<double>& option : values) best = std::max(best, option[i]);
    sum += best;
  }
  return std::max(0.0, sum / static_cast<double>(values.front().size()) - best_now);
}

PartialInformation partial_information(const PointSet& draws, std::span<const std::size_t> inputs,
                                       const OptionValues& values, const BootstrapPlan& plan, std::size_t degree) {
  check_option_values(values);
  TIMBANG_CHECK(degree >= 1 && degree <= 3, "a regression is of the first, second or third degree");
  TIMBANG_CHECK(draws.size() == values.front().size(), "every draw has its inputs");
  const Matrix terms = polynomial_terms(standardised(draws, inputs), degree);
  // Fewer draws would let the regression follow the noise.
  TIMBANG_CHECK(terms.rows() > 10 * terms.cols(), "a regression has more than ten draws for each term");
  const Matrix lead = leads(values);
  const auto statistics = [&](Units units) {
    return std::vector<double>{information(rows_of(terms, units), rows_of(lead, units))};
  };
  const std::vector<std::optional<Range>> ranges = bootstrap_ranges(plan, draws.size(), statistics);
  return {{information(terms, lead), ranges.empty() ? std::nullopt : ranges.front()},
          information_by_chance(terms, lead, plan)};
}

FamilyInformation information_of_each(const PointSet& draws, std::span<const std::size_t> inputs,
                                      const OptionValues& values, const BootstrapPlan& plan, std::size_t degree) {
  TIMBANG_CHECK(!inputs.empty(), "a family has at least one input");
  FamilyInformation family;
  std::vector<Matrix> bases;
  for (const std::size_t input : inputs) {
    const std::vector<std::size_t> alone{input};
    family.inputs.push_back({partial_information(draws, alone, values, plan, degree), 1});
    bases.push_back(basis_of(polynomial_terms(standardised(draws, alone), degree)));
  }
  // Largest over inputs, so that the p-values hold for all of them together.
  const std::vector<double> largest = largest_values_by_chance(bases, leads(values), plan);
  constexpr double orders = family_rounds + 1;
  for (InputOfFamily& input : family.inputs) {
    const double value = input.information.value.value;
    // The order at hand counts among the orders.
    const auto as_large = std::ranges::count_if(largest, [&](double each) { return each >= value; });
    input.p_value = (1 + static_cast<double>(as_large)) / orders;
  }
  // The last that may be as large for a p-value of family_error.
  family.largest_by_chance = largest[static_cast<std::size_t>(std::floor(family_error * orders)) - 1];
  return family;
}

}  // namespace timbang
