#include <catch2/catch.hpp>

#include "lib/base/text.hpp"
#include "lib/render/display.hpp"
#include "tests/unit/render/samples.hpp"

using namespace samples;

namespace {

Fill named(std::int64_t id, std::string_view name, std::int64_t size) {
  return [=](Cells& row) { fill_named(row, id, name, size); };
}

std::vector<std::string> lines_of(const std::string& text) {
  REQUIRE((text.empty() || text.ends_with('\n')));
  return split(std::string_view(text).substr(0, text.empty() ? 0 : text.size() - 1), '\n');
}

const RecordType& job() {
  static const RecordType type{"job", "jobs", true,
                               {{"id", Kind::id, ""},
                                {"status", Kind::text, ""},
                                {"progress", Kind::number, ""},
                                {"overdue", Kind::boolean, ""}},
                               {"id", "status", "progress", "overdue"}};
  return type;
}

Fill job_row(std::int64_t id, std::string_view status, double progress, bool overdue) {
  return [=](Cells& row) { row.id(id), row.text(status), row.number(progress), row.boolean(overdue); };
}

}  // namespace

TEST_CASE("a table shows its type's columns, aligned, numbers to the right, nothing trailing") {
  REQUIRE(written(Format::table, {}, {named(7, "short", 5), named(1234, "日本語", 12), fill_null}) ==
          "  ID  NAME    SIZE  MADE AT\n"
          "   7  short      5  2026-01-02 03:04\n"
          "1234  日本語    12  2026-01-02 03:04\n"
          "   -  -          -  -\n");
}

TEST_CASE("a table without rows is its header, without header nothing") {
  REQUIRE(written(Format::table, {}, {}) == "ID  NAME  SIZE  MADE AT\n");
  WriteOptions bare;
  bare.header = false;
  REQUIRE(written(Format::table, bare, {}).empty());
  REQUIRE(written(Format::table, bare, {named(7, "x", 5)}) == "7  x  5  2026-01-02 03:04\n");
}

TEST_CASE("a type without table columns shows all") {
  const auto fill = [](Cells& row) { row.text("cat"), row.integer(3); };
  REQUIRE(written(Format::table, {}, {fill}, derived()) == "TYPE     LABEL  N\nderived  cat    3\n");
}

TEST_CASE("a table fits the terminal: the widest texts give way") {
  WriteOptions options;
  options.width = 40;
  REQUIRE(written(Format::table, options, {named(7, "a rather long name of a thing", 5), named(8, "short", 12)}) ==
          "ID  NAME          SIZE  MADE AT\n"
          " 7  a rather lo…     5  2026-01-02 03:04\n"
          " 8  short           12  2026-01-02 03:04\n");
}

TEST_CASE("whatever the width, no line is wider, in wide letters too") {
  WriteOptions options;
  options.width = GENERATE(std::size_t{1}, std::size_t{5}, std::size_t{12}, std::size_t{30}, std::size_t{33}, std::size_t{80});
  options.color = GENERATE(false, true);
  const std::string wide = "日本語の名前はとても長いので切られます";
  const std::string out = written(Format::table, options, {named(7, wide, 5), named(123456, "short", 123456)});
  for (std::string line : lines_of(out)) {
    for (std::string_view code : {k_bold, k_plain})
      for (std::size_t at; (at = line.find(code)) != std::string::npos;) line.erase(at, code.size());
    INFO(line);
    REQUIRE(display_width(line) <= options.width);
    REQUIRE_FALSE(line.ends_with(' '));
  }
}

TEST_CASE("a table as wide as it needs cuts nothing") {
  const std::string name(300, 'x');
  REQUIRE(written(Format::table, {}, {named(7, name, 5)}).find(name) != std::string::npos);
}

TEST_CASE("texts cannot move the cursor") {
  WriteOptions options;
  options.fields = {"name"};
  REQUIRE(written(Format::table, options, {named(7, "a\x1B[2Jb\nc", 5)}) == "NAME\na\\x1b[2Jb\\nc\n");
}

TEST_CASE("beyond 2,000 rows the widths are fixed and the rows stream") {
  std::string out;
  WriteOptions options;
  options.width = 40;
  options.fields = {"id", "name", "size"};
  const auto writer = make_writer(Format::table, [&](std::string_view bytes) { out += bytes; }, options);
  writer->begin(thing());
  Cells cells;
  const auto add = [&](std::int64_t id, std::string_view name) {
    cells.clear();
    fill_named(cells, id, name, 1);
    writer->row(cells);
  };
  for (int i = 1; i < 2'000; ++i) add(i, "name");
  writer->flush();
  REQUIRE(out.empty());
  add(2'000, "name");
  writer->flush();
  REQUIRE(lines_of(out).size() == 2'001);
  REQUIRE(lines_of(out)[0] == "     ID  NAME  SIZE");
  REQUIRE(lines_of(out)[2'000] == "   2000  name     1");
  add(1'000'000, "a longer name");                      // there is room on the screen
  add(1'000'001, "a name that is wider than what is left");
  writer->flush();
  REQUIRE(lines_of(out)[2'001] == "1000000  a longer name     1");
  REQUIRE(lines_of(out)[2'002] == "1000001  a name that is wider tha…     1");
  REQUIRE(display_width(lines_of(out)[2'002]) == 40);
  writer->end();
  writer->finish();
  REQUIRE(lines_of(out).size() == 2'003);
}

TEST_CASE("several groups are parted by an empty line") {
  std::string out;
  WriteOptions options;
  options.fields = {"type"};
  const auto writer = make_writer(Format::table, [&](std::string_view bytes) { out += bytes; }, options);
  write_rows(*writer, thing(), {fill_null});
  write_rows(*writer, derived(), {});
  writer->finish();
  REQUIRE(out == "TYPE\nthing\n\nTYPE\n");
}

TEST_CASE("progress is a bar, and colour changes nothing but colour") {
  const std::vector<Fill> rows{job_row(1, "in-progress", 0.6, true), job_row(2, "completed", 1, false),
                               job_row(3, "completed-with-issues", 0, false)};
  const std::string plain = written(Format::table, {}, rows, job());
  REQUIRE(plain ==
          "ID  STATUS                 PROGRESS         OVERDUE\n"
          " 1  in-progress            ██████░░░░ 60%   yes\n"
          " 2  completed              ██████████ 100%  no\n"
          " 3  completed-with-issues  ░░░░░░░░░░ 0%    no\n");
  WriteOptions options;
  options.color = true;
  std::string colored = written(Format::table, options, rows, job());
  REQUIRE(colored.find("\x1b[1mID  STATUS") == 0);
  REQUIRE(colored.find("\x1b[33min-progress\x1b[0m ") != std::string::npos);
  REQUIRE(colored.find("\x1b[32mcompleted\x1b[0m ") != std::string::npos);
  REQUIRE(colored.find("\x1b[31mcompleted-with-issues\x1b[0m ") != std::string::npos);
  REQUIRE(colored.find("\x1b[31myes\x1b[0m\n") != std::string::npos);
  for (const char* code : {"\x1b[0m", "\x1b[1m", "\x1b[31m", "\x1b[32m", "\x1b[33m"})
    for (std::size_t at; (at = colored.find(code)) != std::string::npos;) colored.erase(at, std::string_view(code).size());
  REQUIRE(colored == plain);
}

TEST_CASE("values as people read them") {
  const auto shown = [](Kind kind, const Fill& fill) {
    const RecordType type{"x", "xs", false, {{"value", kind, ""}}, {"value"}};
    WriteOptions options;
    options.header = false;
    const std::string out = written(Format::table, options, {fill}, type);
    return out.substr(0, out.size() - 1);
  };
  const auto number = [&](double v) { return shown(Kind::number, [=](Cells& row) { row.number(v); }); };
  REQUIRE(number(1.0 / 3) == "0.3333");
  REQUIRE(number(2) == "2");
  REQUIRE(number(-0.5) == "-0.5");
  REQUIRE(number(0) == "0");
  REQUIRE(number(0.99999) == "1");
  REQUIRE(number(0.00001) == "0.00001");
  REQUIRE(number(1e20) == "1e+20");
  REQUIRE(shown(Kind::seconds, [](Cells& row) { row.seconds(12'345'678); }) == "12.3");
  REQUIRE(shown(Kind::seconds, [](Cells& row) { row.seconds(60'000'000); }) == "60");
  REQUIRE(shown(Kind::seconds, [](Cells& row) { row.seconds(-1'250'000); }) == "-1.3");
  const auto json = [&](const char* v) { return shown(Kind::json, [=](Cells& row) { row.json(v); }); };
  REQUIRE(json(R"(["box","point"])") == "box, point");
  REQUIRE(json(R"(["box"])") == "box");
  REQUIRE(json("[]") == "-");
  REQUIRE(json("{}") == "-");
  REQUIRE(json(R"(["a",1,"b"])") == R"(["a",1,"b"])");
  REQUIRE(json(R"(["a\"","b"])") == R"(["a\"","b"])");
  REQUIRE(json(R"({"complete":3})") == R"({"complete":3})");
}

TEST_CASE("vertical: one field a line, all of them, times with their distance") {
  WriteOptions options;
  options.vertical = true;
  options.now = k_made + 3 * k_hour;
  REQUIRE(written(Format::table, options, {fill_full}) ==
          "type        thing\n"
          "id          7\n"
          "name        an \"a\", 日本\n"
          "size        -3\n"
          "share       0.25\n"
          "active      yes\n"
          "made at     2026-01-02 03:04 UTC (3 hours ago)\n"
          "duration s  12.5\n"
          "tags        {\"a\":[1,\"b\"]}\n");
  options.fields = {"id", "made_at"};
  options.now = 0;
  REQUIRE(written(Format::table, options, {fill_full, fill_null}) ==
          "id       7\nmade at  2026-01-02 03:04 UTC\n\nid       -\nmade at  -\n");
}

TEST_CASE("vertical: long texts go on below themselves, lines of a text stay lines") {
  WriteOptions options;
  options.vertical = true;
  options.fields = {"id", "name"};
  options.width = 30;
  REQUIRE(written(Format::table, options, {named(1, "one two three four five six seven", 0)}) ==
          "id    1\n"
          "name  one two three four five\n"
          "      six seven\n");
  REQUIRE(written(Format::table, options, {named(1, std::string(50, 'x'), 0)}) ==
          "id    1\nname  " + std::string(24, 'x') + "\n      " + std::string(24, 'x') + "\n      xx\n");
  REQUIRE(written(Format::table, options, {named(1, "first line\n\nthird \x1B line\n", 0)}) ==
          "id    1\nname  first line\n\n      third \\x1b line\n");
  options.width = 10;
  REQUIRE(written(Format::table, options, {named(1, "never cut into slivers", 0)}) == "id    1\nname  never cut into slivers\n");
}
