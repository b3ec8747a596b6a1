#include "base/problem.hpp"
#include "trials/running/ranks.hpp"
#include "trials/running/started_together.hpp"

namespace timbang {

std::unique_ptr<Ranks> Ranks::join() {
  if (were_started_together()) throw ScenarioError({{"built_without_mpi", {}, "", {}}});
  return nullptr;
}

}  // namespace timbang
