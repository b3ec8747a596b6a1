#include "proof/queue_system.hpp"

namespace timbang {

QueueLaws& QueueLaws::operator+=(const QueueLaws& other) {
  came += other.came;
  went += other.went;
  stay_minutes += other.stay_minutes;
  present_minutes += other.present_minutes;
  service_minutes += other.service_minutes;
  busy_minutes += other.busy_minutes;
  disorder += other.disorder;
  return *this;
}

}  // namespace timbang
