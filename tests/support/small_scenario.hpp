#pragma once

#include "scenario/scenario.hpp"

namespace timbang::test {

/// A made-up city of three kecamatan and some 16 thousand households, with what the population needs to know.
[[nodiscard]] inline Scenario small_scenario() {
  Parameters parameters;
  parameters.programme.benefit_rupiah = 200000;
  parameters.programme.kpm = 2101;
  parameters.programme.bank_share = 0.52;
  parameters.welfare.poverty_line_rupiah = 795965;
  parameters.welfare.mean_consumption_rupiah = 2650000;
  parameters.welfare.headcount_target = 0.041;
  parameters.welfare.gap_target = 0.006;
  parameters.welfare.transitory_share = 0.2;
  parameters.welfare.persistence = 0.85;
  parameters.welfare.proxy_noise_sigma = 0.35;
  parameters.welfare.contamination = 0.1;
  parameters.households.mean_size = 3.83;
  parameters.households.size_share = {0.018, 0.074, 0.272, 0.412, 0.166, 0.044, 0.010, 0.004};
  parameters.households.decile_size = {4.38, 4.33, 4.02, 3.82, 4.09, 3.76, 3.70, 3.64, 3.46, 3.39};

  Scenario scenario;
  scenario.name = "small-city";
  scenario.seed = 2023;
  scenario.city_name = "Kota Contoh";
  scenario.city_code = "00.01";
  scenario.period = {Date(2021, 7, 1), Month(2023, 1), Month(2023, 12), Date(2023, 1, 1)};
  scenario.kecamatan = {{"Timur", 30000, 4}, {"Barat", 20000, 3}, {"Utara", 11111, 2}};
  scenario.policy = {{scenario.period.start, parameters}};
  scenario.baseline = scenario.policy;
  return scenario;
}

}  // namespace timbang::test
