#pragma once

#include "timbang/trial.hpp"
#include "trials/trial.hpp"

namespace timbang::api {

struct Trial::State {
  timbang::Trial trial;
};

[[nodiscard]] Trial public_trial(timbang::Trial trial);

}  // namespace timbang::api
