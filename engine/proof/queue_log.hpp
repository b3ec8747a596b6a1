#pragma once

#include <cstdint>
#include <vector>

#include "base/sim_time.hpp"
#include "proof/queue_system.hpp"

namespace timbang {

/// A customer of a queue, known by its position among all who were let in.
struct QueueCustomer {
  std::uint32_t stream = 0;  ///< of arrivals: of a class, or one machine
  std::uint32_t group = 0;   ///< its class
  SimTime came;
  Duration service;
};

/// Records one run: what became of its customers, and what its desk showed between events.
class QueueLog {
 public:
  /// The system must outlive the log.
  QueueLog(const QueueSystem& system, SimTime measured_from, SimTime measured_until);

  /// Time passes until now, with so many waiting and in service since the last event. Call it before the event happens.
  void pass_time(SimTime now, std::int64_t waiting, std::int64_t in_service);
  /// After an event: nobody may wait while a server is free.
  void note_desk(std::int64_t waiting, std::int64_t in_service);

  void turn_away(std::uint32_t group, SimTime now);
  /// Returns the customer's number.
  std::uint32_t let_in(const QueueCustomer& customer);
  void had_to_wait(std::uint32_t number);
  void begin(std::uint32_t number, SimTime now);
  void give_up(std::uint32_t number, SimTime now);
  void serve(std::uint32_t number, SimTime now) { leave(number, now); }

  [[nodiscard]] const QueueCustomer& customer(std::uint32_t number) const { return customers_[number]; }
  [[nodiscard]] SimTime last_event() const { return last_event_; }
  [[nodiscard]] QueueTally tally() const;

 private:
  /// Those of one class who wait, and whose turn it is.
  struct Turn {
    std::int64_t waiting = 0;
    std::uint32_t next = 0;  ///< whoever begins has this number at least
  };

  [[nodiscard]] bool is_measured(SimTime came) const { return came >= measured_from_; }
  [[nodiscard]] ClassTally& tally_of(const QueueCustomer& customer) { return tally_.classes[customer.group]; }
  void note_turn(std::uint32_t number);
  void stop_waiting(const QueueCustomer& customer, SimTime now);
  void leave(std::uint32_t number, SimTime now);

  const QueueSystem& system_;
  SimTime measured_from_;
  SimTime measured_until_;
  std::vector<QueueCustomer> customers_;
  std::vector<Turn> turns_;  ///< by class
  SimTime last_event_;
  std::int64_t measured_area_ = 0;  ///< under the number present
  QueueTally tally_;
};

}  // namespace timbang
