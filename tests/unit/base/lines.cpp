#include "lib/base/lines.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <cstdlib>
#include <thread>
#include <vector>

#include "lib/base/error.hpp"
#include "lib/base/text.hpp"
#include "tests/unit/temporary_folder.hpp"

using namespace tasks;
using Strings = std::vector<std::string>;

namespace {

Strings all(LineReader reader) {
  Strings lines;
  unsigned sum = 0;
  while (const auto line = reader.next()) {
    for (std::size_t i = 0; i < 64; ++i) sum += static_cast<unsigned char>(line->data()[line->size() + i]);  // readable, as promised
    lines.emplace_back(*line);
    REQUIRE(reader.number() == static_cast<std::int64_t>(lines.size()));
  }
  REQUIRE_FALSE(reader.next());
  return lines;
}

}  // namespace

TEST_CASE("lines end with a newline, a carriage return before it, or the text") {
  struct Row {
    const char* text;
    Strings lines;
  };
  const auto row = GENERATE(values<Row>({{"", {}},
                                         {"a", {"a"}},
                                         {"a\n", {"a"}},
                                         {"a\nb", {"a", "b"}},
                                         {"a\r\nb\r\n", {"a", "b"}},
                                         {"a\r", {"a"}},
                                         {"a\rb\n", {"a\rb"}},
                                         {"\n\n", {"", ""}},
                                         {"\xEF\xBB\xBF" "a\n\xEF\xBB\xBF" "b", {"a", "\xEF\xBB\xBF" "b"}},
                                         {"\xEF\xBB\xBF", {}},
                                         {"\xEF\xBB\xBF\n", {""}}}));
  REQUIRE(all(LineReader::text(row.text, "x")) == row.lines);
}

TEST_CASE("lines of every length survive the edges of the chunks") {
  const TemporaryFolder folder;
  std::string text;
  Strings expected;
  for (std::size_t i = 0; i < 400; ++i) {
    expected.push_back(cat(i, std::string(i * 37 % 9'001, static_cast<char>('a' + i % 26))));
    text += expected.back() + (i % 3 == 0 ? "\r\n" : "\n");
  }
  expected.push_back(std::string(1'000'000, 'L'));  // longer than a chunk, no newline behind it
  text += expected.back();
  REQUIRE(all(LineReader::file(folder.write("lines", text))) == expected);
  REQUIRE(all(LineReader::text(text, "x")) == expected);
}

TEST_CASE("a pipe that gives a byte at a time gives the same lines") {
  int ends[2];
  REQUIRE(::pipe(ends) == 0);
  std::thread writer([&] {
    for (const char c : std::string_view("\xEF\xBB\xBF" "one\r\ntwo\nthree")) {
      if (::write(ends[1], &c, 1) != 1) std::abort();
    }
    ::close(ends[1]);
  });
  const Strings lines = all(LineReader::descriptor(ends[0], "-"));
  writer.join();
  ::close(ends[0]);
  REQUIRE(lines == Strings{"one", "two", "three"});
}

TEST_CASE("a reader knows its place and how far it is") {
  const TemporaryFolder folder;
  LineReader lines = LineReader::file(folder.write("a\tb", "one\ntwo\n"));
  REQUIRE(lines.bytes_total() == 8);
  REQUIRE(lines.bytes_read() == 0);
  lines.next();
  REQUIRE(lines.bytes_read() == 4);
  lines.next();
  REQUIRE(lines.bytes_read() == 8);
  REQUIRE(lines.place() == cat("line 2 of ", (folder.path() / "a\\tb").native()));
  LineReader input = LineReader::descriptor(::open("/dev/null", O_RDONLY), "-");
  REQUIRE(input.place() == "line 0 of standard input");
  REQUIRE(input.bytes_total() == 0);
}

TEST_CASE("what is no file cannot be read") {
  REQUIRE_THROWS_AS(LineReader::file("/no/such/file"), Error);
  REQUIRE_THROWS_WITH(LineReader::file("/tmp"), Catch::Contains("is a directory"));
  REQUIRE_THROWS_AS(LineReader::descriptor(-1, "x"), Error);
}

TEST_CASE("a line without end is refused, the longest allowed one is not") {
  std::string text = "short\n" + std::string(k_max_line, 'x') + "\n" + std::string(k_max_line + 1, 'y');
  LineReader lines = LineReader::text(text, "big.jsonl");
  lines.next();
  REQUIRE(lines.next()->size() == k_max_line);
  REQUIRE_THROWS_WITH(lines.next(), "line 3 of big.jsonl is longer than 64 MiB");
}
