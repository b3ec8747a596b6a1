#include "scenario/layers/scenario_files.hpp"

#include <algorithm>
#include <filesystem>

#include "base/ranges.hpp"
#include "scenario/layers/city_template.hpp"
#include "scenario/reading/file_beside.hpp"
#include "scenario/reading/words.hpp"

namespace timbang::reading {
namespace {

std::string identity_of(const std::string& file) {
  std::error_code error;
  // By identity: a circle may go through links.
  const auto path = std::filesystem::weakly_canonical(file, error);
  return error ? file : path.string();
}

/// The path of a file starts from the file that names it.
void name_files_from(const std::filesystem::path& directory, Layer& layer) {
  for (const auto& word : word_specifications()) {
    if (word.form != WordForm::file || word.path == "extends") continue;
    const auto found = layer.words.find(word.path);
    if (found == layer.words.end() || found->second.text.empty()) continue;
    found->second.text = file_beside(directory, found->second.text);
  }
}

/// Follows `extends` from file to file and notices when it comes back.
class Chain {
 public:
  explicit Chain(Findings& findings) : findings_(findings) {}

  ScenarioFiles read(const std::string& first) {
    std::string file = first;
    Mark mentioned;
    while (!file.empty() && enter(file, mentioned)) {
      const auto* text = read_text(file, mentioned, findings_);
      // The hash in the manifest is that of the file that was named, not of the chain.
      if (files_.layers.empty() && text != nullptr) files_.bytes = text->bytes;
      const auto root = text == nullptr ? std::nullopt : parse_document(*text, findings_);
      if (!root) {
        files_.complete = false;
        break;
      }
      file = add_layer(*root, file, mentioned);
    }
    // Read from the file to the root, laid over from the root to the file.
    std::ranges::reverse(files_.layers);
    if (files_.complete) complete_chain();
    return std::move(files_);
  }

 private:
  void complete_chain() {
    const auto before = findings_.count();
    check_chain(files_.layers, findings_);
    files_.complete = findings_.count() == before;
    lay_over_templates(files_.layers);
  }

  bool enter(const std::string& file, const Mark& mentioned) {
    const auto identity = identity_of(file);
    // Also if it was there before: the second time ends the loop.
    const bool is_new = !contains(entered_, identity);
    entered_.push_back(identity);
    if (!is_new) {
      findings_.add("extends_circle", mentioned, "extends", {{"file", file}});
      files_.complete = false;
    }
    return is_new;
  }

  /// Adds the layer and returns the file that it extends, or nothing.
  std::string add_layer(const DocumentNode& root, const std::string& file, Mark& mentioned) {
    auto layer = read_layer(root, findings_);
    const auto directory = std::filesystem::path(file).parent_path();
    name_files_from(directory, layer);
    std::string base;
    if (const auto found = layer.words.find("extends"); found != layer.words.end() && !found->second.text.empty()) {
      base = file_beside(directory, found->second.text);
      // Where a file is missing or wrong, the place is where the one before names it.
      mentioned = found->second.mark;
    }
    files_.layers.push_back(std::move(layer));
    return base;
  }

  Findings& findings_;
  ScenarioFiles files_;
  std::vector<std::string> entered_;
};

}  // namespace

ScenarioFiles read_files(const std::string& file, Findings& findings) {
  return Chain(findings).read(file);
}

}  // namespace timbang::reading
