#include "results/summary/labels.hpp"

namespace timbang {

std::vector<std::string> where_labels(const Manifest& manifest) {
  std::vector<std::string> labels{"city"};
  labels.insert(labels.end(), manifest.kecamatan.begin(), manifest.kecamatan.end());
  return labels;
}

std::vector<std::string> month_labels(const Manifest& manifest) {
  std::vector<std::string> labels{"all"};
  for (std::int32_t month = 0; month < manifest.months; ++month) {
    labels.push_back((manifest.first_month + month).text());
  }
  return labels;
}

}  // namespace timbang
