#pragma once

namespace timbang {

/// Whether a launcher of MPI (Open MPI's mpirun, srun by PMI or PMIx) started this process with others, as far as its
/// environment says: MPI is initialised only then, because that takes a second.
[[nodiscard]] bool were_started_together();

}  // namespace timbang
