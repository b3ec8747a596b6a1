#pragma once

#include "base/stop.hpp"
#include "timbang/stop.hpp"

namespace timbang::api {

struct Stop::State {
  timbang::StopSource source;
};

}  // namespace timbang::api
