#pragma once

#include <cstdint>
#include <vector>

#include "base/stop.hpp"
#include "kernel/working_time.hpp"

namespace timbang {

/// Customers of one priority. They come by a Poisson process, or are machines that break down; service is partly fixed,
/// the rest exponential; patience is exponential. In minutes of working time.
struct CustomerClass {
  double mean_between_arrivals = 0;  ///< of a machine: mean time that it runs
  double mean_service = 0;
  double fixed_share = 0;
  double mean_patience = 0;  ///< 0: never gives up waiting
  double late_after = 0;     ///< a wait longer than this counts as late
};

/// A queue with like servers, first come first served within a class, the first class first, nobody interrupted.
struct QueueSystem {
  std::vector<CustomerClass> classes;
  int servers = 1;
  int places = 0;    ///< who finds so many customers, waiting and in service, is turned away; 0: nobody is
  int machines = 0;  ///< not 0: the one class's customers are so many machines
  WorkingTime working_time{{{SimTime(0), SimTime::never()}}};  ///< of every server
};

/// What became of the customers of one class who came within the measured period.
struct ClassTally {
  std::int64_t came = 0;
  std::int64_t turned_away = 0;
  std::int64_t did_wait = 0;      ///< were let in and found no server that could take them at once
  std::int64_t gave_up = 0;       ///< waiting
  std::int64_t late = 0;          ///< waited longer than late_after
  std::int64_t wait_minutes = 0;  ///< working minutes until service or giving up, over all who were let in

  [[nodiscard]] std::int64_t let_in() const { return came - turned_away; }
  [[nodiscard]] double mean_wait() const { return over(wait_minutes, let_in()); }
  [[nodiscard]] double share_waiting() const { return over(did_wait, let_in()); }
  [[nodiscard]] double share_late() const { return over(late, let_in()); }
  [[nodiscard]] double share_lost() const { return over(turned_away + gave_up, came); }

 private:
  static double over(std::int64_t part, std::int64_t whole) {
    return static_cast<double>(part) / static_cast<double>(whole);
  }
};

/// Both sides of what must hold exactly, over a whole run that ended empty, in customers and minutes. The left sides
/// come from the customers' own records, the right ones from what the desk said at every instant between two events.
struct QueueLaws {
  std::int64_t came = 0;
  std::int64_t went = 0;             ///< served, given up or turned away
  std::int64_t stay_minutes = 0;     ///< from arrival to departure, over all customers
  std::int64_t present_minutes = 0;  ///< area under the number present (Little's law)
  std::int64_t service_minutes = 0;  ///< drawn for those who were served
  std::int64_t busy_minutes = 0;     ///< area under the number of servers at work
  std::int64_t disorder = 0;         ///< services begun out of turn, and instants at which a server idled with a queue

  QueueLaws& operator+=(const QueueLaws& other);
};

/// What a run shows.
struct QueueTally {
  std::vector<ClassTally> classes;
  double mean_present = 0;  ///< time average over the measured period, those in service included
  QueueLaws laws;           ///< of a queue that is always open
};

}  // namespace timbang
