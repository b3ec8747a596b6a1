#include "proof/certificate.hpp"

#include <algorithm>
#include <utility>

#include "proof/exact_checks.hpp"
#include "proof/queue_family.hpp"

namespace timbang {

std::vector<CertificatePart> certificate_parts() {
  using Stop = StopToken;
  std::vector<CertificatePart> parts;
  parts.push_back({CheckGroup::generator, [](std::uint64_t, const Stop&) { return check_generator(); }});
  for (QueueFamily& family : queue_families()) {
    const CheckGroup group = family.group;
    parts.push_back({group, [family = std::move(family)](std::uint64_t seed, const Stop& stop) {
                       return check_queue_family(family, seed, stop);
                     }});
  }
  parts.push_back({CheckGroup::working_time, [](std::uint64_t seed, const Stop&) { return check_working_time(seed); }});
  parts.push_back({CheckGroup::laws, [](std::uint64_t seed, const Stop&) { return check_calendar(seed); }});
  parts.push_back({CheckGroup::laws, [](std::uint64_t, const Stop&) { return check_enforced_laws(); }});
  parts.push_back({CheckGroup::welfare, [](std::uint64_t, const Stop&) { return check_welfare(); }});
  return parts;
}

void Certificate::add(const std::vector<Check>& more) {
  checks.insert(checks.end(), more.begin(), more.end());
  // Stable: checks of a group stay in the order in which their parts were made.
  std::ranges::stable_sort(checks, [](const Check& a, const Check& b) { return a.group < b.group; });
}

bool Certificate::has_passed() const {
  return !checks.empty() && failures() == 0;
}

std::size_t Certificate::failures() const {
  return static_cast<std::size_t>(
      std::ranges::count_if(checks, [](const Check& check) { return !check.has_passed(); }));
}

double Certificate::chance_of_failing() const {
  double chance = 0;
  // The union bound, since checks of one queue depend on each other.
  for (const Check& check : checks) chance += check.test.chance_of_failing;
  return std::min(1.0, chance);
}

}  // namespace timbang
