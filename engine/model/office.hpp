#pragma once

#include <cstdint>
#include <vector>

#include "kernel/service_desk.hpp"

namespace timbang {

/// A TKSK at work: who, and what is being done.
struct Service {
  std::uint16_t slot = 0;        ///< the TKSK's post
  std::uint32_t generation = 0;  ///< of the scheduled end
  std::uint32_t case_index = 0;
  SimTime begins;
  Duration minutes;
};

/// The desk of one kecamatan and its TKSK.
struct Office {
  ServiceDesk desk;
  std::vector<std::uint32_t> server_of_slot;  ///< servers of the TKSK in post, by slot
  std::vector<Service> services;              ///< by server
};

}  // namespace timbang
