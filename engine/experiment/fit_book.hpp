#pragma once

#include <map>
#include <mutex>
#include <optional>
#include <string>

#include "results/manifest.hpp"

namespace timbang {

/// The welfare fits of an experiment by their baseline's hash, for workers that need and find them at the same time.
class FitBook {
 public:
  void put(const std::string& baseline_sha256, const ManifestFit& fit) {
    const std::lock_guard lock(mutex_);
    fits_.insert_or_assign(baseline_sha256, fit);
  }

  [[nodiscard]] std::optional<ManifestFit> find(const std::string& baseline_sha256) const {
    const std::lock_guard lock(mutex_);
    const auto found = fits_.find(baseline_sha256);
    return found == fits_.end() ? std::nullopt : std::optional(found->second);
  }

 private:
  mutable std::mutex mutex_;
  std::map<std::string, ManifestFit> fits_;
};

}  // namespace timbang
