#include "report/tables/certificate_words.hpp"

namespace timbang {

std::string check_label(const Check& check, Language language) {
  return text(language, "certificate.subject." + check.subject) + ": " +
         text(language, "certificate.quantity." + check.quantity);
}

std::string source_text(const Check& check, Language language) {
  const std::string id = "certificate.source." + check.source;
  return has_text(language, id) ? text(language, id) : check.source;
}

std::string_view result_word(const Check& check) {
  constexpr std::array<std::string_view, 3> words{"passed", "failed", "inconclusive"};
  return words[static_cast<std::size_t>(check.test.result)];
}

}  // namespace timbang
