#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

#include "timbang/progress.hpp"
#include "timbang/stop.hpp"

namespace timbang::api {

/// A question by an experiment file with a `decide:` part, as `timbang decide` answers it.
struct DecideRequest {
  std::string file;
  std::optional<std::uint64_t> seed = {};  ///< nothing: the experiment's, or else the scenario's
  unsigned threads = 1;
  std::filesystem::path folder;  ///< where trials are kept; made if need be
  ProgressObserver progress = {};
  Stop stop = {};
};

/// The answer as JSON (`timbang schema decision`), which stands in the folder, too, beside its tables; nothing if asked
/// to stop, and the same request goes on from there. The same bytes for any number of threads, and after any kill.
/// Throws InputError (file, folder; no welfare distribution fits), WriteError, std::runtime_error if a trial breaks a
/// law of the model.
[[nodiscard]] std::optional<std::string> decide(const DecideRequest& request);

}  // namespace timbang::api
