#define CATCH_CONFIG_RUNNER
#include <catch2/catch.hpp>
#include <cstdlib>

/// Properties (support/property.hpp) see the same cases in every run, unless RC_PARAMS says otherwise.
int main(int count, char* words[]) {
  ::setenv("RC_PARAMS", "seed=20231124", 0);
  return Catch::Session().run(count, words);
}
