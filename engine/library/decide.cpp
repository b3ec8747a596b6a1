#include "timbang/decide.hpp"

#include <stdexcept>

#include "library/translation.hpp"
#include "results/decision/decision_json.hpp"
#include "studies/decide/decision.hpp"

namespace timbang::api {

std::optional<std::string> decide(const DecideRequest& request) {
  return translated([&]() -> std::optional<std::string> {
    const auto tell = [&](std::size_t done, std::size_t known) {
      if (request.progress) request.progress({Progress::Stage::simulating, done, known, 0});
    };
    const DecisionResult result =
        run_decision(decision_request({request.file, {}, request.seed, request.folder, {request.threads}}), tell,
                     engine_stop(request.stop));
    if (result.stopped) return std::nullopt;
    if (!result.failure.empty()) throw std::runtime_error(result.failure);
    write_decision_files(request.folder, result.report, TIMBANG_VERSION);
    return decision_json(result.report, TIMBANG_VERSION);
  });
}

}  // namespace timbang::api
