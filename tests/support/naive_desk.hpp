#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "kernel/service_desk.hpp"
#include "support/naive_working_time.hpp"

namespace timbang::test_support {

/// A simple reference implementation of ServiceDesk: one unordered list of jobs, searched from end to end for
/// everything.
class NaiveDesk {
 public:
  explicit NaiveDesk(std::size_t pass_over) : pass_over_(pass_over) {}

  std::uint32_t add_server(const std::vector<WorkingBlock>& blocks);
  Duration remove_server(std::uint32_t server, SimTime now);
  std::optional<ServiceStart> submit(const Job& job, SimTime now);
  bool withdraw(std::uint32_t job_id, std::uint64_t order);
  bool lengthen(std::uint32_t job_id, std::uint64_t order, Duration minutes);
  Job complete(std::uint32_t server, SimTime now);
  std::optional<ServiceStart> take_next(std::uint32_t server, SimTime now);

  [[nodiscard]] std::size_t waiting() const { return jobs_.size(); }
  [[nodiscard]] std::size_t servers() const { return servers_.size(); }
  [[nodiscard]] bool is_serving(std::uint32_t server) const { return servers_[server].service.has_value(); }
  [[nodiscard]] bool has_left(std::uint32_t server) const { return servers_[server].has_left; }
  [[nodiscard]] SimTime next_block(std::uint32_t server, SimTime now) const;
  /// When the server's service ends; SimTime::never() if it has none.
  [[nodiscard]] SimTime service_end(std::uint32_t server) const;
  /// Minutes left of all jobs, waiting or being served. While one is served, all it had at the start.
  [[nodiscard]] std::int64_t minutes_in_hand() const;

 private:
  struct Waiting {
    Job job;
    bool was_begun = false;
  };
  struct Server {
    NaiveWorkingTime working_time;
    std::optional<ServiceStart> service;
    bool has_left = false;
  };

  /// How long the server would work on the job at once; nothing if it may not begin it now.
  [[nodiscard]] static std::optional<Duration> can_work(const Server& server, const Job& job, SimTime now);
  [[nodiscard]] static bool goes_before(const Waiting& a, const Waiting& b);

  std::size_t pass_over_;
  std::vector<Waiting> jobs_;
  std::vector<Server> servers_;
};

}  // namespace timbang::test_support
