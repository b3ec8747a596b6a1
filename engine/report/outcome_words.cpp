#include "report/outcome_words.hpp"

namespace timbang {
namespace {

std::string_view pooling_id(Pooling pooling) {
  switch (pooling) {
    case Pooling::sum:
      return "pooling.sum";
    case Pooling::mean:
      return "pooling.mean";
    case Pooling::ratio:
      return "pooling.ratio";
    case Pooling::percentile:
      return "pooling.percentile";
    case Pooling::half_year_ends:
      return "pooling.half_year_ends";
    case Pooling::pooled:
      return "pooling.pooled";
    case Pooling::ratio_of_means:
      return "pooling.ratio_of_means";
  }
  return "pooling.pooled";
}

}  // namespace

std::string pooling_text(Language language, Pooling pooling) {
  return text(language, pooling_id(pooling));
}

std::string better_text(Language language, Better better) {
  if (better == Better::neither) return {};
  return text(language, better == Better::lower ? "better.lower" : "better.higher");
}

}  // namespace timbang
