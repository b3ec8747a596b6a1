#include "trials/running/recipe_reader.hpp"

#include "base/check.hpp"
#include "scenario/layers/ensemble.hpp"
#include "trials/cities/city_fit.hpp"

namespace timbang {

const ScenarioSource& RecipeReader::source(const std::string& file) {
  // A file is read once, however many of its members are asked for.
  const std::lock_guard lock(mutex_);
  const auto found = sources_.find(file);
  return found != sources_.end() ? found->second : sources_.emplace(file, ScenarioSource(file)).first->second;
}

Scenario RecipeReader::member(const ScenarioRecipe& recipe) {
  TIMBANG_CHECK(recipe.assumed.empty(), "a member's assumed values are those of its ensemble");
  std::string name = recipe.file + '\n' + recipe.ensemble_file;
  for (const Setting& setting : recipe.settings) name += '\n' + setting.path + '=' + setting.value;
  // Held while reading: another thread would otherwise read the same members.
  const std::lock_guard lock(mutex_);
  std::vector<Scenario>& members = members_[name];
  if (members.size() <= recipe.member) {
    const std::size_t all = read_ensemble(recipe.ensemble_file).members.size();
    TIMBANG_CHECK(recipe.member < all, "an ensemble has the member that is asked for");
    members = read_members(recipe.file, recipe.settings, recipe.ensemble_file, all).scenarios;
  }
  return members[recipe.member];
}

Scenario RecipeReader::read(const ScenarioRecipe& recipe) {
  Scenario scenario =
      recipe.ensemble_file.empty() ? source(recipe.file).with(recipe.settings, recipe.assumed) : member(recipe);
  return recipe.is_baseline ? without_levers(scenario) : scenario;
}

}  // namespace timbang
