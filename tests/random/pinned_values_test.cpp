#include <catch2/catch.hpp>
#include <cstdint>
#include <vector>

#include "random/distributions.hpp"
#include "random/elementary.hpp"

// Bit-exact values: what every compiler, optimisation level and processor must give. They may change only together with
// every result of the engine.

namespace {

struct Pinned {
  double argument = 0.0;
  double value = 0.0;
};

void check_pinned(double (*function)(double), const std::vector<Pinned>& pins) {
  for (const auto& pin : pins) {
    CAPTURE(pin.argument);
    CHECK(function(pin.argument) == pin.value);
  }
}

}  // namespace

TEST_CASE("exp gives the same bits on every machine") {
  check_pinned(timbang::portable_exp, {{-0x1.594p+9, 0x1.c3a76e66ed2e1p-997},
                                       {-0x1.2ap+5, 0x1.3278bcd70e981p-54},
                                       {-0x1p+0, 0x1.78b56362cef38p-2},
                                       {-0x1.999999999999ap-4, 0x1.cf46d99d52b3ap-1},
                                       {0x1.12e0be826d695p-30, 0x1.000000044b83p+0},
                                       {0x1.999999999999ap-4, 0x1.1aec7b35a00d4p+0},
                                       {0x1.6a5269595fedap-2, 0x1.6cace24613ebep+0},
                                       {0x1p-1, 0x1.a61298e1e069cp+0},
                                       {0x1p+0, 0x1.5bf0a8b14576ap+1},
                                       {0x1.4p+1, 0x1.85d6fd931e0bbp+3},
                                       {0x1.5p+5, 0x1.8232558201159p+60},
                                       {0x1.5df3333333333p+9, 0x1.ac3c2d2582f8fp+1009}});
}

TEST_CASE("log gives the same bits on every machine") {
  check_pinned(timbang::portable_log, {{0x0.0000000000001p-1022, -0x1.74385446d71c3p+9},
                                       {0x1.56e1fc2f8f359p-997, -0x1.5963447f87fb5p+9},
                                       {0x1.0624dd2f1a9fcp-10, -0x1.ba18a998fffap+2},
                                       {0x1.999999999999ap-4, -0x1.26bb1bbb55515p+1},
                                       {0x1p-1, -0x1.62e42fefa39efp-1},
                                       {0x1.6888f861a60d4p-1, -0x1.6727334592e7cp-2},
                                       {0x1.fae147ae147aep-1, -0x1.495453e6fd4bcp-7},
                                       {0x1.028f5c28f5c29p+0, 0x1.460d6ccca367cp-7},
                                       {0x1.8p+0, 0x1.9f323ecbf984cp-2},
                                       {0x1p+1, 0x1.62e42fefa39efp-1},
                                       {0x1.4p+3, 0x1.26bb1bbb55516p+1},
                                       {0x1.7e43c8800759cp+996, 0x1.5963447f87fb5p+9}});
}

TEST_CASE("the normal distribution function gives the same bits on every machine") {
  check_pinned(timbang::normal_cdf, {{-0x1.24p+5, 0x1.621fd7ce0bf52p-968},
                                     {-0x1.8p+3, 0x1.272b313666238p-109},
                                     {-0x1.8p+2, 0x1.0f30ef0092d47p-30},
                                     {-0x1.e8c7e28240b78p+1, 0x1.197613ee81749p-14},
                                     {-0x1.f5c28f5c28f5cp+0, 0x1.9990c5885931p-6},
                                     {-0x1p+0, 0x1.44ed0bb7cb20ap-3},
                                     {-0x1p-1, 0x1.3bf143b9aa712p-2},
                                     {0x1.999999999999ap-4, 0x1.1464507526871p-1},
                                     {0x1.3333333333333p-1, 0x1.73951868dff28p-1},
                                     {0x1.a51eb851eb852p+0, 0x1.e66860e2d4e6fp-1},
                                     {0x1.8p+1, 0x1.ff4f10f033d25p-1},
                                     {0x1.ap+2, 0x1.ffffffffa7affp-1}});
}

TEST_CASE("the normal quantile gives the same bits on every machine") {
  check_pinned(timbang::normal_quantile, {{0x1.56e1fc2f8f359p-997, -0x1.286074064c26ep+5},
                                          {0x1.79ca10c924223p-67, -0x1.2865170b43a4bp+3},
                                          {0x1.0c6f7a0b5ed8dp-20, -0x1.30381a9799f7ep+2},
                                          {0x1.0624dd2f1a9fcp-10, -0x1.8b8cbb720447p+1},
                                          {0x1.32ca57a786c22p-4, -0x1.70b374817af5p+0},
                                          {0x1.999999999999ap-4, -0x1.4813c36e26d33p+0},
                                          {0x1p-2, -0x1.5956b87528a49p-1},
                                          {0x1.ffe5c91d14e3cp-2, -0x1.06d6ca8553fc1p-12},
                                          {0x1.3333333333333p-1, 0x1.036d6c4a04b59p-2},
                                          {0x1.e666666666666p-1, 0x1.a515209676ab8p+0},
                                          {0x1.ff7ced916872bp-1, 0x1.8b8cbb720447p+1},
                                          {0x1.fffffffffdcd1p-1, 0x1.c2350895b2ea4p+2}});
}

TEST_CASE("pow gives the same bits on every machine") {
  CHECK(timbang::portable_pow(0x1.3333333333333p-2, 0x1.570a3d70a3d71p-1) == 0x1.c90ed0f9fb9c5p-2);
  CHECK(timbang::portable_pow(0x1.999999999999ap-4, -0x1p-1) == 0x1.94c583ada5b52p+1);
  CHECK(timbang::portable_pow(0x1p+1, 0x1p-1) == 0x1.6a09e667f3bccp+0);
  CHECK(timbang::portable_pow(0x1.5p+5, 0x1.a666666666666p+1) == 0x1.bc124023c38b8p+17);
}

TEST_CASE("every distribution gives the same bits on every machine") {
  struct Row {
    std::uint32_t word;
    double uniform, exponential, normal, log_normal, fixed_plus_exponential;
  };
  const std::vector<Row> rows{
      {0x00000000, 0x1.ep+5, 0x1.c97a25cae8eafp+6, -0x1.95a1198fcf3d5p+2, 0x1.3fd19ab82a6ffp-3, 0x1.661b9c582eb03p+9},
      {0x12345678, 0x1.09999998cp+6, 0x1.a6f63d0971be3p+3, -0x1.77b263457d4cep+0, 0x1.7371efa46125cp+1,
       0x1.b538adc7154eap+6},
      {0x80000000, 0x1.a4p+6, 0x1.bb9d3be90c86bp+1, 0x1.40d931ff62707p-32, 0x1.c000000150e41p+2, 0x1.965af67764b28p+5},
      {0xfedcba98, 0x1.2b333332ep+7, 0x1.6ce67f4c05931p-6, 0x1.4ee2dc0c11755p+1, 0x1.0d1ce04c4488cp+5,
       0x1.e22359bef2086p+4},
      {0xffffffff, 0x1.2bffffff4cp+7, 0x1.400000005p-31, 0x1.95a1198fcf3d5p+2, 0x1.39c717ee50fecp+8, 0x1.e0000000fp+4}};
  for (const auto& row : rows) {
    CAPTURE(row.word);
    CHECK(timbang::uniform_between(row.word, 60.0, 150.0) == row.uniform);
    CHECK(timbang::exponential(row.word, 5.0) == row.exponential);
    CHECK(timbang::standard_normal(row.word) == row.normal);
    CHECK(timbang::log_normal(row.word, 7.0, 0.6) == row.log_normal);
    CHECK(timbang::fixed_plus_exponential(row.word, 60.0, 0.5) == row.fixed_plus_exponential);
  }
}
