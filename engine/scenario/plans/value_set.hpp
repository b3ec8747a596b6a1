#pragma once

#include <string>

#include "base/problem.hpp"

namespace timbang {

/// What outcomes are worth, in rupiah, over the months that are reported. Several may stand side by side.
struct ValueSet {
  std::string name;
  double per_rupiah_delivered = 0;  ///< for each rupiah of aid that families take up
  double per_complaint_day = 0;     ///< a complaint open for a day costs so much
  /// A person costs so much who is poor over those months and would not be if every credit were taken up.
  double per_person_kept_from_poverty = 0;
  double per_rupiah_of_staff = 1;  ///< a rupiah of staff costs so much
  Place place = {};                ///< where a file names it
};

}  // namespace timbang
