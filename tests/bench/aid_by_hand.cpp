#include <algorithm>
#include <vector>

#include "aid.hpp"
#include "aid_draws.hpp"

namespace timbang::bench {
namespace {

constexpr std::uint32_t at_once = 1024;

struct Complaint {
  std::int32_t minute = 0;
  std::uint32_t household = 0;

  friend auto operator<=>(const Complaint&, const Complaint&) = default;
};

/// All complaints of a district, served one after the other: each begins when it has come and the one before has ended.
void serve(StreamKey key, std::vector<Complaint>& complaints, AidOutcome& outcome) {
  std::ranges::sort(complaints);
  std::int64_t free_from = 0;
  for (const Complaint& complaint : complaints) {
    const auto month = static_cast<std::uint32_t>(complaint.minute / minutes_per_month);
    ++outcome[month].filed;
    free_from =
        std::max<std::int64_t>(free_from, complaint.minute) + complaint_minutes(key, complaint.household, month);
    if (free_from < std::int64_t{aid_months} * minutes_per_month) {
      ++outcome[static_cast<std::size_t>(free_from / minutes_per_month)].resolved;
    }
  }
}

class HandAid {
 public:
  HandAid(StreamKey key, std::uint32_t households)
      : key_(key), city_(households), draws_(at_once), spending_(at_once), complaints_(aid_districts) {}

  AidOutcome run() {
    for (std::uint32_t first = 0; first < city_.households; first += at_once) {
      draw_spending(key_, first, spending_);
      for (std::uint32_t month = 0; month < aid_months; ++month) pass_over(first, month);
    }
    for (std::vector<Complaint>& district : complaints_) serve(key_, district, outcome_);
    std::int64_t backlog = 0;
    for (AidMonth& month : outcome_) {
      backlog += month.filed - month.resolved;
      month.backlog = backlog;
    }
    return outcome_;
  }

 private:
  void pass_over(std::uint32_t first, std::uint32_t month) {
    draws_.draw(key_, first, month);
    const std::uint32_t count = std::min(at_once, city_.households - first);
    std::int64_t in_time = 0;
    std::int64_t poor = 0;
    std::uint32_t complainers = 0;
    std::uint32_t late = 0;
    for (std::uint32_t i = 0; i < count; ++i) {
      const bool transacts = bernoulli(draws_.transacts[i], transacts_at_all);
      const bool is_early = draws_.minute_of_transaction(i) < minutes_per_month;
      spending_[i] += draws_.shock[i];
      in_time += transacts && is_early ? 1 : 0;
      poor += spending_[i] + (transacts && is_early ? value_of_aid : 0.0) < poor_below ? 1 : 0;
      // Whoever needs more than arithmetic is noted without a branch.
      chosen_[complainers] = i;
      complainers += bernoulli(draws_.complaint[i], complains) ? 1U : 0U;
      late_[late] = i;
      late += transacts && !is_early ? 1U : 0U;
    }
    outcome_[month].transacted += in_time;
    outcome_[month].poor += poor;
    for (std::uint32_t k = 0; k < late; ++k) count_late(late_[k], month);
    const std::int32_t begin = static_cast<std::int32_t>(month) * minutes_per_month;
    for (std::uint32_t k = 0; k < complainers; ++k) {
      const std::uint32_t household = first + chosen_[k];
      complaints_[city_.district_of(household)].push_back({begin + minute_of_aid(draws_.aid[chosen_[k]]), household});
    }
  }

  void count_late(std::uint32_t i, std::uint32_t month) {
    const std::uint32_t later = month + static_cast<std::uint32_t>(draws_.minute_of_transaction(i) / minutes_per_month);
    if (later < aid_months) ++outcome_[later].transacted;
  }

  StreamKey key_;
  AidCity city_;
  AidDraws draws_;
  std::vector<double> spending_;
  std::vector<std::vector<Complaint>> complaints_;  ///< by district
  std::array<std::uint32_t, at_once> chosen_{};
  std::array<std::uint32_t, at_once> late_{};
  AidOutcome outcome_;
};

}  // namespace

AidOutcome aid_by_hand(StreamKey key, std::uint32_t households) {
  return HandAid(key, households).run();
}

}  // namespace timbang::bench
