#include "report/tables/certificate_json.hpp"

#include "report/tables/certificate_words.hpp"
#include "text/json_fields.hpp"

namespace timbang {
namespace {

constexpr auto check_fields = [](auto& f, auto& check) {
  const EquivalenceTest& test = check.test;
  f("id", check.id())("group", group_name(check.group))("compares", check_label(check, Language::english));
  f("source", source_text(check, Language::english))("kind", check.is_exact() ? "exact" : "equivalence");
  f("replications", check.replications)("theory", test.expected)("margin", test.margin);
  f("estimate", test.estimate.mean)("interval", std::array{test.estimate.low, test.estimate.high});
  f("passed", check.has_passed())("result", result_word(check))("chance_of_failing_if_right", test.chance_of_failing);
};

auto certificate_fields(std::string_view version) {
  return [version](auto& f, auto& certificate) {
    f("timbang", version)("verb", "verify")("seed", certificate.seed)("whole", certificate.is_whole);
    f("passed", certificate.has_passed())("count", certificate.checks.size())("failures", certificate.failures());
    f("method", "two one-sided tests at 5 %: passed if the 90 % interval lies within theory plus or minus margin");
    f("chance_of_failing_if_right", certificate.chance_of_failing())("checks", certificate.checks, check_fields);
  };
}

}  // namespace

std::string certificate_json(const Certificate& certificate, std::string_view version) {
  return json_of(certificate, certificate_fields(version));
}

}  // namespace timbang
