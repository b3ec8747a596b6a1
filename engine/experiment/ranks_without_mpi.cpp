#include "base/problem.hpp"
#include "experiment/ranks.hpp"
#include "experiment/started_together.hpp"

namespace timbang {

std::unique_ptr<Ranks> Ranks::join() {
  if (were_started_together()) throw ScenarioError({{"built_without_mpi", {}, "", {}}});
  return nullptr;
}

}  // namespace timbang
