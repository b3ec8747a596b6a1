#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "scenario/canonical.hpp"
#include "scenario/parameters/slots.hpp"

using namespace timbang;
using namespace timbang::reading;

namespace {

/// All slots, and a parameter more that stands for one added later. It shares a field with an old one, whose path stays
/// in the text.
std::vector<Slot> slots_with_a_new_one(double neutral) {
  std::vector<Slot> slots = all_slots();
  Slot added = *find_slot("follow_up.visit");
  added.path = "follow_up.added_later";
  added.neutral = neutral;
  slots.push_back(added);
  return slots;
}

Parameters with_visit(double minutes) {
  Parameters parameters;
  find_slot("follow_up.visit")->write(parameters, {minutes});
  return parameters;
}

}  // namespace

TEST_CASE("a parameter with its neutral value is no part of the canonical values") {
  const Parameters parameters = with_visit(60);
  const std::string before = canonical_parameters(parameters, all_slots());
  CHECK(canonical_parameters(parameters, slots_with_a_new_one(60)) == before);
}

TEST_CASE("a parameter with another value than its neutral one changes the canonical values") {
  const Parameters parameters = with_visit(45);
  const std::string text = canonical_parameters(parameters, slots_with_a_new_one(60));
  CHECK(text != canonical_parameters(parameters, all_slots()));
  CHECK(text.find(R"("follow_up.added_later":45)") != std::string::npos);
}

TEST_CASE("a neutral value lies within the bounds of its parameter, which may be left out") {
  for (const Slot& slot : all_slots()) {
    if (!slot.neutral) continue;
    CAPTURE(slot.path);
    CHECK(slot.may_be_left_out);
    CHECK(slot.low <= *slot.neutral);
    CHECK(*slot.neutral <= slot.high);
  }
}
