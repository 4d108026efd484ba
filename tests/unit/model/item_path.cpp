#include "lib/model/item_path.hpp"

#include <catch2/catch.hpp>

#include "lib/base/error.hpp"

using namespace tasks;
using namespace tasks::model;

TEST_CASE("a path has one spelling") {
  struct Row {
    std::string in, out, dir;
  };
  const Row rows[] = {
      {"a.jpg", "/a.jpg", "/"},
      {"/a.jpg", "/a.jpg", "/"},
      {"./a//b/./c.jpg", "/a/b/c.jpg", "/a/b"},
      {"/a/b.jpg", "/a/b.jpg", "/a"},
      {"..a/b..jpg", "/..a/b..jpg", "/..a"},
      {"straße/日本.jpg", "/straße/日本.jpg", "/straße"},
      {"with blank.jpg", "/with blank.jpg", "/"},
      {"back\\slash.jpg", "/back\\slash.jpg", "/"},
      {"s3://bucket//a/../b.jpg", "s3://bucket//a/../b.jpg", "s3://bucket//a/.."},
      {"://b.jpg", "/:/b.jpg", "/:"},
  };
  for (const Row& row : rows) {
    INFO(row.in);
    CHECK(normal_path(row.in) == row.out);
    CHECK(normal_path(row.out) == row.out);
    CHECK(dir_of(row.out) == row.dir);
  }
}

TEST_CASE("paths that are no item's are refused, named escaped") {
  struct Row {
    std::string in, what;
  };
  const Row rows[] = {
      {"", "empty"},         {"/", "folder"},          {".", "folder"},           {"a/", "folder"},
      {"a/.", "folder"},     {"../a", "climbs"},       {"a/..", "climbs"},        {"a/../b", "climbs"},
      {"a\nb", "a\\nb"},     {"a\tb", "control"},      {std::string("a\0b", 3), "control"}, {"a\x7f", "control"},
      {"a\xff.jpg", "\\xff"}, {"a\xed\xa0\x80", "UTF-8"},
  };
  for (const Row& row : rows) {
    INFO(row.what);
    CHECK_THROWS_WITH(normal_path(row.in), Catch::Contains(row.what));
  }
}

TEST_CASE("what a path is below a root") {
  CHECK(model::below_root("/a/b.png", "/a") == "/b.png");
  CHECK(model::below_root("/a/b.png", "/a/") == "/b.png");
  CHECK(model::below_root("/a/b.png", "/") == "/a/b.png");
  CHECK(model::below_root("s3://x/y/b.png", "s3://x") == "/y/b.png");
  CHECK(model::below_root("/ab/c.png", "/a").empty());
  CHECK(model::below_root("/a", "/a").empty());
  CHECK(model::below_root("/a/", "/a").empty());
  CHECK(model::is_uri("s3://x"));
  CHECK_FALSE(model::is_uri("/s3://x"));
  CHECK_FALSE(model::is_uri("://x"));
}
