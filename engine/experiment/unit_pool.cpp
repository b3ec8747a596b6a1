#include "experiment/unit_pool.hpp"

#include <utility>

namespace timbang {

UnitPool::UnitPool(SweepWork& work, unsigned threads) : work_(work) {
  for (unsigned i = 0; i < threads; ++i) {
    threads_.emplace_back([this, i](const StopToken& abandon) { work_on(abandon, i == 0); });
  }
}

std::optional<UnitReport> UnitPool::report(std::chrono::microseconds patience) {
  std::unique_lock lock(mutex_);
  if (!changed_.wait_for(lock, patience, [this] { return !reports_.empty(); })) return std::nullopt;
  UnitReport report = std::move(reports_.front());
  reports_.pop_front();
  return report;
}

void UnitPool::give(UnitOrder order) {
  const std::lock_guard lock(mutex_);
  orders_.push_back(std::move(order));
  changed_.notify_all();
}

void UnitPool::hand_in(UnitReport report) {
  const std::lock_guard lock(mutex_);
  reports_.push_back(std::move(report));
  changed_.notify_all();
}

std::optional<UnitOrder> UnitPool::next_order(const StopToken& abandon) {
  std::unique_lock lock(mutex_);
  if (!changed_.wait(lock, abandon, [this] { return !orders_.empty(); })) return std::nullopt;
  UnitOrder order = std::move(orders_.front());
  orders_.pop_front();
  return order;
}

void UnitPool::prepare(const StopToken& abandon) {
  const auto keep = [this](const FoundFit& found) {
    UnitReport report;
    report.finished.found = found;
    report.is_asking = false;
    hand_in(std::move(report));
  };
  static_cast<void>(work_.prepare_cities(keep, abandon));
  const std::lock_guard lock(mutex_);
  are_cities_ready_ = true;
  changed_.notify_all();
}

void UnitPool::work_on(const StopToken& abandon, bool is_leader) {
  if (is_leader) prepare(abandon);
  {
    std::unique_lock lock(mutex_);
    if (!changed_.wait(lock, abandon, [this] { return are_cities_ready_; })) return;
  }
  hand_in({});
  while (const auto order = next_order(abandon)) {
    if (order->is_end) return;
    hand_in(run(*order, abandon));
  }
}

UnitReport UnitPool::run(const UnitOrder& order, const StopToken& abandon) {
  UnitReport report;
  try {
    if (order.fit) work_.know_fit(*order.fit);
    report.finished = work_.run(order.unit, order.lacking, abandon);
  } catch (const std::exception& error) {
    report.failure = error.what();
  }
  return report;
}

}  // namespace timbang
