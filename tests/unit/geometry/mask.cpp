#include "lib/geometry/mask.hpp"

#include <catch2/catch.hpp>

#include "lib/base/error.hpp"
#include "lib/geometry/shapes.hpp"

using namespace tasks;
using namespace tasks::geometry;

namespace {

// Pixels by the definition, one by one: what the run arithmetic is checked against.
std::vector<std::vector<bool>> bitmap(const Mask& m) {
  std::vector<std::vector<bool>> rows(static_cast<std::size_t>(m.height), std::vector<bool>(static_cast<std::size_t>(m.width)));
  std::size_t at = 0;
  bool on = false;
  for (const auto n : m.runs) {
    for (std::int64_t i = 0; i < n; ++i, ++at) rows[at % static_cast<std::size_t>(m.height)][at / static_cast<std::size_t>(m.height)] = on;
    on = !on;
  }
  return rows;
}

std::string picture(const Mask& m) {
  std::string out;
  for (const auto& row : bitmap(m)) {
    for (const bool on : row) out += on ? '#' : '.';
    out += '\n';
  }
  return out;
}

}  // namespace

TEST_CASE("runs and COCO's compressed strings are the same thing") {
  struct Row {
    std::vector<std::int64_t> runs;
    std::string text;
  };
  // Texts as pycocotools writes them.
  const Row rows[] = {
      {{}, ""},
      {{0}, "0"},
      {{15}, "?"},
      {{16}, "`0"},
      {{6, 1, 40, 4, 5, 4, 5, 4, 21}, "61X13mN000`0"},
  };
  for (const Row& row : rows) {
    INFO(row.text);
    CHECK(decode_runs(row.text) == row.runs);
    CHECK(encode_runs(row.runs) == row.text);
  }
  for (std::int64_t n = 1; n < (std::int64_t{1} << 50); n = n * 3 + 1) {
    const std::vector<std::int64_t> runs{n, 1, n / 2, n, 0, n / 3};
    CHECK(decode_runs(encode_runs(runs)) == runs);
  }
}

TEST_CASE("bad compressed counts are refused") {
  for (const std::string text : {"!", "\x7f", "a b", "P", "oooooooooooooooooooooo", "ooooooooooooo0", "@"}) {
    INFO(text);
    CHECK_THROWS_AS(decode_runs(text), Error);
  }
  CHECK_THROWS_WITH(decode_runs("0P"), Catch::Contains("middle of a number"));
}

TEST_CASE("runs must add up to the image") {
  CHECK_NOTHROW(check_runs({4, 3, {4, 2, 6}}));
  CHECK_NOTHROW(check_runs({4, 3, {12}}));
  CHECK_THROWS_WITH(check_runs({4, 3, {4, 2, 5}}), Catch::Contains("add up to 11, expected 12"));
  CHECK_THROWS_WITH(check_runs({4, 3, {4, 2, 7}}), Catch::Contains("more than the 12 pixels"));
  CHECK_THROWS_WITH(check_runs({4, 3, {4, -2, 10}}), Catch::Contains("negative"));
  CHECK_THROWS_AS(check_runs({0, 3, {}}), Error);
  CHECK_THROWS_AS(check_runs({std::int64_t{1} << 40, std::int64_t{1} << 40, {1}}), Error);
  CHECK_THROWS_AS(check_runs({2, 2, {9223372036854775807, 9223372036854775807}}), Error);
}

TEST_CASE("area and bounds of runs are those of their pixels") {
  const Mask masks[] = {
      {4, 3, {4, 2, 6}}, {4, 3, {12}}, {4, 3, {0, 12}}, {4, 3, {2, 2, 8}}, {4, 3, {11, 1}}, {4, 3, {0, 1, 11}}, {4, 3, {1, 1, 3, 1, 0, 2, 4}}, {1, 5, {1, 3, 1}},
  };
  for (const Mask& m : masks) {
    const auto rows = bitmap(m);
    std::int64_t count = 0;
    double left = 1e9, top = 1e9, right = -1, bottom = -1;
    for (std::size_t y = 0; y < rows.size(); ++y)
      for (std::size_t x = 0; x < rows[y].size(); ++x)
        if (rows[y][x]) {
          ++count;
          left = std::min(left, static_cast<double>(x));
          right = std::max(right, static_cast<double>(x) + 1);
          top = std::min(top, static_cast<double>(y));
          bottom = std::max(bottom, static_cast<double>(y) + 1);
        }
    INFO(picture(m));
    CHECK(pixels(m) == count);
    const auto r = bounds(m);
    REQUIRE(r.has_value() == (count > 0));
    if (r) CHECK(*r == Rect{left, top, right - left, bottom - top});
  }
}

TEST_CASE("polygons become the pixels whose centres they hold") {
  struct Row {
    std::vector<std::vector<FlatRing>> groups;
    std::string picture;
  };
  const FlatRing square{{1, 1, 4, 1, 4, 4, 1, 4}}, hole{{2, 2, 3, 2, 3, 3, 2, 3}}, right{{4, 0, 6, 0, 6, 2, 4, 2}}, huge{{-9, -9, 99, -9, 99, 99, -9, 99}};
  const Row rows[] = {
      {{{square}}, "......\n.###..\n.###..\n.###..\n"},
      {{{square, hole}}, "......\n.###..\n.#.#..\n.###..\n"},
      {{{square}, {right}}, "....##\n.#####\n.###..\n.###..\n"},
      {{{square}, {square}}, "......\n.###..\n.###..\n.###..\n"},
      {{{huge}}, "######\n######\n######\n######\n"},
      {{}, "......\n......\n......\n......\n"},
      {{{FlatRing{{0, 0, 6, 0, 0, 4}}}}, "#####.\n####..\n##....\n#.....\n"},
      {{{FlatRing{{-5, 1, -1, 1, -1, 3}}}}, "......\n......\n......\n......\n"},
  };
  for (const Row& row : rows) {
    const Mask m = rasterise(row.groups, 6, 4);
    CHECK(picture(m) == row.picture);
    CHECK_NOTHROW(check_runs(m));
  }
}
