#include "experiment/sweep_ranks.hpp"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <exception>

#include "base/problem.hpp"
#include "experiment/ledger_writer.hpp"
#include "experiment/sweep_ledger.hpp"
#include "experiment/sweep_messages.hpp"
#include "experiment/unit_pool.hpp"

namespace timbang {
namespace {

constexpr std::chrono::microseconds patience{500};  ///< between two looks at what other ranks sent
constexpr const char* unreadable = "unreadable";
constexpr const char* goes_on = "go on";
constexpr std::array not_compared{"host", "threads"};

std::string host_name() {
  std::array<char, 256> name{};
  return ::gethostname(name.data(), name.size() - 1) == 0 ? name.data() : "";
}

std::string value_of(const RankIdentity& identity, const std::string& key) {
  const auto found =
      std::find_if(identity.begin(), identity.end(), [&](const auto& each) { return each.first == key; });
  return found == identity.end() ? "" : found->second;
}

RankIdentity identity_of(const SweepRequest& request) {
  std::string settings;
  for (const Setting& setting : request.settings) settings += setting.path + "=" + setting.value + " ";
  return {{"host", host_name()},
          {"threads", std::to_string(request.threads)},
          {"version", std::string(TIMBANG_VERSION) + " results " + std::to_string(Manifest{}.results_version)},
          {"experiment", request.plan.name},
          {"experiment_sha256", request.plan.file_sha256},
          {"scenario_sha256", sweep_shape(request.plan, request.settings).scenario_sha256},
          {"settings", settings},
          {"seed", std::to_string(request.seed)},
          {"replications", std::to_string(request.replications)},
          {"shard", std::to_string(request.shard.number) + "/" + std::to_string(request.shard.count)},
          {"point", request.only_point ? std::to_string(*request.only_point) : ""}};
}

/// Every way in which a rank differs from the first one.
void compare(int rank, const RankIdentity& found, const RankIdentity& wanted, std::vector<Problem>& problems) {
  constexpr std::size_t longest = 80;
  const std::string number = std::to_string(rank);
  const std::string host = value_of(found, "host");
  if (!value_of(found, unreadable).empty()) {
    problems.push_back({"rank_cannot_read", {}, "", {{"rank", number}, {"host", host}}});
    return;
  }
  for (const auto& [key, value] : wanted) {
    const bool is_compared = std::find(not_compared.begin(), not_compared.end(), key) == not_compared.end();
    const std::string other = value_of(found, key);
    if (!is_compared || other == value) continue;
    problems.push_back({"ranks_disagree",
                        {},
                        "",
                        {{"rank", number},
                         {"host", host},
                         {"what", key},
                         {"found", other.substr(0, longest)},
                         {"wanted", value.substr(0, longest)}}});
  }
}

/// On the first rank: throws if another one would run something else. Returns how many threads all have together.
std::size_t agreed_threads(const std::vector<std::string>& gathered) {
  std::vector<Problem> problems;
  std::size_t threads = 0;
  const RankIdentity wanted = unpacked_identity(gathered.front());
  for (std::size_t rank = 0; rank < gathered.size(); ++rank) {
    const RankIdentity found = unpacked_identity(gathered[rank]);
    compare(static_cast<int>(rank), found, wanted, problems);
    const std::string count = value_of(found, "threads");
    if (!count.empty()) threads += std::stoul(count);
  }
  if (!problems.empty()) throw ScenarioError(std::move(problems));
  return threads;
}

/// Hands out units and takes in what comes of them: the first rank's part.
class Distribution {
 public:
  Distribution(Ranks& ranks, SweepWork& work, SweepLedger& ledger, std::size_t threads, StopToken stop)
      : ranks_(ranks),
        work_(work),
        ledger_(ledger),
        writer_(ledger, 2 * threads),
        threads_(threads),
        stop_(std::move(stop)) {}

  /// True if all was done; false if asked to stop before.
  bool run(UnitPool& pool) {
    while (ended_ < threads_) {
      while (auto message = ranks_.receive()) {
        UnitReport report = unpacked_report(message->second);
        if (report.is_asking) ranks_.send(message->first, packed(next_order(report)));
        take(message->first, std::move(report));
      }
      if (auto report = pool.report(patience)) {
        if (report->is_asking) pool.give(next_order(*report));
        take(0, std::move(*report));
      }
    }
    writer_.finish();
    if (failed_) throw RankFailed(*failed_);
    return next_ == work_.units();
  }

 private:
  UnitOrder next_order(const UnitReport& report) {
    is_stopping_ = is_stopping_ || report.is_stopping || !report.failure.empty() || writer_.has_failed();
    const bool is_ending = is_stopping_ || stop_.stop_requested();
    while (!is_ending && next_ < work_.units() && ledger_.lacking(next_) == 0) ++next_;
    if (is_ending || next_ == work_.units()) {
      ++ended_;
      return {};
    }
    UnitOrder order{false, next_, ledger_.lacking(next_), work_.known_fit_of(next_)};
    ++next_;
    return order;
  }

  void take(int rank, UnitReport report) {
    is_stopping_ = is_stopping_ || report.is_stopping;
    if (!report.failure.empty() && !failed_) failed_.emplace(rank, report.failure);
    if (report.finished.found) work_.know_fit(*report.finished.found);
    const bool is_empty = report.finished.trials.empty() && !report.finished.found;
    if (!is_empty) writer_.take(std::move(report.finished));
  }

  Ranks& ranks_;
  SweepWork& work_;
  const SweepLedger& ledger_;
  LedgerWriter writer_;
  std::size_t threads_;    ///< of all ranks
  std::size_t ended_ = 0;  ///< threads that were told so
  std::size_t next_ = 0;
  StopToken stop_;
  bool is_stopping_ = false;
  std::optional<RankFailed> failed_;
};

SweepStart start_of(const SweepWork& work) {
  SweepStart start{true, {}};
  for (const std::string& baseline : work.baselines()) {
    if (const auto fit = work.known_fit(baseline)) start.fits.push_back(*fit);
  }
  return start;
}

/// On the first rank: throws if another one made other points of the same files.
void check_points(const std::vector<std::string>& digests) {
  std::vector<Problem> problems;
  for (std::size_t rank = 1; rank < digests.size(); ++rank) {
    if (digests[rank] == digests.front()) continue;
    compare(static_cast<int>(rank), {{"points", digests[rank]}}, {{"points", digests.front()}}, problems);
  }
  if (!problems.empty()) throw ScenarioError(std::move(problems));
}

/// The first rank's part.
SweepResult lead(Ranks& ranks, const SweepRequest& request, std::size_t threads,
                 const std::function<void(const ExperimentProgress&)>& progress, const StopToken& stop) {
  SweepWork work(request);
  std::optional<SweepLedger> ledger;
  std::exception_ptr unusable;
  try {
    ledger.emplace(request, work, progress);
  } catch (...) {
    unusable = std::current_exception();
  }
  const std::vector<std::string> digests = ranks.gather(work.points_digest());
  try {
    if (unusable) std::rethrow_exception(unusable);
    check_points(digests);
  } catch (...) {
    static_cast<void>(ranks.told_by_first(packed(SweepStart{})));
    throw;
  }
  if (ledger->is_complete()) {
    static_cast<void>(ranks.told_by_first(packed(SweepStart{})));
    return ledger->close(false);
  }
  static_cast<void>(ranks.told_by_first(packed(start_of(work))));
  ledger->begin();
  UnitPool pool(work, request.threads);
  const bool is_all_done = Distribution(ranks, work, *ledger, threads, stop).run(pool);
  return ledger->close(!is_all_done);
}

/// Passes on what the first rank orders and what the threads report: the part of every other rank.
void follow(Ranks& ranks, const SweepRequest& request, const StopToken& stop) {
  SweepWork work(request);
  for (std::size_t point = 0; point < work.points(); ++point) static_cast<void>(work.look_at(point));
  work.divide();
  static_cast<void>(ranks.gather(work.points_digest()));
  const SweepStart start = unpacked_start(ranks.told_by_first({}));
  if (!start.goes_on) return;
  for (const FoundFit& fit : start.fits) work.know_fit(fit);
  UnitPool pool(work, request.threads);
  for (unsigned ended = 0; ended < request.threads;) {
    while (const auto message = ranks.receive()) {
      UnitOrder order = unpacked_order(message->second);
      if (order.is_end) ++ended;
      pool.give(std::move(order));
    }
    if (auto report = pool.report(patience)) {
      report->is_stopping = stop.stop_requested();
      ranks.send(0, packed(*report));
    }
  }
}

/// All ranks tell the first one what they would run, and it says whether they go on: the verdict. Returns how many
/// threads they have together, on the first rank, which throws if they disagree.
std::size_t agree(Ranks& ranks, const RankIdentity& identity, std::string& verdict) {
  const auto gathered = ranks.gather(packed(identity));
  if (!ranks.is_first()) {
    verdict = ranks.told_by_first({});
    return 0;
  }
  try {
    verdict = value_of(identity, unreadable).empty() ? goes_on : unreadable;
    const std::size_t threads = verdict == goes_on ? agreed_threads(gathered) : 0;
    static_cast<void>(ranks.told_by_first(verdict));
    return threads;
  } catch (...) {
    static_cast<void>(ranks.told_by_first("disagree"));
    throw;
  }
}

}  // namespace

std::optional<SweepResult> run_sweep_on_ranks(Ranks& ranks, const std::function<SweepRequest()>& make_request,
                                              const std::function<void(const ExperimentProgress&)>& progress,
                                              const StopToken& stop) {
  SweepRequest request;
  std::exception_ptr unsound;
  RankIdentity identity{{"host", host_name()}, {unreadable, "yes"}};
  try {
    request = make_request();
    identity = identity_of(request);
  } catch (const ScenarioError&) {
    unsound = std::current_exception();
  }
  std::string verdict;
  const std::size_t threads = agree(ranks, identity, verdict);
  const bool is_told_by_first = verdict == unreadable && !ranks.is_first();
  if (unsound && !is_told_by_first) std::rethrow_exception(unsound);
  if (verdict != goes_on) return std::nullopt;
  if (ranks.is_first()) return lead(ranks, request, threads, progress, stop);
  follow(ranks, request, stop);
  return std::nullopt;
}

}  // namespace timbang
