#include "cli/verb.hpp"

namespace timbang {

Verb::Verb(CLI::App& command, const std::string& name, Language language)
    : parser_(*command.add_subcommand(name, text(language, "verb." + name))) {
  parser_.set_help_flag("-h,--help", text(language, "option.help"));
  parser_.footer(text(language, "verb." + name + ".example"));
}

}  // namespace timbang
