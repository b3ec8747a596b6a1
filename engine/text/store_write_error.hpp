#pragma once

#include <stdexcept>
#include <string>

#include "base/problem.hpp"

namespace timbang {

/// A disk that refuses a write (full, a file-size limit, a fault); what was stored stays readable.
class StoreWriteError : public std::runtime_error {
 public:
  StoreWriteError(const std::string& file, const std::string& reason)
      : std::runtime_error(file + ": " + reason),
        problem_{"store_write", {}, {}, {{"file", file}, {"reason", reason}}} {}

  /// The same as a problem with a text in the catalogues.
  [[nodiscard]] const Problem& problem() const { return problem_; }

 private:
  Problem problem_;
};

}  // namespace timbang
