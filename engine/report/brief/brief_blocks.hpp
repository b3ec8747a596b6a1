#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "report/brief/findings.hpp"

namespace timbang {

/// One cell: a value, what stands small below it, and where the value came from.
struct BriefCell {
  std::string value;
  std::string small = {};  ///< interval or unit; may be empty
  Origin origin = {};      ///< the value links to how to reproduce it
  std::string badge = {};  ///< evidence word, in place of the value
  bool is_number = false;
};

struct BriefTable {
  std::string caption;
  std::vector<BriefCell> headings;
  std::vector<std::vector<BriefCell>> rows;
  std::vector<std::string> row_arms = {};  ///< the arm that a row is about, one for every row, or none at all
};

/// What a section is made of, one after the other.
struct BriefBlock {
  enum class Kind : std::uint8_t { paragraph, heading, list, answers, table, chart, code };
  Kind kind = Kind::paragraph;
  std::string text = {};
  std::vector<std::string> items = {};
  std::vector<std::string> anchors = {};       ///< of the items, or none
  std::vector<GradedSentence> sentences = {};  ///< of answers; of a paragraph or a list in place of text and items
  BriefTable table = {};
  std::string arm = {};  ///< shown only while this arm is chosen; empty: always
  bool is_printed = true;
  std::string place = {};  ///< the same of "city" or a kecamatan
};

struct BriefSection {
  std::string id;  ///< anchor, the same in both languages
  std::string title;
  std::string subtitle;
  std::vector<BriefBlock> blocks;
};

/// The whole brief in one language.
struct BriefPage {
  std::string question;
  std::string scenario;
  std::string footer;  ///< runs, hash, date, that it is a simulation
  std::vector<BriefSection> sections;
};

}  // namespace timbang
