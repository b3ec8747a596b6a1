#include <boost/mpi/communicator.hpp>
#include <boost/mpi/environment.hpp>
#include <boost/serialization/string.hpp>
#include <chrono>
#include <thread>

#include "base/problem.hpp"
#include "trials/running/ranks.hpp"
#include "trials/running/started_together.hpp"

namespace timbang {
namespace {

namespace mpi = boost::mpi;

constexpr std::chrono::microseconds between_looks_at_mpi{200};

class RanksByMpi final : public Ranks {
 public:
  /// funneled: other threads simulate, but this one alone calls MPI.
  RanksByMpi() : environment_(mpi::threading::funneled, false) {
    if (mpi::environment::thread_level() < mpi::threading::funneled) {
      throw ScenarioError({{"mpi_without_threads", {}, "", {}}});
    }
  }

  /// Ending waits for all; the first one's store may have to be closed before.
  ~RanksByMpi() override {
    try {
      static_cast<void>(told_by_first({}));
    } catch (const std::exception&) {
      // Another rank is gone, and mpirun ends this one.
    }
  }

  [[nodiscard]] int number() const override { return world_.rank(); }
  [[nodiscard]] int count() const override { return world_.size(); }

  [[nodiscard]] std::vector<std::string> gather(const std::string& bytes) override {
    if (!is_first()) {
      hand_over(0, gather_tag, bytes);
      // Only the first rank has a use for them.
      return {};
    }
    std::vector<std::string> all{bytes};
    for (int rank = 1; rank < count(); ++rank) all.push_back(awaited(rank, gather_tag));
    return all;
  }

  [[nodiscard]] std::string told_by_first(const std::string& bytes) override {
    if (!is_first()) return awaited(0, told_tag);
    for (int rank = 1; rank < count(); ++rank) hand_over(rank, told_tag, bytes);
    return bytes;
  }

  void send(int to, const std::string& bytes) override { hand_over(to, message_tag, bytes); }

  [[nodiscard]] std::optional<std::pair<int, std::string>> receive() override {
    const auto waiting = world_.iprobe(mpi::any_source, message_tag);
    if (!waiting) return std::nullopt;
    std::pair<int, std::string> message{waiting->source(), {}};
    world_.recv(message.first, message_tag, message.second);
    return message;
  }

 private:
  static constexpr int message_tag = 1;
  static constexpr int gather_tag = 2;
  static constexpr int told_tag = 3;

  // Open MPI's own waiting takes a whole core, which the rank that is waited for may need.
  void hand_over(int to, int tag, const std::string& bytes) {
    mpi::request sending = world_.isend(to, tag, bytes);
    while (!sending.test()) std::this_thread::sleep_for(between_looks_at_mpi);
  }
  [[nodiscard]] std::string awaited(int from, int tag) {
    while (!world_.iprobe(from, tag)) std::this_thread::sleep_for(between_looks_at_mpi);
    std::string bytes;
    world_.recv(from, tag, bytes);
    return bytes;
  }

  mpi::environment environment_;
  mpi::communicator world_;
};

}  // namespace

std::unique_ptr<Ranks> Ranks::join() {
  if (!were_started_together()) return nullptr;
  auto ranks = std::make_unique<RanksByMpi>();
  // One rank alone is a run without ranks.
  if (ranks->count() == 1) return nullptr;
  return ranks;
}

}  // namespace timbang
