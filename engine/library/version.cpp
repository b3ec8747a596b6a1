#include "timbang/version.hpp"

#include "trials/trial.hpp"

namespace timbang::api {

std::string version() {
  return TIMBANG_VERSION;
}

int results_version() noexcept {
  return timbang::results_version;
}

}  // namespace timbang::api
