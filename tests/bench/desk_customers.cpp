#include <array>

#include "desk.hpp"
#include "random/distributions.hpp"

namespace timbang::bench {
namespace {

constexpr std::size_t stretch = 1024;

/// The exponentials of the next stretch of customers.
std::array<double, stretch> exponentials_of(StreamKey key, std::uint32_t first, DrawPurpose purpose, double mean) {
  std::array<std::uint32_t, stretch> words;
  std::array<double, stretch> values;
  draw_blocks(key, first / 4, Occasion::once(), purpose, words);
  exponentials(words, mean, values);
  return values;
}

std::int32_t whole_minutes(double minutes) {
  return static_cast<std::int32_t>(minutes + 0.5);
}

}  // namespace

Customers::Customers(StreamKey key) : key_(key), customers_(stretch), used_(stretch) {}

void Customers::draw_stretch() {
  const auto gaps = exponentials_of(key_, drawn_, DrawPurpose::question, mean_between_arrivals);
  const auto services = exponentials_of(key_, drawn_, DrawPurpose::complaint_minutes, mean_service);
  for (std::size_t i = 0; i < stretch; ++i) {
    last_arrival_ += gaps[i];
    customers_[i] = {whole_minutes(last_arrival_), whole_minutes(services[i])};
  }
  drawn_ += stretch;
  used_ = 0;
}

}  // namespace timbang::bench
