#pragma once

#include <catch2/catch.hpp>
#include <string>

#include "base/search.hpp"
#include "report/charts/chart.hpp"

namespace timbang::test {

/// The chart of that name, which the book must have. The book must outlive it.
inline const Chart& chart_of(const ChartBook& book, const std::string& name) {
  const auto* found = find_by(book.charts, name, &Chart::name);
  REQUIRE(found != nullptr);
  return *found;
}

}  // namespace timbang::test
