#include "trials/running/started_together.hpp"

#include <cstdlib>
#include <string_view>

namespace timbang {

bool were_started_together() {
  // Set by Open MPI and by launchers of the PMI family, before MPI itself has begun.
  for (const char* name : {"OMPI_COMM_WORLD_SIZE", "PMI_SIZE"}) {
    if (const char* size = std::getenv(name)) return std::string_view(size) != "1";
  }
  return std::getenv("PMIX_RANK") != nullptr;
}

}  // namespace timbang
