#include "studies/calibrate/calibration_members.hpp"

#include <algorithm>

#include "base/check.hpp"
#include "results/store/findings.hpp"
#include "studies/calibrate/member_welfare.hpp"
#include "trials/ordered_work.hpp"

namespace timbang {

namespace {

bool has_searches(const CalibrationPlan& plan) {
  return std::any_of(plan.welfare.begin(), plan.welfare.end(),
                     [](const WelfareTarget& target) { return !target.solved_by.empty(); });
}

}  // namespace

CalibrationMembers::CalibrationMembers(const CalibrationRequest& request, const ScenarioSource& source, StreamKey key,
                                       TrialStore& store, TrialRunner& runner)
    : request_(request), source_(source), key_(key), store_(store), runner_(runner) {}

std::optional<std::vector<std::optional<CalibrationMember>>> CalibrationMembers::give_welfare(
    const std::vector<PriorDraw>& draws, const Tell& tell, const StopToken& stop) {
  const CalibrationPlan& plan = request_.plan;
  std::vector<std::string> keys;
  std::vector<std::size_t> to_do;
  // Equal draws have the same welfare and are searched for once.
  for (std::size_t i = 0; i < draws.size() && !plan.welfare.empty(); ++i) {
    keys.push_back(welfare_key(plan, draws[i].settings, request_.seed));
    const bool is_first = std::find(keys.begin(), keys.end() - 1, keys.back()) == keys.end() - 1;
    if (is_first && !stored_finding(store_, "welfare", keys.back())) to_do.push_back(i);
  }
  tell(draws.size() - to_do.size(), draws.size());
  std::size_t done = draws.size() - to_do.size();
  const std::size_t finished = work_in_order<std::vector<double>>(
      to_do.size(), request_.workers.threads, stop,
      [&](std::size_t index, const StopToken&) {
        return find_member_welfare(plan, source_, draws[to_do[index]], request_.seed, key_, runner_);
      },
      [&](std::size_t index, std::vector<double>&& values) {
        store_finding(store_, "welfare", keys[to_do[index]], values);
        tell(++done, draws.size());
      });
  if (finished < to_do.size()) return std::nullopt;
  std::vector<std::optional<CalibrationMember>> members;
  for (std::size_t i = 0; i < draws.size(); ++i) {
    CalibrationMember member{draws[i].settings};
    if (!plan.welfare.empty()) {
      const auto values = stored_finding(store_, "welfare", keys[i]);
      TIMBANG_CHECK(values.has_value(), "every draw's welfare is stored");
      // No Q fits this member; the choice of members draws another.
      if (values->empty() && has_searches(plan)) {
        members.emplace_back(std::nullopt);
        continue;
      }
      member.settings = overridden(std::move(member.settings), welfare_settings(plan, *values));
    }
    members.push_back(std::move(member));
  }
  return members;
}

std::optional<std::vector<std::optional<MemberFindings>>> CalibrationMembers::ask(
    const std::vector<CalibrationMember>& members, const Tell& tell) {
  MemberQuestions questions(request_, source_, store_, runner_);
  tell(0, members.size());
  if (!questions.simulate(members, tell)) return std::nullopt;
  tell(members.size(), members.size());
  return questions.read(members);
}

}  // namespace timbang
