#include "scenario/reading/document.hpp"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/mark.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <array>
#include <map>
#include <sstream>

#include "base/ranges.hpp"
#include "text/utf8.hpp"

namespace timbang::reading {
namespace {

constexpr std::size_t deepest_nesting = 64;
constexpr std::size_t longest_shown_text = 60;

struct TooDeep {
  Mark mark;
};

/// Lower case, with blanks and hyphens as underscores: "No-KK" and "no_kk" are one key.
std::string plain_key(std::string_view key) {
  std::string plain;
  for (const char c : key) {
    if (c >= 'A' && c <= 'Z') {
      plain += static_cast<char>(c - 'A' + 'a');
    } else {
      plain += c == ' ' || c == '-' ? '_' : c;
    }
  }
  return plain;
}

bool names_personal_data(std::string_view key) {
  static constexpr std::array<std::string_view, 6> refused{"nik", "no_kk", "nama", "alamat", "no_hp", "rekening"};
  return contains(refused, plain_key(key));
}

bool is_digits(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

/// Whether the quote at this place ends in the text. An escaped or doubled one does not end it.
bool is_quote_closed(std::string_view bytes, const YAML::Mark& mark) {
  std::size_t at = 0;
  for (int line = 0; line < mark.line && at != std::string_view::npos; ++line) at = bytes.find('\n', at) + 1;
  at += static_cast<std::size_t>(std::max(mark.column, 0));
  if (at >= bytes.size() || (bytes[at] != '"' && bytes[at] != '\'')) return true;
  const char quote = bytes[at];
  while (++at < bytes.size()) {
    const bool is_pair = quote == '"' ? bytes[at] == '\\' : bytes.substr(at, 2) == "''";
    if (is_pair) {
      ++at;
    } else if (bytes[at] == quote) {
      return true;
    }
  }
  return false;
}

/// Builds the tree from yaml-cpp's events, which show what its node tree hides: duplicate keys, tags and aliases.
class DocumentBuilder final : public YAML::EventHandler {
 public:
  DocumentBuilder(const SourceText& text, int column_offset, Findings& findings)
      : text_(text), column_offset_(column_offset), findings_(findings) {}

  [[nodiscard]] std::optional<DocumentNode>& root() { return root_; }
  /// Where the last scalar is, if it was written in quotes.
  [[nodiscard]] std::optional<YAML::Mark> last_in_quotes() const {
    return is_last_quoted_ ? std::optional(last_scalar_) : std::nullopt;
  }
  [[nodiscard]] Mark place(const YAML::Mark& mark) const {
    // yaml-cpp counts from 0 and has -1 where it knows no place.
    return {&text_, text_.first_line + std::max(mark.line, 0), std::max(mark.column, 0) + 1 + column_offset_};
  }

  void OnDocumentStart(const YAML::Mark& mark) override {
    if (root_) findings_.add("several_documents", place(mark), "");
  }
  void OnDocumentEnd() override {}
  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override { finish(begin(mark, "", anchor)); }
  void OnAlias(const YAML::Mark& mark, YAML::anchor_t /*anchor*/) override {
    // Refused, but with a node in its place, so that what follows is read.
    findings_.add("alias", place(mark), path());
    finish(begin(mark, "", 0));
  }
  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& value) override {
    // yaml-cpp gives "?" to plain and "!" to quoted scalars without a tag of their own.
    auto node = begin(mark, tag == "?" || tag == "!" ? "" : tag, anchor);
    node.kind = DocumentNode::Kind::scalar;
    // An escape such as "\e" can write what the file itself may not hold.
    const bool is_bad = first_bad_byte(value).has_value();
    if (is_bad) findings_.add("control_character", node.mark, path());
    // With a text in its place, so that it is not called missing, too.
    node.text = is_bad ? escaped_text(value) : value;
    node.quoted = tag == "!";
    last_scalar_ = mark;
    is_last_quoted_ = node.quoted;
    finish(std::move(node));
  }
  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value style) override {
    open(mark, tag, anchor, DocumentNode::Kind::list, style == YAML::EmitterStyle::Flow);
  }
  void OnSequenceEnd() override { close(); }
  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value style) override {
    open(mark, tag, anchor, DocumentNode::Kind::map, style == YAML::EmitterStyle::Flow);
  }
  void OnMapEnd() override { close(); }

 private:
  /// A list or map still open, and the key whose value is awaited.
  struct Frame {
    DocumentNode node;
    std::optional<std::pair<std::string, Mark>> key;
    std::map<std::string, int> lines;  ///< of the keys so far
    bool is_flow = false;              ///< written with brackets
  };

  DocumentNode begin(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor) {
    DocumentNode node;
    node.mark = place(mark);
    if (anchor != 0) findings_.add("alias", node.mark, path());
    if (tag == "!replace") {
      node.replaces = true;
    } else if (!tag.empty() && tag != "?" && tag != "!") {
      findings_.add("unknown_tag", node.mark, path(), {{"found", tag}});
    }
    return node;
  }

  void open(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor, DocumentNode::Kind kind,
            bool is_flow) {
    // Deeper trees would overflow the stack of whoever walks them.
    if (frames_.size() == deepest_nesting) throw TooDeep{place(mark)};
    Frame frame{begin(mark, tag, anchor), std::nullopt, {}, false};
    frame.node.kind = kind;
    frame.is_flow = is_flow;
    frames_.push_back(std::move(frame));
  }

  void close() {
    auto node = std::move(frames_.back().node);
    frames_.pop_back();
    finish(std::move(node));
  }

  void finish(DocumentNode node) {
    if (frames_.empty()) {
      if (!root_) root_ = std::move(node);
      return;
    }
    auto& frame = frames_.back();
    if (frame.node.is_list()) {
      frame.node.items.push_back(std::move(node));
    } else if (!frame.key) {
      // The next node is this key's value all the same.
      if (!node.is_scalar()) report_found("key_not_text", node, path(), findings_);
      frame.key.emplace(node.text, node.mark);
    } else {
      add_entry(frame, std::move(node));
    }
  }

  /// `{value: 0,5}` is two entries to YAML: value 0, and a key 5 without a value.
  static bool is_half_of_decimal_comma(const Frame& frame, const std::string& key, const DocumentNode& node) {
    if (!frame.is_flow || frame.node.entries.empty() || node.kind != DocumentNode::Kind::nothing) return false;
    const DocumentNode& before = frame.node.entries.back().value;
    return is_digits(key) && before.is_scalar() && !before.quoted &&
           is_digits(before.text.substr(before.text[0] == '-'));
  }

  void add_entry(Frame& frame, DocumentNode node) {
    const auto [key, mark] = *frame.key;
    const auto key_path = path();
    frame.key.reset();
    if (names_personal_data(key)) {
      findings_.add("personal_key", mark, key_path, {{"found", key}});
    } else if (is_half_of_decimal_comma(frame, key, node)) {
      const DocumentNode& before = frame.node.entries.back().value;
      const std::string suggestion = before.text + "." + key;
      findings_.add("flow_comma", before.mark, join_path(path(), frame.node.entries.back().key),
                    {{"found", before.text + "," + key}, {"suggestion", suggestion}});
    } else if (key == "<<") {
      findings_.add("merge_key", mark, key_path);
    } else if (const auto [first, is_new] = frame.lines.emplace(key, mark.line); !is_new) {
      // YAML would let the later one win in silence.
      findings_.add("duplicate_key", mark, key_path, {{"found", key}, {"line", std::to_string(first->second)}});
    } else {
      frame.node.entries.push_back({key, mark, std::move(node)});
    }
  }

  [[nodiscard]] std::string path() const {
    std::string path;
    for (const auto& frame : frames_) {
      if (frame.node.is_list()) {
        path += '[';
        path += std::to_string(frame.node.items.size() + 1);
        path += ']';
      } else if (frame.key) {
        path = join_path(path, frame.key->first);
      }
    }
    return path;
  }

  const SourceText& text_;
  int column_offset_;
  Findings& findings_;
  std::vector<Frame> frames_;
  std::optional<DocumentNode> root_;
  YAML::Mark last_scalar_;
  bool is_last_quoted_ = false;
};

/// yaml-cpp quotes the byte behind a stray backslash: half of a character, or at a text's end a control character.
std::string printable_start(const std::string& message) {
  const auto bad = first_bad_byte(message);
  return bad ? message.substr(0, bad->offset) + "?" : message;
}

std::optional<DocumentNode> parse(const std::string& bytes, const SourceText& text, int column_offset,
                                  Findings& findings) {
  DocumentBuilder builder(text, column_offset, findings);
  std::istringstream stream(bytes);
  try {
    YAML::Parser parser(stream);
    // A second one is reported and read no further: yaml-cpp finds documents without end behind a stray comma.
    constexpr int most_documents = 2;
    for (int i = 0; i < most_documents && parser.HandleNextDocument(builder); ++i) {
    }
  } catch (const TooDeep& deep) {
    findings.add("too_deep", deep.mark, "", {{"deepest", std::to_string(deepest_nesting)}});
    return std::nullopt;
  } catch (const YAML::Exception& error) {
    findings.add("yaml_syntax", builder.place(error.mark), "", {{"detail", printable_start(error.msg)}});
    return std::nullopt;
  }
  // yaml-cpp ends a quote that the text does not end, which then holds all the rest of it.
  if (const auto quoted = builder.last_in_quotes(); quoted && !is_quote_closed(bytes, *quoted)) {
    findings.add("quote_unclosed", builder.place(*quoted), "");
    return std::nullopt;
  }
  return std::move(builder.root());
}

}  // namespace

const DocumentEntry* DocumentNode::find(std::string_view key) const {
  return find_by(entries, key, &DocumentEntry::key);
}

std::string DocumentNode::shown() const {
  if (is_list()) return "[...]";
  if (is_map()) return "{...}";
  if (!is_scalar()) return "null";
  if (text.size() <= longest_shown_text) return text;
  std::size_t end = longest_shown_text;
  // Not in the middle of a character.
  while (end > 0 && continues_character(text[end])) --end;
  return text.substr(0, end) + "...";
}

std::optional<DocumentNode> parse_document(const SourceText& text, Findings& findings) {
  auto root = parse(text.bytes, text, 0, findings);
  if (root && !root->is_map()) {
    // A file of plans or values is a map; a setting may be any value.
    report_found("document_not_map", *root, "", findings);
    return std::nullopt;
  }
  // Only where nothing else explains it.
  if (!root && findings.count() == 0) findings.add("document_empty", {&text, 0, 0}, "");
  return root;
}

std::optional<DocumentNode> parse_value(const std::string& value, const SourceText& text, int column_offset,
                                        Findings& findings) {
  return parse(value, text, column_offset, findings);
}

void report_found(std::string id, const DocumentNode& node, std::string path, Findings& findings) {
  findings.add(std::move(id), node.mark, std::move(path), {{"found", node.shown()}});
}

bool check_map(const DocumentNode& node, const std::string& path, Findings& findings) {
  if (!node.is_map()) report_found("not_a_map", node, path, findings);
  return node.is_map();
}

bool check_list(const DocumentNode& node, const std::string& path, Findings& findings) {
  if (!node.is_list()) report_found("not_a_list", node, path, findings);
  return node.is_list();
}

std::string join_path(std::string_view path, std::string_view key) {
  std::string joined(path);
  if (!joined.empty()) joined += '.';
  return joined += key;
}

}  // namespace timbang::reading
