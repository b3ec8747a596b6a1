#pragma once

namespace timbang {

// Queues whose number of customers goes up and down by one, with exponential times: their steady states follow from
// balance between neighbouring states (Gross, Shortle, Thompson and Harris 2008, ch. 2). Rates per unit
// of time.

/// What a queue looks like in the long run.
struct QueueMeasures {
  double mean_present = 0;   ///< time average of customers, those being served included
  double mean_waiting = 0;   ///< time average of those who wait
  double share_waiting = 0;  ///< of the customers let in, those who find every server busy
  double share_lost = 0;     ///< of all customers, those turned away or, if impatient, those who give up waiting
  double mean_wait = 0;      ///< of the customers let in, until served or given up
};

/// M/M/c/K: who finds `places` customers, waiting and in service, is turned away.
/// Requires: rates > 0, 1 <= servers <= places (CheckFailed).
struct LimitedQueue {
  double arrival_rate = 0;
  double service_rate = 0;
  int servers = 1;
  int places = 1;

  [[nodiscard]] QueueMeasures measures() const;
};

/// M/M/c+M (Erlang A; Palm 1957; Garnett, Mandelbaum and Reiman 2002): who waits gives up after an exponential time.
/// Requires: rates > 0, servers >= 1 (CheckFailed). Summed up to the first state that no longer changes the sums.
struct ImpatientQueue {
  double arrival_rate = 0;
  double service_rate = 0;
  double patience_rate = 0;  ///< 1 / mean patience
  int servers = 1;

  [[nodiscard]] QueueMeasures measures() const;
};

/// Machine repair (finite source; Palm 1947): each machine that runs breaks down at breakdown_rate; what is present is
/// down. Requires: rates > 0, 1 <= servers <= machines (CheckFailed).
struct RepairQueue {
  double breakdown_rate = 0;  ///< of one running machine
  double service_rate = 0;
  int servers = 1;
  int machines = 1;

  [[nodiscard]] QueueMeasures measures() const;
};

}  // namespace timbang
