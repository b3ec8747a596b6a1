#include "outcomes/tables/law_book.hpp"

#include <utility>

#include "base/check.hpp"

namespace timbang {

void LawBook::note(std::string_view law, std::size_t kecamatan, std::size_t slot, std::int64_t left,
                   std::int64_t right) {
  // The earliest violation is nearest to its cause; later ones often follow from it.
  const bool earlier = !first_ || std::pair(slot, kecamatan) < std::pair(first_->slot, first_->kecamatan);
  if (earlier) first_ = Broken{slot, kecamatan, std::string(law), left, right};
}

void LawBook::enforce() const {
  if (!first_) return;
  TIMBANG_CHECK(!first_, "a law is broken: " + period_->text(first_->slot) + ", kecamatan " +
                             std::to_string(first_->kecamatan + 1) + ": " + first_->law + ": " +
                             std::to_string(first_->left) + " against " + std::to_string(first_->right));
}

}  // namespace timbang
