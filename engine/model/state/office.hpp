#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

#include "base/ids.hpp"
#include "kernel/service_desk.hpp"
#include "model/state/kpm_register.hpp"

namespace timbang {

/// A server at work: who, and what is being done.
struct Service {
  TkskId tksk;                   ///< the post; of a Dinsos officer, its number
  std::uint32_t generation = 0;  ///< of the scheduled end
  std::uint32_t case_index = 0;
  SimTime begins;
  Duration minutes;
};

/// A TKSK post of a kecamatan and who holds it.
struct Post {
  std::uint32_t server = nothing;  ///< at the desk; nothing while nobody holds it
  bool was_held = false;           ///< false until the first holder begins: no vacancy before
  SimTime learning_from;           ///< when the holder began to learn; never() for the experienced
  std::uint32_t generation = 0;    ///< of the scheduled arrival of the next holder: Office::last_hire of then
};

/// A spot check that waits for its turn.
struct PendingCheck {
  KpmIndex kpm = nothing;
  std::uint32_t payout = 0;
  SimTime opened_at;
};

/// Reserved time of a kecamatan's TKSK, and what it is for.
struct Outreach {
  Duration session_saved;  ///< towards the session in preparation
  SimTime session_opened_at;
  bool session_is_open = false;
  std::uint32_t sessions_held = 0;
  Duration check_saved;
  std::vector<PendingCheck> checks;
  std::size_t next_check = 0;          ///< what lies before is done
  std::vector<std::int32_t> checked;   ///< by month since the start
  std::vector<std::int32_t> credited;  ///< KPM credited, by month since the start
  double perceived_chance = 0;         ///< of a check, after a payout
};

/// The desk of one kecamatan and its TKSK; the last office is the Dinsos desk for escalated complaints.
struct Office {
  explicit Office(std::size_t pass_over) : desk(pass_over) {}

  ServiceDesk desk;
  std::vector<Service> services;  ///< by server
  std::vector<Post> posts;        ///< by slot
  std::uint32_t last_hire = 0;    ///< never decreases: a new post ignores the arrival scheduled for an old one
  std::vector<std::uint32_t> mobile_server;  ///< by slot of the mobile team; nothing if it never served here
  Outreach outreach;
  Duration first_line_left;  ///< of the first line's hours in this month

  /// TKSK in post now.
  [[nodiscard]] std::size_t tksk_in_post() const {
    return static_cast<std::size_t>(
        std::ranges::count_if(posts, [](const Post& post) { return post.server != nothing; }));
  }
};

}  // namespace timbang
