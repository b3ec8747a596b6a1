#include "report/tables/certificate_json.hpp"

#include "report/tables/certificate_words.hpp"
#include "text/json_writer.hpp"

namespace timbang {
namespace {

using Layout = JsonWriter::Layout;

void write_check(JsonWriter& json, const Check& check) {
  const EquivalenceTest& test = check.test;
  json.begin_object(Layout::compact);
  json.key("id").text(check.id()).key("group").text(group_name(check.group));
  json.key("compares")
      .text(check_label(check, Language::english))
      .key("source")
      .text(source_text(check, Language::english));
  json.key("kind")
      .text(check.is_exact() ? "exact" : "equivalence")
      .key("replications")
      .unsigned_integer(check.replications);
  json.key("theory").number(test.expected).key("margin").number(test.margin);
  json.key("estimate").number(test.estimate.mean).key("interval").begin_array(Layout::compact);
  json.number(test.estimate.low).number(test.estimate.high).end();
  json.key("passed").boolean(check.has_passed()).key("result").text(result_word(check));
  json.key("chance_of_failing_if_right").number(test.chance_of_failing).end();
}

}  // namespace

std::string certificate_json(const Certificate& certificate, std::string_view version) {
  JsonWriter json;
  json.begin_object(Layout::lines);
  json.key("timbang").text(version).key("verb").text("verify").key("seed").unsigned_integer(certificate.seed);
  json.key("whole").boolean(certificate.is_whole).key("passed").boolean(certificate.has_passed());
  json.key("count")
      .unsigned_integer(certificate.checks.size())
      .key("failures")
      .unsigned_integer(certificate.failures());
  json.key("method").text(
      "two one-sided tests at 5 %: passed if the 90 % interval lies within theory plus or minus margin");
  json.key("chance_of_failing_if_right").number(certificate.chance_of_failing());
  json.key("checks").begin_array(Layout::lines);
  for (const Check& check : certificate.checks) write_check(json, check);
  json.end().end();
  return json.json() + "\n";
}

}  // namespace timbang
