#include "results/labels.hpp"

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

std::string fingerprint_text(std::uint64_t fingerprint) {
  std::string text(16, '0');
  for (auto digit = text.rbegin(); digit != text.rend(); ++digit) {
    *digit = "0123456789abcdef"[fingerprint & 15U];
    fingerprint >>= 4U;
  }
  return text;
}

}  // namespace timbang
