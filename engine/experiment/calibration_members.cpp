#include "experiment/calibration_members.hpp"

#include <algorithm>

#include "base/check.hpp"
#include "experiment/member_questions.hpp"
#include "experiment/member_welfare.hpp"
#include "trials/ordered_work.hpp"

namespace timbang {

namespace {

bool has_searches(const CalibrationPlan& plan) {
  return std::any_of(plan.welfare.begin(), plan.welfare.end(),
                     [](const WelfareTarget& target) { return !target.solved_by.empty(); });
}

}  // namespace

CalibrationMembers::CalibrationMembers(const CalibrationRequest& request, const ScenarioSource& source, StreamKey key,
                                       CalibrationStore& store)
    : request_(request), source_(source), key_(key), store_(store) {}

std::optional<std::vector<std::optional<CalibrationMember>>> CalibrationMembers::give_welfare(
    const std::vector<PriorDraw>& draws, const Tell& tell, const StopToken& stop) {
  const CalibrationPlan& plan = request_.plan;
  std::vector<std::string> keys;
  std::vector<std::size_t> to_do;
  for (std::size_t i = 0; i < draws.size() && !plan.welfare.empty(); ++i) {
    keys.push_back(welfare_key(plan, draws[i].settings, request_.seed));
    const bool is_first = std::find(keys.begin(), keys.end() - 1, keys.back()) == keys.end() - 1;
    if (is_first && !store_.finding("welfare", keys.back())) to_do.push_back(i);
  }
  tell(draws.size() - to_do.size(), draws.size());
  std::size_t done = draws.size() - to_do.size();
  const std::size_t finished = work_in_order<std::vector<double>>(
      to_do.size(), request_.threads, stop,
      [&](std::size_t index, const StopToken&) {
        return find_member_welfare(plan, source_, draws[to_do[index]], request_.seed, key_);
      },
      [&](std::size_t index, std::vector<double>&& values) {
        store_.add_finding("welfare", keys[to_do[index]], values);
        tell(++done, draws.size());
      });
  if (finished < to_do.size()) return std::nullopt;
  std::vector<std::optional<CalibrationMember>> members;
  for (std::size_t i = 0; i < draws.size(); ++i) {
    CalibrationMember member{draws[i].settings};
    if (!plan.welfare.empty()) {
      const auto values = store_.finding("welfare", keys[i]);
      TIMBANG_CHECK(values.has_value(), "every draw's welfare is stored");
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
    const std::vector<CalibrationMember>& members, const Tell& tell, const StopToken& stop) {
  const MemberQuestions questions(request_, source_, store_);
  std::size_t done = 0;
  tell(done, members.size());
  std::vector<AskedMember> asked;
  std::vector<std::vector<CalibrationTrialKey>> lacking;
  std::vector<std::optional<std::vector<double>>> fits;
  for (const CalibrationMember& member : members) {
    asked.push_back(questions.prepare(member));
    lacking.push_back(questions.lacking_of(asked.back()));
    fits.push_back(store_.finding("fit", asked.back().fit_key));
  }
  bool is_complete = true;
  const std::size_t finished = work_in_order<MemberAnswer>(
      members.size(), request_.threads, stop,
      [&](std::size_t index, const StopToken& abandon) {
        return questions.answer(asked[index], lacking[index], fits[index], abandon, stop);
      },
      [&](std::size_t index, MemberAnswer&& answered) {
        if (answered.fit && answered.is_new_fit) store_.add_finding("fit", asked[index].fit_key, *answered.fit);
        for (const auto& [key, outcomes] : answered.trials) store_.add_trial(key, outcomes);
        fits[index] = std::move(answered.fit);
        const bool is_settled = fits[index] && (fits[index]->empty() || questions.lacking_of(asked[index]).empty());
        is_complete = is_complete && is_settled;
        tell(++done, members.size());
      });
  if (finished < members.size() || !is_complete) return std::nullopt;
  std::vector<std::optional<MemberFindings>> findings;
  for (std::size_t i = 0; i < members.size(); ++i) {
    findings.push_back(fits[i]->empty() ? std::nullopt : std::optional(questions.read(asked[i], *fits[i])));
  }
  return findings;
}

}  // namespace timbang
