#pragma once

#include <string>

#include "report/charts/chart.hpp"
#include "report/words/text_catalogue.hpp"

namespace timbang {

/// What a chart says.
struct ChartWords {
  std::string name;
  std::string title;
  std::string measure;
  std::string unit;
  std::string kind;  ///< text id after chart.alternative.
  std::string subtitle;
  std::string points;  ///< its numbers in words, for who cannot see it
};

/// A chart that says this, drawn by `view` with the book's parameters; it reads no dataset yet.
[[nodiscard]] Chart make_chart(const ChartWords& words, const std::string& source, const std::string& view,
                               const ChartBook& book, Language language);

}  // namespace timbang
