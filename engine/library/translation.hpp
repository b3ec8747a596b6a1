#pragma once

#include <functional>
#include <string>
#include <type_traits>
#include <vector>

#include "base/problem.hpp"
#include "base/stop.hpp"
#include "report/words/text_catalogue.hpp"
#include "scenario/reading/setting.hpp"
#include "text/store_write_error.hpp"
#include "timbang/problem.hpp"
#include "timbang/progress.hpp"
#include "timbang/scenario.hpp"
#include "timbang/stop.hpp"
#include "trials/running/trial_runner.hpp"

namespace timbang::api {

[[nodiscard]] timbang::Language engine_language(Language language);
[[nodiscard]] Problem public_problem(const timbang::Problem& problem);
[[nodiscard]] std::vector<Problem> public_problems(const std::vector<timbang::Problem>& problems);
[[nodiscard]] std::vector<timbang::Setting> engine_settings(const std::vector<Setting>& settings);
[[nodiscard]] timbang::StopToken engine_stop(const Stop& stop);
/// An observer of the engine's; none where there is none. The public one must outlive it.
[[nodiscard]] std::function<void(const TrialProgress&)> engine_observer(const ProgressObserver& observer);

/// Does what the engine does, with errors that the public headers know.
template <class Action>
auto translated(Action action) -> std::invoke_result_t<Action> {
  try {
    return action();
  } catch (const ScenarioError& error) {
    throw InputError(public_problems(error.problems()));
  } catch (const StoreWriteError& error) {
    throw WriteError(public_problem(error.problem()));
  }
}

}  // namespace timbang::api
