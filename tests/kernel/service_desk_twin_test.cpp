#include <catch2/catch.hpp>
#include <random>
#include <set>

#include "base/check.hpp"
#include "kernel/service_desk.hpp"
#include "support/naive_desk.hpp"
#include "support/random_blocks.hpp"

using timbang::Duration;
using timbang::Job;
using timbang::ServiceDesk;
using timbang::ServiceStart;
using timbang::SimTime;
using timbang::WorkingBlock;
using timbang::WorkingTime;
using timbang::test_support::below;
using timbang::test_support::NaiveDesk;
using timbang::test_support::random_blocks;

namespace {

constexpr SimTime end(2000);
constexpr std::int32_t longest_block = 60;

/// Blocks that are all longest ones, so that over-long work often finds one.
std::vector<WorkingBlock> regular_blocks() {
  std::vector<WorkingBlock> blocks;
  for (SimTime t; t < end; t = t + Duration(90)) blocks.push_back({t, t + Duration(longest_block)});
  return blocks;
}

/// A desk and its twin live through the same random minutes; every answer must be the same, and no work is lost.
class DeskComparison {
 public:
  explicit DeskComparison(std::uint32_t seed)
      : words_(seed), desk_(seed % 4), twin_(seed % 4), jobs_every_(10 + below(words_, 30)) {
    for (int i = 0; i < 2; ++i) add_server();
  }

  void live() {
    for (SimTime now; now < end; now = now + Duration(1)) live_minute(now);
  }

  std::int64_t splits() const { return splits_; }
  std::int64_t done() const { return done_; }
  std::int64_t interrupted() const { return interrupted_; }
  std::int64_t withdrawn() const { return withdrawn_; }

 private:
  void live_minute(SimTime now) {
    if (below(words_, 2) == 0) come_and_go(now);
    for (std::uint32_t server = 0; server < twin_.servers(); ++server) {
      if (twin_.service_end(server) == now) complete(server, now);
      take_next(server, now);
    }
    if (below(words_, 2) == 0) come_and_go(now);
    REQUIRE(desk_.waiting() == twin_.waiting());
    const auto server = static_cast<std::uint32_t>(below(words_, static_cast<std::int32_t>(twin_.servers())));
    REQUIRE(desk_.is_serving(server) == twin_.is_serving(server));
    REQUIRE(desk_.has_left(server) == twin_.has_left(server));
    REQUIRE(desk_.next_block(server, now) == twin_.next_block(server, now));
    REQUIRE(put_in_ == worked_ + withdrawn_minutes_ + twin_.minutes_in_hand());
  }

  void come_and_go(SimTime now) {
    if (below(words_, jobs_every_) == 0) submit(now);
    if (below(words_, 50) == 0) withdraw();
    if (below(words_, 200) == 0) add_server();
    if (below(words_, 200) == 0) remove_server(now);
  }

  void add_server() {
    const auto blocks = below(words_, 2) == 0 ? random_blocks(words_, end, longest_block) : regular_blocks();
    REQUIRE(desk_.add_server(WorkingTime(blocks)) == twin_.add_server(blocks));
  }

  void remove_server(SimTime now) {
    const auto server = static_cast<std::uint32_t>(below(words_, static_cast<std::int32_t>(twin_.servers())));
    if (twin_.has_left(server) || twin_.service_end(server) <= now) return;
    if (twin_.is_serving(server)) ++interrupted_;
    const Duration worked = desk_.remove_server(server, now);
    REQUIRE(worked == twin_.remove_server(server, now));
    worked_ += worked.minutes();
  }

  void submit(SimTime now) {
    Job job;
    job.order = static_cast<std::uint64_t>(below(words_, 1 << 30));
    if (!orders_.insert(job.order).second) return;
    job.id = next_id_++;
    job.minutes = Duration(below(words_, below(words_, 8) == 0 ? 4 * longest_block : longest_block / 2));
    job.indivisible = below(words_, 2) == 0;
    // Shorter than nearly every server's longest block; a test of its own shows what happens otherwise.
    job.setup = Duration(below(words_, 5));
    job.arrived = now;
    put_in_ += job.minutes.minutes();
    const auto start = desk_.submit(job, now);
    REQUIRE(start == twin_.submit(job, now));
    jobs_.push_back(job);
  }

  void withdraw() {
    if (jobs_.empty()) return;
    const Job& job = jobs_[static_cast<std::size_t>(below(words_, static_cast<std::int32_t>(jobs_.size())))];
    const std::int64_t before = twin_.minutes_in_hand();
    const bool was_waiting = desk_.withdraw(job.id, job.order).has_value();
    REQUIRE(was_waiting == twin_.withdraw(job.id, job.order));
    withdrawn_minutes_ += before - twin_.minutes_in_hand();
    if (was_waiting) ++withdrawn_;
  }

  void complete(std::uint32_t server, SimTime now) {
    const ServiceStart service = desk_.service(server);
    const Job job = desk_.complete(server, now);
    REQUIRE(job == twin_.complete(server, now));
    worked_ += service.minutes.minutes();
    if (job.minutes == Duration()) {
      ++done_;
    } else {
      ++splits_;
      put_in_ += job.setup.minutes();
    }
  }

  void take_next(std::uint32_t server, SimTime now) {
    REQUIRE(desk_.take_next(server, now) == twin_.take_next(server, now));
  }

  std::mt19937 words_;
  ServiceDesk desk_;
  NaiveDesk twin_;
  std::int32_t jobs_every_;
  std::uint32_t next_id_ = 0;
  std::set<std::uint64_t> orders_;
  std::vector<Job> jobs_;
  std::int64_t put_in_ = 0;  ///< minutes submitted and setups paid again
  std::int64_t worked_ = 0;
  std::int64_t withdrawn_minutes_ = 0;
  std::int64_t withdrawn_ = 0;
  std::int64_t done_ = 0;
  std::int64_t splits_ = 0;
  std::int64_t interrupted_ = 0;
};

}  // namespace

TEST_CASE("A desk agrees with its plain twin through random days, and work put in is work done or left") {
  std::int64_t done = 0;
  std::int64_t splits = 0;
  std::int64_t interrupted = 0;
  std::int64_t withdrawn = 0;
  for (std::uint32_t seed = 0; seed < 80; ++seed) {
    DeskComparison comparison(seed);
    comparison.live();
    done += comparison.done();
    splits += comparison.splits();
    interrupted += comparison.interrupted();
    withdrawn += comparison.withdrawn();
  }
  // The days were rich enough to show a difference.
  CHECK(done > 1000);
  CHECK(splits > 100);
  CHECK(interrupted > 100);
  CHECK(withdrawn > 100);
}
