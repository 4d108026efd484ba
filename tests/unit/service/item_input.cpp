#include "lib/service/item_input.hpp"

#include <catch2/catch.hpp>
#include <fcntl.h>

#include <vector>

#include "lib/base/descriptor.hpp"
#include "lib/base/error.hpp"
#include "lib/base/text.hpp"
#include "tests/unit/temporary_folder.hpp"

using namespace tasks;
using service::ItemInput;

namespace {

struct Line {
  std::string text;
  bool file;
};

std::vector<Line> all(ItemInput& input) {
  std::vector<Line> lines;
  input.each([&](std::string_view line, ItemInput::Origin origin) { lines.push_back({std::string(line), origin == ItemInput::Origin::file}); });
  return lines;
}

std::string place_of(ItemInput& input, std::string_view marked) {
  try {
    input.each([&](std::string_view line, ItemInput::Origin) {
      if (line.find(marked) != std::string_view::npos) throw Error(Code::bad_record, "here");
    });
  } catch (const Error& e) {
    return e.message();
  }
  return "nowhere";
}

}  // namespace

TEST_CASE("folders are expanded in byte order, without what is hidden, and files are measured") {
  TemporaryFolder folder;
  folder.write("img/b.txt", "hello");
  folder.write("img/a/z.txt", "");
  folder.write("img/.hidden", "");
  folder.write("other/c.txt", "");
  ItemInput input({.hash = false});
  input.add((folder.path() / "img").native());
  input.add((folder.path() / "other" / "c.txt").native());
  const auto lines = all(input);
  const std::string root = fs::canonical(folder.path()).native();
  REQUIRE(lines.size() == 3);
  CHECK(lines[0].text == cat("{\"path\":\"", root, "/img/a/z.txt\",\"size\":0}"));
  CHECK(lines[1].text == cat("{\"path\":\"", root, "/img/b.txt\",\"size\":5}"));
  CHECK(lines[2].text == cat("{\"path\":\"", root, "/other/c.txt\",\"size\":0}"));
  CHECK(lines[0].file);
  CHECK(input.common_folder() == root);
  CHECK(input.expected() == 3);
}

TEST_CASE("a stream may mix records and paths, and its errors keep the numbers of its lines") {
  TemporaryFolder folder;
  folder.write("img/1.txt", "1");
  folder.write("img/2.txt", "2");
  const std::string img = (folder.path() / "img").native();
  const auto list = folder.write("list", cat("{\"path\":\"first\"}\n", img, "\n\n  {\"path\":\"fourth\"}\n{\"path\":\"fifth\"}\ns3://b/six.png\n\r\n{\"path\":\"eighth\"}"));
  ItemInput input({.hash = true});
  {
    const Descriptor in(::open(list.c_str(), O_RDONLY | O_CLOEXEC));
    input.add_stream(in.get(), "standard input");
  }
  const auto lines = all(input);
  REQUIRE(lines.size() == 7);
  CHECK_FALSE(lines[0].file);
  CHECK(lines[1].file);
  CHECK(lines[2].text.find("content_hash") != std::string::npos);
  CHECK(lines[3].text == "{\"path\":\"fourth\"}");
  CHECK(lines[5].text == "{\"path\":\"s3://b/six.png\"}");
  CHECK(place_of(input, "first") == "line 1 of standard input: here");
  CHECK(place_of(input, "fourth") == "line 4 of standard input: here");
  CHECK(place_of(input, "fifth") == "line 5 of standard input: here");
  CHECK(place_of(input, "eighth") == "line 8 of standard input: here");
}

TEST_CASE("records are read where they are, and a missing file names its line") {
  TemporaryFolder folder;
  const auto records = folder.write("items.jsonl", "{\"path\":\"a\"}\n{\"path\":\"b\"}\n");
  const auto list = folder.write("list", "\nno/such/file\n");
  ItemInput input({});
  input.add(records.native());
  CHECK(all(input).size() == 2);
  CHECK(input.common_folder().empty());
  CHECK(place_of(input, "\"b\"") == cat("line 2 of ", records.native(), ": here"));
  const Descriptor in(::open(list.c_str(), O_RDONLY | O_CLOEXEC));
  CHECK_THROWS_WITH(input.add_stream(in.get(), "standard input"), Catch::StartsWith("line 2 of standard input: cannot read \"no/such/file\""));
  CHECK_THROWS_AS(input.add((folder.path() / "nowhere").native()), Error);
}
