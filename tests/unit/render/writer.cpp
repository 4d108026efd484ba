#include "lib/render/writer.hpp"

#include <catch2/catch.hpp>
#include <limits>

#include "lib/base/error.hpp"
#include "lib/base/text.hpp"
#include "tests/unit/render/samples.hpp"

using namespace samples;

namespace {

const char* const k_full_line =
    R"({"type":"thing","id":7,"name":"an \"a\", 日本","size":-3,"share":0.25,"active":true,)"
    R"("made_at":"2026-01-02T03:04:05.000007Z","duration_s":12.5,"tags":{"a":[1,"b"]}})";
const char* const k_null_line =
    R"({"type":"thing","id":null,"name":null,"size":null,"share":null,"active":false,"made_at":null,"duration_s":null,"tags":null})";

WriteOptions with_fields(std::vector<std::string> fields) {
  WriteOptions options;
  options.fields = std::move(fields);
  return options;
}

}  // namespace

TEST_CASE("jsonl: a record a line, every field, the type first") {
  REQUIRE(written(Format::jsonl, {}, {fill_full, fill_null}) == cat(k_full_line, '\n', k_null_line, '\n'));
  REQUIRE(written(Format::jsonl, {}, {}).empty());
}

TEST_CASE("json: one document, a record a line, an empty list when there is none") {
  REQUIRE(written(Format::json, {}, {fill_full, fill_null}) == cat("{\"things\":[\n", k_full_line, ",\n", k_null_line, "\n]}\n"));
  REQUIRE(written(Format::json, {}, {}) == "{\"things\":[]}\n");
}

TEST_CASE("json: several groups are members of one root; none is an empty object") {
  std::string out;
  const Sink sink = [&](std::string_view bytes) { out += bytes; };
  auto writer = make_writer(Format::json, sink, with_fields({"type"}));
  write_rows(*writer, thing(), {fill_full});
  write_rows(*writer, derived(), {});
  writer->finish();
  REQUIRE(out == "{\"things\":[\n{\"type\":\"thing\"}\n],\n\"derived_rows\":[]}\n");
  out.clear();
  writer = make_writer(Format::json, sink, {});
  writer->finish();
  REQUIRE(out == "{}\n");
}

TEST_CASE("chosen fields come alone and in their order, in every format") {
  REQUIRE(written(Format::jsonl, with_fields({"size", "id"}), {fill_full}) == "{\"size\":-3,\"id\":7}\n");
  REQUIRE(written(Format::jsonl, with_fields({"name", "type"}), {fill_null}) == "{\"name\":null,\"type\":\"thing\"}\n");
  REQUIRE(written(Format::jsonl, with_fields({"type", "size"}), {fill_full}) == "{\"type\":\"thing\",\"size\":-3}\n");
  REQUIRE(written(Format::json, with_fields({"id"}), {fill_full}) == "{\"things\":[\n{\"id\":7}\n]}\n");
  REQUIRE(written(Format::csv, with_fields({"size", "type"}), {fill_full}) == "size,type\n-3,thing\n");
  REQUIRE(written(Format::table, with_fields({"size", "type"}), {fill_full}) == "SIZE  TYPE\n  -3  thing\n");
}

TEST_CASE("csv: a header, quoting where it is needed, nothing for null") {
  REQUIRE(written(Format::csv, {}, {fill_full, fill_null}) ==
          "type,id,name,size,share,active,made_at,duration_s,tags\n"
          "thing,7,\"an \"\"a\"\", 日本\",-3,0.25,true,2026-01-02T03:04:05.000007Z,12.5,\"{\"\"a\"\":[1,\"\"b\"\"]}\"\n"
          "thing,,,,,false,,,\n");
  WriteOptions bare = with_fields({"name"});
  bare.header = false;
  const auto named = [](std::string_view name) { return [=](Cells& row) { fill_named(row, 1, name, 1); }; };
  REQUIRE(written(Format::csv, bare, {named("plain"), named("a\nb"), named("a\rb"), named(""), named(" x ")}) ==
          "plain\n\"a\nb\"\n\"a\rb\"\n\"\"\n x \n");
  REQUIRE(written(Format::csv, with_fields({"id"}), {}) == "id\n");
  REQUIRE(written(Format::csv, bare, {}).empty());
}

TEST_CASE("ids: an id a line, and a refusal where there are none") {
  REQUIRE(written(Format::ids, {}, {fill_full, fill_null}) == "7\n");
  try {
    written(Format::ids, {}, {}, derived());
    FAIL("accepted");
  } catch (const Error& e) {
    REQUIRE(e.code() == Code::usage);
    REQUIRE(e.exit() == Exit::usage);
  }
}

TEST_CASE("a dry run prints no new ids") {
  WriteOptions options = with_fields({"id", "size"});
  options.null_ids_from = 8;
  const std::vector<Fill> rows{[](Cells& row) { fill_named(row, 7, "old", 100); }, [](Cells& row) { fill_named(row, 8, "new", 100); }};
  REQUIRE(written(Format::jsonl, options, rows) == "{\"id\":7,\"size\":100}\n{\"id\":null,\"size\":100}\n");
  REQUIRE(written(Format::csv, options, rows) == "id,size\n7,100\n,100\n");
  REQUIRE(written(Format::table, options, rows) == "ID  SIZE\n 7   100\n -   100\n");
  REQUIRE(written(Format::ids, options, rows) == "7\n");
  options.null_ids_from = 1;
  REQUIRE(written(Format::ids, options, rows).empty());
}

TEST_CASE("an unknown field is refused before anything is written, with the nearest one") {
  const Format format = GENERATE(Format::table, Format::json, Format::jsonl, Format::csv, Format::ids);
  std::string out;
  const auto writer = make_writer(format, [&](std::string_view bytes) { out += bytes; }, with_fields({"id", "nmae"}));
  try {
    writer->begin(thing());
    FAIL("accepted");
  } catch (const Error& e) {
    REQUIRE(e.code() == Code::unknown_field);
    REQUIRE(e.message() == "a thing record has no field \"nmae\"");
    REQUIRE(e.hint_text() == "did you mean name? fields: type, id, name, size, share, active, made_at, duration_s, tags");
  }
  writer->flush();
  REQUIRE(out.empty());
}

TEST_CASE("check_fields tells the same without a writer") {
  const std::vector<std::string> good{"type", "id", "tags"}, unknown{"id", ""}, twice{"id", "name", "id"};
  REQUIRE_NOTHROW(check_fields(thing(), good, Format::jsonl));
  REQUIRE_NOTHROW(check_fields(derived(), {}, Format::jsonl));
  REQUIRE_THROWS_WITH(check_fields(thing(), unknown, Format::jsonl), "a thing record has no field \"\"");
  REQUIRE_THROWS_WITH(check_fields(thing(), twice, Format::jsonl), "the field \"id\" is named twice");
  REQUIRE_THROWS_AS(check_fields(derived(), {}, Format::ids), Error);
}

TEST_CASE("a row that does not fit its description is a defect, not bad output") {
  const Format format = GENERATE(Format::table, Format::json, Format::jsonl, Format::csv, Format::ids);
  REQUIRE_THROWS_AS(written(format, {}, {[](Cells& row) { row.id(1); }}), Error);
}

TEST_CASE("seconds print exactly, at most six decimals") {
  struct Row {
    Micros span;
    const char* text;
  };
  const auto row = GENERATE(values<Row>({{0, "0"},
                                         {1, "0.000001"},
                                         {100'000, "0.1"},
                                         {12'345'678, "12.345678"},
                                         {3'600'000'000, "3600"},
                                         {-1'500'000, "-1.5"},
                                         {1'000'010, "1.00001"}}));
  const auto fill = [&](Cells& cells) {
    cells.id(1), cells.text(""), cells.integer(1), cells.number(1), cells.boolean(true), cells.time(0), cells.seconds(row.span);
    cells.json("");
  };
  REQUIRE(written(Format::jsonl, with_fields({"duration_s"}), {fill}) == cat("{\"duration_s\":", row.text, "}\n"));
  REQUIRE(written(Format::csv, with_fields({"duration_s"}), {fill}) == cat("duration_s\n", row.text, "\n"));
}

TEST_CASE("a record stays on one line, whatever its JSON looks like, and numbers are numbers") {
  const auto fill = [](Cells& row) {
    row.id(1), row.text("a\nb"), row.integer(1), row.number(std::numeric_limits<double>::quiet_NaN()), row.boolean(true), row.time(0);
    row.seconds(0), row.own_json("{\n  \"a\": 1\r\n}");
  };
  REQUIRE(written(Format::jsonl, with_fields({"name", "share", "tags"}), {fill}) ==
          "{\"name\":\"a\\nb\",\"share\":null,\"tags\":{   \"a\": 1  }}\n");
}

TEST_CASE("a row keeps the texts it owns until it is cleared") {
  Cells row;
  for (int round = 0; round < 3; ++round) {
    row.clear();
    for (int i = 0; i < 50; ++i) row.own_text(cat("a text that is long enough to live on the heap ", round, ' ', i));
    for (int i = 0; i < 50; ++i)
      REQUIRE(row.cells()[static_cast<std::size_t>(i)].text == cat("a text that is long enough to live on the heap ", round, ' ', i));
  }
  row.clear();
  const std::optional<std::string> nothing, something = "x";
  row.text_or_null(nothing);
  row.text_or_null(something);
  REQUIRE(row.cells()[0].null);
  REQUIRE(row.cells()[1].text == "x");
}

TEST_CASE("output leaves in chunks, and at once when asked") {
  std::vector<std::size_t> chunks;
  const auto writer = make_writer(Format::jsonl, [&](std::string_view bytes) { chunks.push_back(bytes.size()); }, {});
  writer->begin(thing());
  Cells cells;
  fill_full(cells);
  writer->row(cells);
  REQUIRE(chunks.empty());
  writer->flush();
  REQUIRE(chunks.size() == 1);
  for (int i = 0; i < 10'000; ++i) writer->row(cells);
  writer->end();
  writer->finish();
  REQUIRE(chunks.size() > 10);
  for (std::size_t i = 1; i + 1 < chunks.size(); ++i) {
    REQUIRE(chunks[i] >= 64 * 1024);
    REQUIRE(chunks[i] < 68 * 1024);
  }
}
