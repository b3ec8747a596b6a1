#include "text/json_writer.hpp"

#include <catch2/catch.hpp>
#include <limits>

using timbang::JsonWriter;

namespace {

constexpr double undefined = std::numeric_limits<double>::quiet_NaN();

}  // namespace

TEST_CASE("numbers are written by their shortest text, NaN and infinity as null") {
  JsonWriter json;
  json.begin_array(JsonWriter::Layout::compact);
  json.number(795965.1).number(0.1).number(3.0).number(1e22).number(-0.0);
  json.number(undefined).number(std::numeric_limits<double>::infinity()).number(std::optional<double>());
  json.integer(std::numeric_limits<std::int64_t>::min());
  json.unsigned_integer(std::numeric_limits<std::uint64_t>::max());
  json.boolean(true).null().end();
  CHECK(json.json() == "[795965.1,0.1,3,1e+22,-0,null,null,null,-9223372036854775808,18446744073709551615,true,null]");
}

TEST_CASE("texts are escaped where JSON asks for it and only there") {
  JsonWriter json;
  json.text("a\"b\\c\nd\te\x01 \xc3\xa9");
  CHECK(json.json() == "\"a\\\"b\\\\c\\nd\\te\\u0001 \xc3\xa9\"");
}

TEST_CASE("objects and arrays nest, on lines or on one line") {
  JsonWriter json;
  json.begin_object(JsonWriter::Layout::lines);
  json.key("a").integer(1);
  json.key("b").begin_array(JsonWriter::Layout::lines);
  json.begin_object(JsonWriter::Layout::compact).key("x").null().key("y").text("z").end();
  json.begin_object(JsonWriter::Layout::lines).end();
  json.end();
  json.key("c").begin_array(JsonWriter::Layout::compact).end();
  json.end();
  CHECK(json.json() == "{\n  \"a\": 1,\n  \"b\": [\n    {\"x\":null,\"y\":\"z\"},\n    {}\n  ],\n  \"c\": []\n}");
}
