#include "cli/common/verb.hpp"

namespace timbang {

Verb::Verb(CLI::App& command, const std::string& name, Language language)
    : parser_(*command.add_subcommand(name, text(language, "verb." + name))) {
  parser_.set_help_flag("-h,--help", text(language, "option.help"));
  parser_.footer(text(language, "verb." + name + ".example"));
}

unsigned Verb::threads_of_rank() const {
  return are_threads_given() ? parser_.get_option("--threads")->as<unsigned>() : 1;
}

bool Verb::are_threads_given() const {
  const CLI::Option* option = parser_.get_option_no_throw("--threads");
  return option != nullptr && option->count() > 0;
}

Workers Verb::workers(unsigned threads) const {
  return {ranks_ == nullptr ? threads : threads_of_rank(), ranks_};
}

}  // namespace timbang
