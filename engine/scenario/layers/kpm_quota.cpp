#include "scenario/layers/kpm_quota.hpp"

#include <algorithm>

#include "scenario/layers/layer_stack.hpp"
#include "text/comma_list.hpp"
#include "text/number_text.hpp"

namespace timbang::reading {
namespace {

bool gives_places(const Layer& layer) {
  return std::ranges::any_of(layer.kecamatan, [](const KecamatanEntry& entry) { return entry.kpm.has_value(); });
}

const ParsedParameter* quota_in(const Layer& layer) {
  const auto found = layer.parameters.find(quota_path);
  return found == layer.parameters.end() ? nullptr : &found->second;
}

/// The last layer in which a kecamatan gives its places; null if none does, or a later one gives the city's quota.
const Layer* deciding_layer(const std::vector<Layer>& layers) {
  for (auto layer = layers.rbegin(); layer != layers.rend(); ++layer) {
    if (gives_places(*layer)) return &*layer;
    // A later quota of the city takes the place of the sum.
    if (quota_in(*layer) != nullptr) return nullptr;
  }
  return nullptr;
}

double sum_of_places(const std::vector<KecamatanEntry>& kecamatan) {
  double sum = 0;
  for (const auto& entry : kecamatan) {
    if (entry.kpm && !entry.kpm->dated.empty()) sum += entry.kpm->dated.front().values.front();
  }
  return sum;
}

void check_all_or_none(const std::vector<KecamatanEntry>& kecamatan, Findings& findings) {
  std::vector<std::string> without;
  for (const auto& entry : kecamatan) {
    if (!entry.kpm) without.push_back(entry.name);
  }
  if (without.empty() || without.size() == kecamatan.size()) return;
  const auto given = std::ranges::find_if(kecamatan, [](const auto& entry) { return entry.kpm.has_value(); });
  findings.add("kpm_of_some", given->mark, "kecamatan", {{"kecamatan", comma_list(without)}});
}

}  // namespace

std::optional<double> quota_of_kecamatan(const std::vector<Layer>& layers) {
  if (deciding_layer(layers) == nullptr) return std::nullopt;
  return sum_of_places(merge_kecamatan(layers));
}

void check_quota(const std::vector<Layer>& layers, Findings& findings) {
  const auto kecamatan = merge_kecamatan(layers);
  check_all_or_none(kecamatan, findings);
  const bool are_given = std::ranges::any_of(kecamatan, [](const auto& each) { return each.kpm.has_value(); });
  const double sum = sum_of_places(kecamatan);
  if (are_given && sum == 0) findings.add("kpm_all_zero", kecamatan.front().mark, "kecamatan");
  const Layer* layer = deciding_layer(layers);
  const auto* quota = layer == nullptr ? nullptr : quota_in(*layer);
  // Said twice, it must be the same.
  if (quota == nullptr || quota->dated.empty() || quota->dated.front().values.front() == sum) return;
  findings.add("kpm_is_not_sum", quota->mark, std::string(quota_path),
               {{"found", quota->dated.front().text}, {"sum", number_text(sum)}});
}

}  // namespace timbang::reading
