#include "lib/geometry/shapes.hpp"

#include <catch2/catch.hpp>
#include <cmath>

#include "lib/base/error.hpp"
#include "lib/geometry/shape_json.hpp"

using namespace tasks;
using namespace tasks::geometry;

TEST_CASE("area and bounds of every shape") {
  struct Row {
    Shape shape;
    std::optional<double> area;
    std::optional<Rect> bounds;
  };
  const Ring square{{0, 0}, {4, 0}, {4, 4}, {0, 4}}, hole{{1, 1}, {1, 2}, {2, 2}, {2, 1}};
  const Row rows[] = {
      {Classification{}, {}, {}},
      {Box{{10, 20, 100, 50}, 0}, 5000, Rect{10, 20, 100, 50}},
      {Box{{10, 20, 100, 50}, 90}, 5000, Rect{35, -5, 50, 100}},
      {Box{{10, 20, 100, 50}, -270}, 5000, Rect{35, -5, 50, 100}},
      {Box{{10, 20, 100, 50}, 180}, 5000, Rect{10, 20, 100, 50}},
      {Polygon{{square}}, 16, Rect{0, 0, 4, 4}},
      {Polygon{{square, hole}}, 15, Rect{0, 0, 4, 4}},
      {Polygon{{Ring(square.rbegin(), square.rend())}}, 16, Rect{0, 0, 4, 4}},
      {Polyline{{{1, 2}, {5, 0}}}, {}, Rect{1, 0, 4, 2}},
      {Dot{{3, 4}}, {}, Rect{3, 4, 0, 0}},
      {Ellipse{{10, 10}, 4, 2, 90}, 8 * 3.141592653589793, Rect{8, 6, 4, 8}},
      {Mask{4, 3, {4, 2, 6}}, 2, Rect{1, 1, 1, 2}},
      {Mask{4, 3, {12}}, 0, {}},
      {Cuboid{{{{0, 0}, {2, 0}, {2, 2}, {0, 2}, {1, 1}, {3, 1}, {3, 3}, {1, 3}}}}, {}, Rect{0, 0, 3, 3}},
      {TextSpan{1, 2}, {}, {}},
      {TimeRange{1, 2}, {}, {}},
  };
  for (const Row& row : rows) {
    std::string text;
    append_json(text, row.shape);
    INFO(text);
    const auto a = area(row.shape);
    REQUIRE(a.has_value() == row.area.has_value());
    if (a) CHECK(*a == Approx(*row.area).epsilon(1e-12));
    CHECK(bounds(row.shape) == row.bounds);
  }
}

TEST_CASE("a box turns clockwise on the screen") {
  // y grows downwards: after 30° clockwise the top left corner of a wide box has gone up and to the right.
  const auto c = corners(Box{{0, 0, 20, 10}, 30});
  const double s = 0.5, k = std::sqrt(3) / 2;
  CHECK(c[0].x == Approx(10 - 10 * k + 5 * s));
  CHECK(c[0].y == Approx(5 - 10 * s - 5 * k));
}

TEST_CASE("rings on one line have no area, crossing ones do") {
  CHECK(flat({}));
  CHECK(flat({{1, 1}, {2, 2}}));
  CHECK(flat({{1, 1}, {1, 1}, {1, 1}}));
  CHECK(flat({{0, 0}, {1, 1}, {3, 3}, {0, 0}}));
  CHECK_FALSE(flat({{0, 0}, {1, 1}, {1, 0}}));
  CHECK_FALSE(flat({{0, 0}, {2, 2}, {2, 0}, {0, 2}}));  // a bow tie: shoelace says 0
}

TEST_CASE("geometry has one spelling") {
  struct Row {
    std::size_t kind;
    std::string in, out;
  };
  const Row rows[] = {
      {0, "null", "null"},
      {0, "", "null"},
      {1, R"({ "bbox" : [1, 2.50, 3e1, 4.0] , "rotation":0})", R"({"bbox":[1,2.5,30,4]})"},
      {1, R"({"rotation":-30.5,"bbox":[-0.0,0.1,3,4]})", R"({"bbox":[0,0.1,3,4],"rotation":-30.5})"},
      {1, R"({"bbox":[239.97000000000003,1e-7,3,4]})", R"({"bbox":[239.97000000000003,1e-07,3,4]})"},
      {2, R"({"rings":[[[0,0],[4,0],[4,4.0]],[[1,1],[2,1],[2,2]]]})", R"({"rings":[[[0,0],[4,0],[4,4]],[[1,1],[2,1],[2,2]]]})"},
      {3, R"({"points":[[0,0],[4,0]]})", R"({"points":[[0,0],[4,0]]})"},
      {4, R"({"point":[1,2]})", R"({"point":[1,2]})"},
      {5, R"({"radii":[2,1],"center":[3,4],"rotation":45})", R"({"center":[3,4],"radii":[2,1],"rotation":45})"},
      {6, R"({"rle":{"size":[3,4],"counts":[4,2,6]}})", R"({"rle":{"size":[3,4],"counts":[4,2,6]}})"},
      {6, R"({"rle":{"counts":"426","size":[3,4]}})", R"({"rle":{"size":[3,4],"counts":"426"}})"},
      {7, R"({"points":[[0,0],[2,0],[2,2],[0,2],[1,1],[3,1],[3,3],[1,3]]})", R"({"points":[[0,0],[2,0],[2,2],[0,2],[1,1],[3,1],[3,3],[1,3]]})"},
      {8, R"({"end":9,"start":4.0})", R"({"start":4,"end":9})"},
      {9, R"({"start_s":0.50,"end_s":2})", R"({"start_s":0.5,"end_s":2})"},
      {1, R"({"bbox":[1,2,3,4],"keyframes":[{"geometry":{"bbox":[2,2,3,4]},"frame":5}]})",
       R"({"bbox":[1,2,3,4],"keyframes":[{"frame":5,"geometry":{"bbox":[2,2,3,4]}}]})"},
  };
  ShapeReader reader;
  for (const Row& row : rows) {
    INFO(row.in);
    const Drawing drawing = reader.read(row.kind, row.in);
    CHECK_NOTHROW(check_valid(drawing));
    CHECK(drawing.shape.index() == row.kind);
    std::string text;
    append_json(text, drawing);
    CHECK(text == row.out);
    CHECK(reader.read(row.kind, text) == drawing);
  }
}

TEST_CASE("bad geometry is refused, with its field") {
  struct Row {
    std::size_t kind;
    std::string text, field, what;
  };
  const Row rows[] = {
      {0, R"({"bbox":[1,2,3,4]})", "geometry", "no geometry"},
      {1, "null", "geometry", "missing"},
      {1, "", "geometry", "missing"},
      {1, "[1,2,3,4]", "geometry", "expected an object"},
      {1, "{", "geometry", "not valid JSON"},
      {1, "{}", "geometry.bbox", "missing"},
      {1, R"({"bbox":[1,2,3]})", "geometry.bbox", "got 3 values"},
      {1, R"({"bbox":[1,2,3,"4"]})", "geometry.bbox[3]", "expected a number"},
      {1, R"({"bbox":[1,2,3,null]})", "geometry.bbox[3]", "expected a number"},
      {1, R"({"bbox":[1,2,3,true]})", "geometry.bbox[3]", "expected a number"},
      {1, R"({"bbox":[1,2,3,NaN]})", "geometry", "not valid JSON"},
      {1, R"({"bbox":[1,2,3,1e999]})", "geometry", "not valid JSON"},
      {1, R"({"bbox":[1,2,3,1e10]})", "geometry.bbox[3]", "out of range"},
      {1, R"({"bbox":[1,2,3,4],"rotation":"a"})", "geometry.rotation", "expected a number"},
      {1, R"({"bbox":[1,2,3,4],"bbox":[1,2,3,4]})", "geometry.bbox", "twice"},
      {1, R"({"bbox":[1,2,3,4],"angle":3})", "geometry.angle", "unknown field"},
      {1, R"({"bbox":[1,2,3,4],"":3})", "geometry.", "unknown field"},
      {1, R"({"bbox":[1,2,0,4]})", "geometry.bbox", "above 0"},
      {1, R"({"bbox":[1,2,3,-4]})", "geometry.bbox", "above 0"},
      {2, R"({"rings":[]})", "geometry.rings", "needs a ring"},
      {2, R"({"rings":[[0,0,1,1,1,0]]})", "geometry.rings[0][0]", "expected [x,y]"},
      {2, R"({"rings":[[[0,0],[1,1]]]})", "geometry.rings[0]", "at least 3 points"},
      {2, R"({"rings":[[[0,0],[1,1],[2,2]]]})", "geometry.rings[0]", "no area"},
      {2, R"({"rings":[[[0,0],[1,1],[1,0]],[[9,9],[8,9],[8,8]]]})", "geometry.rings[1]", "outside the first ring"},
      {3, R"({"points":[[1,1]]})", "geometry.points", "at least 2 points"},
      {3, R"({"points":[[1,1],[1,1]]})", "geometry.points", "no length"},
      {4, R"({"point":[1]})", "geometry.point", "got 1 value"},
      {4, R"({"point":[[1,2]]})", "geometry.point", "got 1 value"},
      {5, R"({"center":[1,1],"radii":[0,1]})", "geometry.radii", "above 0"},
      {6, R"({"rle":{"size":[3,4],"counts":[4,2,5]}})", "geometry.rle", "add up to 11"},
      {6, R"({"rle":{"size":[3,4],"counts":[12]}})", "geometry.rle", "empty"},
      {6, R"({"rle":{"size":[3,4],"counts":[4,2.5,6]}})", "geometry.rle.counts[1]", "whole number"},
      {6, R"({"rle":{"size":[3],"counts":[12]}})", "geometry.rle.size", "[height,width]"},
      {6, R"({"rle":{"size":[3,4],"counts":"42P"}})", "geometry.rle.counts", "middle of a number"},
      {6, R"({"rle":{"size":[3,4],"counts":{}}})", "geometry.rle.counts", "list of run lengths"},
      {7, R"({"points":[[0,0]]})", "geometry.points", "expected 8 points"},
      {7, R"({"points":[[0,0],[0,0],[0,0],[0,0],[0,0],[0,0],[0,0],[0,0]]})", "geometry.points", "no area"},
      {8, R"({"start":4,"end":4})", "geometry.end", "above start"},
      {8, R"({"start":-1,"end":4})", "geometry.start", "below 0"},
      {8, R"({"start":1.5,"end":4})", "geometry.start", "whole number"},
      {9, R"({"start_s":2,"end_s":1})", "geometry.end_s", "above start_s"},
      {1, R"({"bbox":[1,2,3,4],"keyframes":[{"frame":5,"geometry":{"bbox":[2,2,0,4]}}]})", "geometry.keyframes[0].geometry.bbox", "above 0"},
      {1, R"({"bbox":[1,2,3,4],"keyframes":[{"frame":5,"geometry":{"bbox":[2,2,1,4]}},{"frame":5,"geometry":{"bbox":[2,2,1,4]}}]})",
       "geometry.keyframes[1].frame", "does not come after"},
      {3, R"({"points":[[0,0],[1,1]],"keyframes":[{"frame":5,"geometry":{"points":[[0,0],[1,1],[2,2]]}}]})", "geometry.keyframes[0].geometry",
       "numbers of points"},
      {1, R"({"bbox":[1,2,3,4],"keyframes":[{"frame":5,"geometry":{"bbox":[2,2,1,4],"keyframes":[]}}]})",
       "geometry.keyframes[0].geometry.keyframes", "of its own"},
  };
  ShapeReader reader;
  for (const Row& row : rows) {
    INFO(row.text);
    try {
      check_valid(reader.read(row.kind, row.text));
      FAIL("was accepted");
    } catch (const Error& e) {
      CHECK(e.code() == Code::bad_record);
      CHECK_THAT(e.message(), Catch::StartsWith(row.field) && Catch::Contains(row.what));
      REQUIRE_FALSE(e.details().empty());
      CHECK(e.details().front() == std::pair<std::string, std::string>("field", row.field));
    }
  }
}
