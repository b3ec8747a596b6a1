#include "model/finished_work.hpp"

#include "model/complaints/complaints.hpp"
#include "model/complaints/dinsos.hpp"
#include "model/complaints/verification.hpp"
#include "model/delivery/follow_up.hpp"

namespace timbang {

void finish_work(City& city, const FinishedJob& job, SimTime now, FactSink& facts) {
  const Case& one = city.cases[job.case_index];
  if (job.office == city.dinsos()) {
    if (finish_dinsos_work(city, job.case_index)) resolve_complaint(city, job.case_index, now, facts);
  } else if (one.stage == CaseStage::closed) {
    return;  // closed while it was served
  } else if (is_complaint(one.kind)) {
    resolve_complaint(city, job.case_index, now, facts);
  } else if (one.kind == CaseKind::verification) {
    finish_verification(city, job.case_index, now, facts);
  } else {
    finish_follow_up_work(city, job.case_index, now, facts);
  }
}

}  // namespace timbang
