#pragma once

#include <cstddef>
#include <string>

#include "report/words/text_catalogue.hpp"
#include "results/decision/decision_report.hpp"

namespace timbang {

/// "Rp 300 million".
[[nodiscard]] std::string rupiah_words(Language language, double rupiah);
/// A share as "92 %" or "92.5 %".
[[nodiscard]] std::string share_words(Language language, double share, int decimals = 0);
/// How a plan differs from another: "+1 Timur, -1 Barat", or in how many kecamatan where they are many; empty if they
/// are the same.
[[nodiscard]] std::string change_words(Language language, const DecisionReport& report, const Allocation& plan,
                                       const Allocation& from);
/// The letter by which a contender is named; empty for a plan that is none.
[[nodiscard]] std::string contender_letter(const DecisionReport& report, std::size_t plan);
/// A target, such as "resolved within the service level (no field check): at least 95 % in every kecamatan".
[[nodiscard]] std::string target_words(Language language, const DecisionTarget& target);

}  // namespace timbang
