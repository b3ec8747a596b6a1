#include "trials/running/rank_link.hpp"

#include <unistd.h>

#include <array>
#include <chrono>
#include <optional>
#include <thread>

#include "base/problem.hpp"
#include "trials/running/recipe_reader.hpp"

namespace timbang {

namespace {

constexpr std::chrono::microseconds between_looks{200};
constexpr const char* goes_on = "go on";
constexpr const char* no_more = "";

std::string host_name() {
  std::array<char, 256> name{};
  return ::gethostname(name.data(), name.size() - 1) == 0 ? name.data() : "";
}

std::string build_name() {
  return std::string(TIMBANG_VERSION) + " results " + std::to_string(results_version);
}

/// What a rank says of itself: build, host and threads, a line each.
std::string introduction(unsigned threads) {
  return build_name() + '\n' + host_name() + '\n' + std::to_string(threads);
}

struct RankIntroduced {
  std::string build;
  std::string host;
  unsigned threads = 1;
};

RankIntroduced introduced(const std::string& text) {
  const auto host = text.find('\n');
  const auto threads = text.rfind('\n');
  return {text.substr(0, host), text.substr(host + 1, threads - host - 1),
          static_cast<unsigned>(std::stoul(text.substr(threads + 1)))};
}

}  // namespace

RankLink::RankLink(Ranks& ranks) : ranks_(ranks) {
  // 0 threads: the first rank's places are its own and are not ordered by message.
  const std::vector<std::string> introductions = ranks.gather(introduction(0));
  std::vector<Problem> problems;
  for (int rank = 1; rank < ranks.count(); ++rank) {
    const RankIntroduced other = introduced(introductions[static_cast<std::size_t>(rank)]);
    places_.insert(places_.end(), other.threads, rank);
    // Another build may give other numbers, and messages of another shape.
    if (other.build == build_name()) continue;
    Problem& problem = problems.emplace_back();
    problem.id = "ranks_disagree";
    problem.arguments = {
        {"rank", std::to_string(rank)}, {"host", other.host}, {"found", other.build}, {"wanted", build_name()}};
  }
  // All ranks end together, also those that agree.
  static_cast<void>(ranks.told_by_first(problems.empty() ? goes_on : no_more));
  if (!problems.empty()) throw ScenarioError(std::move(problems));
}

RankLink::~RankLink() {
  for (int rank = 1; rank < ranks_.count(); ++rank) ranks_.send(rank, no_more);
}

FinishedUnit RankLink::simulate(int rank, UnitOrder order, const StopToken& abandon) {
  std::unique_lock lock(mutex_);
  const std::uint64_t ticket = ++last_ticket_;
  order.ticket = ticket;
  orders_.emplace_back(rank, packed(order));
  while (!reports_.contains(ticket)) {
    // In turns: a stop does not wake this thread.
    if (abandon.stop_requested()) return {};
    changed_.wait_for(lock, 100 * between_looks);
  }
  UnitReport report = std::move(reports_.extract(ticket).mapped());
  if (!report.failure.empty()) throw RankFailed(rank, report.failure);
  return std::move(report.finished);
}

void RankLink::pass_messages() {
  // Taken out under the lock and sent without it, since sending waits.
  std::deque<std::pair<int, std::string>> orders;
  {
    const std::lock_guard lock(mutex_);
    orders.swap(orders_);
  }
  for (const auto& [rank, order] : orders) ranks_.send(rank, order);
  while (const auto message = ranks_.receive()) {
    UnitReport report = unpacked_report(message->second);
    // mpirun passes its signals to every rank: any of them may hear of a stop first.
    if (report.is_stopping) is_stopping_.store(true);
    const std::lock_guard lock(mutex_);
    reports_.emplace(report.ticket, std::move(report));
    changed_.notify_all();
  }
}

namespace {

/// Threads of a rank that simulate what the first one orders. Only work() runs on its
/// threads; everything else is called by the thread that made it.
class RankService {
 public:
  RankService(unsigned threads, const StopToken& stop) : stop_(stop) {
    for (unsigned i = 0; i < threads; ++i) threads_.emplace_back([this] { work(); });
  }
  RankService(const RankService&) = delete;
  RankService& operator=(const RankService&) = delete;
  ~RankService() {
    {
      const std::lock_guard lock(mutex_);
      is_ended_ = true;
      abandon_.request_stop();
      changed_.notify_all();
    }
    for (std::thread& thread : threads_) thread.join();
  }

  void take(std::string order) {
    const std::lock_guard lock(mutex_);
    orders_.push_back(std::move(order));
    changed_.notify_all();
  }
  std::optional<std::string> report() {
    std::unique_lock lock(mutex_);
    if (!changed_.wait_for(lock, between_looks, [this] { return !reports_.empty(); })) return std::nullopt;
    std::string report = std::move(reports_.front());
    reports_.pop_front();
    return report;
  }

 private:
  void work() {
    while (true) {
      std::unique_lock lock(mutex_);
      changed_.wait(lock, [this] { return is_ended_ || !orders_.empty(); });
      if (is_ended_) return;
      const std::string order = std::move(orders_.front());
      orders_.pop_front();
      lock.unlock();
      const std::string report = packed(simulate(unpacked_order(order)));
      lock.lock();
      reports_.push_back(report);
      changed_.notify_all();
    }
  }

  UnitReport simulate(UnitOrder order) {
    UnitReport report{order.ticket, {}, stop_.stop_requested(), {}};
    try {
      if (order.fit) shelf_.fits().put(order.fit->baseline_sha256, order.fit->population_seed, order.fit->fit);
      for (std::size_t i = 0; i < order.recipes.size(); ++i) {
        order.work.scenarios.push_back(reader_.read(order.recipes[i]));
        // Another file system, or a file that has changed since: the trial would be stored under the wrong name.
        if (order.work.scenarios.back().values_sha256 == order.values_sha256[i]) continue;
        report.failure = order.recipes[i].file + " on " + host_name() + " is not what the first rank reads";
        return report;
      }
      report.finished = run_unit(order.work, shelf_, abandon_.token());
    } catch (const ScenarioError& error) {
      // A rank reports its failures, since an exception cannot travel.
      report.failure = failure_text(error) + " on " + host_name();
    } catch (const std::exception& error) {
      report.failure = error.what();
    }
    return report;
  }

  StopToken stop_;
  StopSource abandon_;
  RecipeReader reader_;
  CityShelf shelf_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<std::string> orders_;
  std::deque<std::string> reports_;
  bool is_ended_ = false;
  std::vector<std::thread> threads_;  ///< last, so that they find the rest
};

}  // namespace

void serve_trials(Ranks& ranks, unsigned threads, const StopToken& stop) {
  static_cast<void>(ranks.gather(introduction(threads)));
  if (ranks.told_by_first({}) != goes_on) return;
  RankService service(threads, stop);
  while (true) {
    while (auto message = ranks.receive()) {
      if (message->second == no_more) return;
      service.take(std::move(message->second));
    }
    if (const auto report = service.report()) ranks.send(0, *report);
  }
}

}  // namespace timbang
