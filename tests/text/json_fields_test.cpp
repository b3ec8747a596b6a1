// One list of a struct's fields writes it, reads it back and makes its schema.
#include <array>
#include <catch2/catch.hpp>
#include <cmath>

#include "text/json_reader.hpp"
#include "text/json_schema.hpp"

using namespace timbang;

namespace {

enum class Mood { calm, busy };
constexpr std::array<std::string_view, 2> mood_words{"calm", "busy"};

struct Desk {
  std::string name;
  double hours = 0;
  std::optional<double> queue;
};

struct Office {
  Mood mood = Mood::calm;
  std::uint32_t staff = 0;
  std::vector<std::string> places;
  std::vector<double> cases;  ///< by place
  std::vector<std::pair<std::string, double>> rates;
  std::vector<Desk> desks;
  std::optional<Desk> reserve;
  std::string note;

  [[nodiscard]] std::size_t size() const { return desks.size(); }
};

constexpr auto desk_fields = [](auto& f, auto& x) { f("name", x.name)("hours", x.hours)("queue", x.queue); };

constexpr auto office_fields = [](auto& f, auto& x) {
  f("mood", word(x.mood, mood_words)).means("How it is", "Keadaannya");
  f("staff", x.staff)("cases", by_name(x.places, x.cases))("rates", x.rates);
  f("desks", x.desks, desk_fields)("size", x.size());
  f.given(x.reserve.has_value(), "reserve", x.reserve, desk_fields, JsonWriter::Layout::lines);
  f("note", null_if(x.note.empty(), x.note));
};

Office example() {
  return {Mood::busy, 3, {"Utara", "Timur"}, {4, 0.1}, {{"a", 1e-7}}, {{"one", std::nan(""), 2.5}, {"two", 7, {}}},
          {},         ""};
}

const std::string written = R"({
  "mood": "busy",
  "staff": 3,
  "cases": {"Utara":4,"Timur":0.1},
  "rates": {"a":1e-07},
  "desks": [
    {"name":"one","hours":null,"queue":2.5},
    {"name":"two","hours":7,"queue":null}
  ],
  "size": 2,
  "note": null
}
)";

Office read(const std::string& json) {
  Office office;
  FieldReader::read(JsonSource::parse(json), office, office_fields);
  return office;
}

/// Where a text with one part exchanged is refused; empty if it is read.
std::string refused_at(const std::string& part, const std::string& other) {
  std::string json = written;
  json.replace(json.find(part), part.size(), other);
  try {
    static_cast<void>(read(json));
  } catch (const JsonError& error) {
    return error.what();
  }
  return {};
}

}  // namespace

TEST_CASE("a list of fields writes them in order, and reads back what it wrote") {
  CHECK(json_of(example(), office_fields) == written);
  CHECK(json_of(read(written), office_fields) == written);
  CHECK(read(written).places == example().places);
  Office with_reserve = example();
  with_reserve.reserve = Desk{"three", 1, 2};
  with_reserve.note = "full";
  const std::string longer = json_of(with_reserve, office_fields);
  CHECK(longer.find("  \"reserve\": {\n    \"name\": \"three\",\n") != std::string::npos);
  CHECK(json_of(read(longer), office_fields) == longer);
}

TEST_CASE("what is missing or of another kind is refused with its place, and what is worked out is not read") {
  CHECK(refused_at("\"busy\"", "\"lazy\"") == "mood");
  CHECK(refused_at("\"staff\": 3", "\"staff\": -3") == "staff");
  CHECK(refused_at("\"staff\": 3", "\"staff\": 4294967296") == "staff");
  CHECK(refused_at("\"Timur\":0.1", "\"Timur\":\"0.1\"") == "cases/Timur");
  CHECK(refused_at("\"two\",\"hours\":7", "\"two\",\"days\":7") == "desks/1/hours");
  CHECK(refused_at("\"rates\": {\"a\":1e-07}", "\"rates\": []") == "rates");
  CHECK_FALSE(refused_at("]", "").empty());
  CHECK(refused_at("\"size\": 2", "\"size\": 7").empty());
}

TEST_CASE("the schema of a list has every field with what it may be, and requires those that are always there") {
  FieldSchema fields;
  const Office office;
  office_fields(fields, office);
  const std::string desk =
      R"({"type":"object","properties":{"name":{"type":"string"},"hours":{"type":["number","null"]},)"
      R"("queue":{"type":["number","null"]}},"required":["name","hours","queue"],"additionalProperties":false})";
  CHECK(fields.object() ==
        R"({"type":"object","properties":{"mood":{"description":"How it is / Keadaannya","enum":["calm","busy"]},)"
        R"("staff":{"type":"integer","minimum":0},"cases":{"type":"object","additionalProperties":)"
        R"({"type":["number","null"]}},"rates":{"type":"object","additionalProperties":{"type":["number","null"]}},)"
        R"("desks":{"type":"array","items":)" +
            desk + R"(},"size":{"type":"integer","minimum":0},"reserve":)" + desk +
            R"(,"note":{"type":["string","null"]}},)"
            R"("required":["mood","staff","cases","rates","desks","size","note"],"additionalProperties":false})");
}
