#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "scenario/reading/source_text.hpp"

namespace timbang::reading {

struct DocumentEntry;

/// One node of a YAML document with its place. Scalars stay text: what they mean is decided by who reads them.
struct DocumentNode {
  enum class Kind { nothing, scalar, list, map };

  Kind kind = Kind::nothing;
  Mark mark;
  std::string text;       ///< of a scalar
  bool quoted = false;    ///< the scalar was written in quotes, so it is text and no number
  bool replaces = false;  ///< tagged !replace
  std::vector<DocumentNode> items;
  std::vector<DocumentEntry> entries;

  [[nodiscard]] const DocumentEntry* find(std::string_view key) const;
  [[nodiscard]] bool is_map() const { return kind == Kind::map; }
  [[nodiscard]] bool is_list() const { return kind == Kind::list; }
  [[nodiscard]] bool is_scalar() const { return kind == Kind::scalar; }
  /// How to name it in a message: the scalar itself, or what kind of thing it is, in signs.
  [[nodiscard]] std::string shown() const;
};

struct DocumentEntry {
  std::string key;
  Mark mark;  ///< of the key
  DocumentNode value;
};

/// Parses one YAML document. Refuses, each with its place: syntax errors, anchors and aliases, merge keys, keys given
/// twice, control characters written as escapes, tags other than !replace, nesting deeper than 64, more than one
/// document, and keys that name personal data. Nothing when the text could not be read as a tree; other problems are
/// only reported. `column_offset` and the text's first line are added to places.
[[nodiscard]] std::optional<DocumentNode> parse_document(const SourceText& text, Findings& findings);

/// The same for `value` alone, which stands in `text` from column `column_offset` + 1 on.
[[nodiscard]] std::optional<DocumentNode> parse_value(const std::string& value, const SourceText& text,
                                                      int column_offset, Findings& findings);

/// Reports a problem at a node, with what stands there.
void report_found(std::string id, const DocumentNode& node, std::string path, Findings& findings);

/// Whether the node is a map; reported if not.
[[nodiscard]] bool check_map(const DocumentNode& node, const std::string& path, Findings& findings);

/// Whether the node is a list; reported if not.
[[nodiscard]] bool check_list(const DocumentNode& node, const std::string& path, Findings& findings);

/// Joins a path and a key with a dot.
[[nodiscard]] std::string join_path(std::string_view path, std::string_view key);

}  // namespace timbang::reading
