#include <catch2/catch.hpp>
#include <cstdlib>
#include <new>
#include <random>

#include "kernel/event_calendar.hpp"

namespace {

std::size_t allocated_bytes = 0;

}  // namespace

// Every allocation of this test program is counted.
void* operator new(std::size_t size) {
  allocated_bytes += size;
  if (void* memory = std::malloc(size)) return memory;
  throw std::bad_alloc();
}
void* operator new(std::size_t size, const std::nothrow_t& /*tag*/) noexcept {
  allocated_bytes += size;
  return std::malloc(size);
}
void operator delete(void* memory) noexcept {
  std::free(memory);
}
void operator delete(void* memory, std::size_t /*size*/) noexcept {
  std::free(memory);
}

TEST_CASE("an event calendar of constant size reuses its memory") {
  std::mt19937 words(1);
  timbang::EventCalendar calendar;
  const auto schedule_after = [&](timbang::SimTime now) {
    const timbang::Duration delay(static_cast<std::int32_t>(words() % 28'800U));  // up to 20 days
    calendar.schedule(timbang::make_event({.time = now + delay}));
  };
  for (int i = 0; i < 2000; ++i) schedule_after(timbang::SimTime(0));
  std::size_t after_warm_up = 0;
  for (int i = 0; i < 400'000; ++i) {
    if (i == 100'000) after_warm_up = allocated_bytes;
    schedule_after(calendar.take()->time());
  }
  // The list of days grows, and the largest day so far; 300,000 events would take nearly 5 MB.
  CHECK(allocated_bytes - after_warm_up < 100'000);
}
