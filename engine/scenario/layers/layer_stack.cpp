#include "scenario/layers/layer_stack.hpp"

#include <algorithm>

namespace timbang::reading {
namespace {

void lay_over(KecamatanEntry& below, const KecamatanEntry& above) {
  // The last place is where a mistake has to be mended.
  below.mark = above.mark;
  if (above.population) below.population = above.population;
  if (above.kelurahan) below.kelurahan = above.kelurahan;
  if (above.kpm) below.kpm = above.kpm;
}

}  // namespace

const ParsedParameter* last_parameter(const std::vector<Layer>& layers, std::string_view path) {
  for (auto layer = layers.rbegin(); layer != layers.rend(); ++layer) {
    const auto found = layer->parameters.find(path);
    if (found != layer->parameters.end()) return &found->second;
  }
  return nullptr;
}

const Word* last_word(const std::vector<Layer>& layers, std::string_view path) {
  for (auto layer = layers.rbegin(); layer != layers.rend(); ++layer) {
    const auto found = layer->words.find(path);
    if (found != layer->words.end()) return &found->second;
  }
  return nullptr;
}

std::vector<KecamatanEntry> merge_kecamatan(const std::vector<Layer>& layers) {
  std::vector<KecamatanEntry> merged;
  for (const auto& layer : layers) {
    if (layer.replaces_kecamatan) merged.clear();
    for (const auto& entry : layer.kecamatan) {
      const auto found = std::ranges::find_if(merged, [&](const auto& each) { return each.name == entry.name; });
      if (found == merged.end()) {
        merged.push_back(entry);
      } else {
        lay_over(*found, entry);
      }
    }
  }
  return merged;
}

}  // namespace timbang::reading
