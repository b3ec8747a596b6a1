#include <array>
#include <catch2/catch.hpp>
#include <set>

#include "kernel/service_desk.hpp"
#include "support/naive_desk.hpp"
#include "support/property.hpp"
#include "support/random_blocks.hpp"

using timbang::Duration;
using timbang::Job;
using timbang::ServiceDesk;
using timbang::ServiceStart;
using timbang::SimTime;
using timbang::WorkingBlock;
using timbang::WorkingTime;
using timbang::test_support::arbitrary_blocks;
using timbang::test_support::blocks_until;
using timbang::test_support::for_all_cases;
using timbang::test_support::NaiveDesk;
using timbang::test_support::OffAndOn;

namespace {

constexpr SimTime end(2000);
constexpr std::int32_t longest_block = 60;
constexpr std::int32_t longest_setup = 4;

/// Something that happens at a desk, before or after the services of its minute.
struct DeskEvent {
  enum class Kind { submit, withdraw, lengthen, add_server, remove_server };
  Kind kind = Kind::submit;
  std::int32_t minutes_later = 0;  ///< than what happened before
  bool is_before_services = false;
  std::uint32_t which = 0;  ///< order of the job submitted; else number of a job, a server or a working time, wrapped
  std::int32_t work = 0;    ///< minutes
  std::int32_t setup = 0;
  bool indivisible = false;
};

std::ostream& operator<<(std::ostream& out, const DeskEvent& one) {
  constexpr std::array names{"submit", "withdraw", "lengthen", "add server", "remove server"};
  return out << one.minutes_later << " minutes later, " << (one.is_before_services ? "before" : "after")
             << " services: " << names[static_cast<std::size_t>(one.kind)] << " " << one.which << ", work " << one.work
             << (one.indivisible ? " in one piece with setup " : " divisible, setup ") << one.setup;
}

rc::Gen<std::vector<DeskEvent>> arbitrary_events() {
  using Kind = DeskEvent::Kind;
  const auto kind = rc::gen::weightedElement<Kind>(
      {{20, Kind::submit}, {6, Kind::withdraw}, {6, Kind::lengthen}, {2, Kind::add_server}, {2, Kind::remove_server}});
  const auto work = rc::gen::weightedOneOf<std::int32_t>(
      {{7, rc::gen::inRange(0, longest_block / 2)}, {1, rc::gen::inRange(0, 4 * longest_block)}});
  const auto event = rc::gen::build<DeskEvent>(
      rc::gen::set(&DeskEvent::kind, kind), rc::gen::set(&DeskEvent::minutes_later, rc::gen::inRange(0, 30)),
      rc::gen::set(&DeskEvent::is_before_services), rc::gen::set(&DeskEvent::which, rc::gen::inRange(0U, 1U << 30U)),
      rc::gen::set(&DeskEvent::work, work), rc::gen::set(&DeskEvent::setup, rc::gen::inRange(0, longest_setup + 1)),
      rc::gen::set(&DeskEvent::indivisible));
  return rc::gen::scale(2, rc::gen::container<std::vector<DeskEvent>>(event));
}

/// How rich the compared days were.
struct Totals {
  int done = 0;
  int splits = 0;
  int interrupted = 0;
  int withdrawn = 0;
  int lengthened = 0;
};

/// A desk and its twin live through the same minutes; every answer must be the same, and no work is lost.
class DeskComparison {
 public:
  DeskComparison(std::size_t pass_over, std::vector<std::vector<WorkingBlock>> times, Totals& totals)
      : desk_(pass_over), twin_(pass_over), times_(std::move(times)), totals_(totals) {
    for (std::uint32_t i = 0; i < 2; ++i) add_server(i);
  }

  void live(const std::vector<DeskEvent>& events) {
    SimTime now;
    auto next = events.begin();
    std::int32_t waited = 0;
    const auto happen = [&](bool is_before_services) {
      for (; next != events.end() && next->minutes_later <= waited; ++next, waited = 0) {
        if (is_before_services && !next->is_before_services) return;
        let_happen(*next, now);
      }
    };
    for (; now < end; now = now + Duration(1), ++waited) {
      happen(true);
      serve(now);
      happen(false);
      compare(now);
    }
  }

 private:
  void let_happen(const DeskEvent& one, SimTime now) {
    switch (one.kind) {
      case DeskEvent::Kind::submit:
        return submit(one, now);
      case DeskEvent::Kind::withdraw:
        return withdraw(one);
      case DeskEvent::Kind::lengthen:
        return lengthen(one);
      case DeskEvent::Kind::add_server:
        return add_server(one.which);
      case DeskEvent::Kind::remove_server:
        return remove_server(one.which % static_cast<std::uint32_t>(twin_.servers()), now);
    }
  }

  void serve(SimTime now) {
    for (std::uint32_t server = 0; server < twin_.servers(); ++server) {
      if (twin_.service_end(server) == now) complete(server, now);
      RC_ASSERT(desk_.take_next(server, now) == twin_.take_next(server, now));
    }
  }

  void compare(SimTime now) const {
    RC_ASSERT(desk_.waiting() == twin_.waiting());
    for (std::uint32_t server = 0; server < twin_.servers(); ++server) {
      RC_ASSERT(desk_.is_serving(server) == twin_.is_serving(server));
      RC_ASSERT(desk_.has_left(server) == twin_.has_left(server));
    }
    const auto server = static_cast<std::uint32_t>(now.minute()) % static_cast<std::uint32_t>(twin_.servers());
    RC_ASSERT(desk_.next_block(server, now) == twin_.next_block(server, now));
    RC_ASSERT(put_in_ == worked_ + withdrawn_minutes_ + twin_.minutes_in_hand());
  }

  void add_server(std::uint32_t which) {
    const auto& blocks = times_[which % times_.size()];
    RC_ASSERT(desk_.add_server(WorkingTime(blocks)) == twin_.add_server(blocks));
  }

  void remove_server(std::uint32_t server, SimTime now) {
    if (twin_.has_left(server) || twin_.service_end(server) <= now) return;
    if (twin_.is_serving(server)) ++totals_.interrupted;
    const Duration worked = desk_.remove_server(server, now);
    RC_ASSERT(worked == twin_.remove_server(server, now));
    worked_ += worked.minutes();
  }

  void submit(const DeskEvent& one, SimTime now) {
    if (!orders_.insert(one.which).second) return;
    Job job;
    job.order = one.which;
    job.id = static_cast<std::uint32_t>(jobs_.size());
    job.minutes = Duration(one.work);
    job.indivisible = one.indivisible;
    job.setup = Duration(one.setup);
    job.arrived = now;
    put_in_ += one.work;
    RC_ASSERT(desk_.submit(job, now) == twin_.submit(job, now));
    jobs_.push_back(job);
  }

  void withdraw(const DeskEvent& one) {
    if (jobs_.empty()) return;
    const Job& job = jobs_[one.which % jobs_.size()];
    const std::int64_t before = twin_.minutes_in_hand();
    const bool was_waiting = desk_.withdraw(job.id, job.order).has_value();
    RC_ASSERT(was_waiting == twin_.withdraw(job.id, job.order));
    withdrawn_minutes_ += before - twin_.minutes_in_hand();
    if (was_waiting) ++totals_.withdrawn;
  }

  void lengthen(const DeskEvent& one) {
    if (jobs_.empty()) return;
    const Job& job = jobs_[one.which % jobs_.size()];
    const bool was_waiting = desk_.lengthen(job.id, job.order, Duration(one.work));
    RC_ASSERT(was_waiting == twin_.lengthen(job.id, job.order, Duration(one.work)));
    if (!was_waiting) return;
    put_in_ += one.work;
    ++totals_.lengthened;
  }

  void complete(std::uint32_t server, SimTime now) {
    const ServiceStart service = desk_.service(server);
    const Job job = desk_.complete(server, now);
    RC_ASSERT(job == twin_.complete(server, now));
    worked_ += service.minutes.minutes();
    if (job.minutes == Duration()) {
      ++totals_.done;
    } else {
      ++totals_.splits;
      put_in_ += job.setup.minutes();
    }
  }

  ServiceDesk desk_;
  NaiveDesk twin_;
  std::vector<std::vector<WorkingBlock>> times_;
  Totals& totals_;
  std::set<std::uint64_t> orders_;
  std::vector<Job> jobs_;
  std::int64_t put_in_ = 0;  ///< minutes submitted, added and setups paid again
  std::int64_t worked_ = 0;
  std::int64_t withdrawn_minutes_ = 0;
};

/// Working times that servers have: blocks that are all longest ones, so that over-long work often finds one, and any,
/// but that the first is longer than any setup (the desk demands it).
std::vector<std::vector<WorkingBlock>> arbitrary_times() {
  const OffAndOn regular(100, {30, longest_block});
  std::vector<std::vector<WorkingBlock>> times{blocks_until(end, regular)};
  auto others = *rc::gen::container<std::vector<OffAndOn>>(3, arbitrary_blocks(longest_block));
  for (OffAndOn& blocks : others) {
    if (!blocks.empty()) blocks.front().second = std::max(blocks.front().second, longest_setup + 1);
    times.push_back(blocks_until(end, blocks));
  }
  return times;
}

}  // namespace

TEST_CASE("a desk agrees with a minute-by-minute twin and conserves work") {
  Totals totals;
  for_all_cases(400, [&] {
    const auto pass_over = *rc::gen::inRange<std::size_t>(0, 4);
    DeskComparison comparison(pass_over, arbitrary_times(), totals);
    comparison.live(*arbitrary_events());
  });
  // The days were rich enough to show a difference.
  CHECK(totals.done > 1000);
  CHECK(totals.splits > 100);
  CHECK(totals.interrupted > 100);
  CHECK(totals.withdrawn > 100);
  CHECK(totals.lengthened > 100);
}
