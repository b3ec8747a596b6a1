#pragma once

#include <string>

#include "base/problem.hpp"

namespace timbang {

/// Where an entry of the plan stands and what it rests on.
struct PlanSource {
  Place place;
  std::string evidence;
  std::string source;
  std::string note;
};

}  // namespace timbang
