#pragma once

#include <string>

namespace timbang::api {

/// The library's version, such as "0.1.0".
[[nodiscard]] std::string version();

/// Rises only when a trial gives other numbers than it gave before. Trials that are stored are used again while it
/// stays.
[[nodiscard]] int results_version() noexcept;

}  // namespace timbang::api
