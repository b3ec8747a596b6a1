#include <boost/mpi/collectives.hpp>
#include <boost/mpi/communicator.hpp>
#include <boost/mpi/environment.hpp>
#include <boost/serialization/string.hpp>

#include "base/problem.hpp"
#include "experiment/ranks.hpp"
#include "experiment/started_together.hpp"

namespace timbang {
namespace {

namespace mpi = boost::mpi;

class RanksByMpi final : public Ranks {
 public:
  /// funneled: other threads simulate, but this one alone calls MPI.
  RanksByMpi() : environment_(mpi::threading::funneled, false) {
    if (mpi::environment::thread_level() < mpi::threading::funneled) {
      throw ScenarioError({{"mpi_without_threads", {}, "", {}}});
    }
  }

  [[nodiscard]] int number() const override { return world_.rank(); }
  [[nodiscard]] int count() const override { return world_.size(); }

  [[nodiscard]] std::vector<std::string> gather(const std::string& bytes) override {
    std::vector<std::string> all;
    if (is_first()) {
      mpi::gather(world_, bytes, all, 0);
    } else {
      mpi::gather(world_, bytes, 0);
    }
    return all;
  }

  [[nodiscard]] std::string told_by_first(const std::string& bytes) override {
    std::string told = bytes;
    mpi::broadcast(world_, told, 0);
    return told;
  }

  void send(int to, const std::string& bytes) override { world_.send(to, message_tag, bytes); }

  [[nodiscard]] std::optional<std::pair<int, std::string>> receive() override {
    const auto waiting = world_.iprobe(mpi::any_source, message_tag);
    if (!waiting) return std::nullopt;
    std::pair<int, std::string> message{waiting->source(), {}};
    world_.recv(message.first, message_tag, message.second);
    return message;
  }

 private:
  static constexpr int message_tag = 1;

  mpi::environment environment_;
  mpi::communicator world_;
};

}  // namespace

std::unique_ptr<Ranks> Ranks::join() {
  if (!were_started_together()) return nullptr;
  auto ranks = std::make_unique<RanksByMpi>();
  if (ranks->count() == 1) return nullptr;
  return ranks;
}

}  // namespace timbang
