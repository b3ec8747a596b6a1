#include "model/casework/casework.hpp"

#include "base/check.hpp"

namespace timbang {

std::uint32_t open_case(City& city, const Case& one, FactSink& facts) {
  const auto index = static_cast<std::uint32_t>(city.cases.size());
  // Cases are never erased: jobs and events name them by their index.
  city.cases.push_back(one);
  facts.on(CaseOpened{one.kind, city.kecamatan_of(one.kpm), city.kpm.household[one.kpm], one.opened_at, one.due});
  return index;
}

void close_case(City& city, std::uint32_t case_index, SimTime now, CaseEnd end, FactSink& facts, bool by_staff) {
  Case& one = city.cases[case_index];
  TIMBANG_CHECK(one.stage != CaseStage::closed, "a case closes once");
  const KecamatanId kecamatan = city.kecamatan_of(one.kpm);
  // A job that waits at a desk must not be taken after its case has closed; withdrawing one that does not wait does
  // nothing.
  if (one.reached_tksk) (void)city.offices[kecamatan.value].desk.withdraw(case_index, one.job_order);
  if (one.is_at_dinsos) (void)city.offices[city.dinsos()].desk.withdraw(case_index, one.dinsos_order);
  one.stage = CaseStage::closed;
  facts.on(CaseClosed{one.kind, kecamatan, city.kpm.household[one.kpm], one.opened_at, one.due, now, end,
                      one.reached_tksk, by_staff});
}

void end_follow_up(City& city, KpmIndex kpm, SimTime now, FollowUpEnd end, FactSink& facts) {
  const std::uint32_t index = city.kpm.follow_up[kpm];
  if (index == nothing) return;
  // A family that transacts before staff solved anything did so by itself.
  const bool by_staff = end == FollowUpEnd::reported || city.cases[index].stage == CaseStage::transaction;
  // Cleared after closing: close_case() does not know which of the family's three cases it closes.
  close_case(city, index, now, end == FollowUpEnd::given_up ? CaseEnd::given_up : CaseEnd::resolved, facts, by_staff);
  city.kpm.follow_up[kpm] = nothing;
}

}  // namespace timbang
