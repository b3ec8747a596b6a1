#include "library/translation.hpp"

#include <algorithm>
#include <utility>

#include "library/stop_state.hpp"
#include "report/words/problem_text.hpp"

namespace timbang::api {

namespace {

std::string text_of_all(const std::vector<Problem>& problems) {
  std::string all;
  for (const Problem& problem : problems) {
    if (!all.empty()) all += '\n';
    all += problem.english;
  }
  return all;
}

}  // namespace

InputError::InputError(std::vector<Problem> problems)
    : std::runtime_error(text_of_all(problems)), problems_(std::move(problems)) {}

WriteError::WriteError(Problem problem) : std::runtime_error(problem.english), problem_(std::move(problem)) {}

timbang::Language engine_language(Language language) {
  return language == Language::english ? timbang::Language::english : timbang::Language::indonesian;
}

Problem public_problem(const timbang::Problem& problem) {
  return {problem.id,
          problem.place.file,
          problem.place.line,
          problem.place.column,
          problem.path,
          problem_text(timbang::Language::english, problem),
          problem_text(timbang::Language::indonesian, problem)};
}

std::vector<Problem> public_problems(const std::vector<timbang::Problem>& problems) {
  std::vector<Problem> result;
  for (const timbang::Problem& problem : problems) result.push_back(public_problem(problem));
  return result;
}

std::vector<timbang::Setting> engine_settings(const std::vector<Setting>& settings) {
  std::vector<timbang::Setting> result;
  for (const Setting& setting : settings) result.push_back({setting.path, setting.value});
  return result;
}

Stop::Stop() : state_(std::make_shared<State>()) {}

void Stop::request() noexcept {
  state_->source.request_stop();
}

bool Stop::is_requested() const noexcept {
  return state_->source.token().stop_requested();
}

timbang::StopToken engine_stop(const Stop& stop) {
  return stop.state().source.token();
}

std::function<void(const TrialProgress&)> engine_observer(const ProgressObserver& observer) {
  if (!observer) return {};
  return [&observer](const TrialProgress& now) {
    const bool is_fitting = now.stage == TrialProgress::Stage::fitting;
    observer({is_fitting ? Progress::Stage::fitting : Progress::Stage::simulating, now.done, now.total, now.seconds});
  };
}

}  // namespace timbang::api
