#include "scenario/layers/city_template.hpp"

#include <string>

#include "scenario/reading/words.hpp"

namespace timbang::reading {
namespace {

constexpr std::string_view template_word = "template";

bool is_template(const Layer& layer) {
  return layer.words.find(template_word) != layer.words.end();
}

/// The word; null if the layer does not give it or it is wrong.
const Word* word_of(const Layer& layer, std::string_view path) {
  const auto found = layer.words.find(path);
  return found == layer.words.end() || found->second.text.empty() ? nullptr : &found->second;
}

/// What the upper layer says, and of what it does not say, the lower one; a file's words about itself are not passed
/// on.
Layer laid_over(Layer below, Layer above) {
  for (const auto& word : word_specifications()) {
    if (word.every_file) below.words.erase(std::string(word.path));
  }
  above.words.merge(below.words);
  above.parameters.merge(below.parameters);
  // A number for all kecamatan takes the place of all that was said of single ones.
  if (!above.tksk_everywhere) {
    above.tksk_everywhere = std::move(below.tksk_everywhere);
    above.tksk_by_name.merge(below.tksk_by_name);
  }
  return above;
}

void check_one_city(const std::vector<Layer>& layers, Findings& findings) {
  const Word* first = nullptr;
  for (const auto& layer : layers) {
    const auto* code = is_template(layer) ? nullptr : word_of(layer, "city.code");
    if (code == nullptr) continue;
    if (first != nullptr && first->text != code->text) {
      findings.add("city_extends_city", code->mark, "city.code", {{"found", code->text}, {"base", first->text}});
    }
    if (first == nullptr) first = code;
  }
}

}  // namespace

void check_chain(const std::vector<Layer>& layers, Findings& findings) {
  for (std::size_t i = 1; i < layers.size(); ++i) {
    // Layers stand from the root to the file itself.
    if (!is_template(layers[i]) || is_template(layers[i - 1])) continue;
    findings.add("template_extends_scenario", word_of(layers[i], "extends")->mark, "extends");
  }
  if (!layers.empty() && is_template(layers.back())) {
    findings.add("template_is_no_city", layers.back().words.find(template_word)->second.mark, "");
  }
  for (const auto& layer : layers) {
    if (is_template(layer) && layer.kecamatan_list) {
      findings.add("template_with_kecamatan", *layer.kecamatan_list, "kecamatan");
    }
  }
  check_one_city(layers, findings);
}

void lay_over_templates(std::vector<Layer>& layers) {
  // Templates become part of the first city: its values are the root's, and with them the baseline's levers.
  while (layers.size() > 1 && is_template(layers.front())) {
    const bool is_still_template = is_template(layers[1]);
    layers[1] = laid_over(std::move(layers[0]), std::move(layers[1]));
    layers.erase(layers.begin());
    if (!is_still_template) return;
  }
}

}  // namespace timbang::reading
