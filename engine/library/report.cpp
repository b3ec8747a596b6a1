#include "timbang/report.hpp"

#include <utility>

#include "base/check.hpp"
#include "library/translation.hpp"
#include "report/brief/brief_assembly.hpp"
#include "report/brief/brief_edition.hpp"
#include "report/brief/findings.hpp"
#include "report/brief/recommendation.hpp"
#include "report/workbook/workbook.hpp"
#include "results/store/results_store.hpp"
#include "trials/store/store_folder.hpp"

namespace timbang::api {

namespace {

BriefSource source_of(const BriefRequest& request) {
  const auto date = Date::parse(request.date);
  TIMBANG_CHECK(date.has_value(), "a brief bears a day, written YYYY-MM-DD");
  auto brief =
      assemble_brief({request.results, {}, {}, {}, ClaimArms::left_out, *date}, engine_language(request.language));
  if (!brief) refuse_folder(request.results, "results_empty");
  return std::move(brief->source);
}

}  // namespace

std::string brief_page(const BriefRequest& request) {
  return translated([&] {
    const BriefSource source = source_of(request);
    const Language other = request.language == Language::english ? Language::indonesian : Language::english;
    return brief_html(source, make_brief_edition(source, engine_language(request.language)),
                      make_brief_edition(source, engine_language(other)));
  });
}

std::string brief_message(const BriefRequest& request) {
  return translated([&] { return short_message(source_of(request), engine_language(request.language)); });
}

void write_workbook(const std::filesystem::path& results, Language language, const std::filesystem::path& file) {
  translated([&] { timbang::write_workbook(ResultsStore::read(results), engine_language(language), file); });
}

}  // namespace timbang::api
