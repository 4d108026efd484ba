#include "lib/scoring/dataloop.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <sstream>

#include "lib/base/error.hpp"
#include "lib/formats/scored_item_json.hpp"
#include "lib/geometry/cover.hpp"
#include "tests/unit/formats/fixtures.hpp"

using namespace tasks;
using namespace tasks::scoring;
using nlohmann::json;

namespace {

model::ScoredItem read(const json& input) { return formats::ScoredItemReader(k_dataloop_shapes).read(input.dump()); }

json annotation(const std::string& id, const std::string& label, const std::string& shape, json geometry) {
  return {{"id", id}, {"label", label}, {"shape", shape}, {"geometry", std::move(geometry)}};
}
json item_of(json first, json second) {
  return {{"item", "i"}, {"type", "consensus"}, {"contributors", {{{"user", "a"}, {"annotations", std::move(first)}}, {{"user", "b"}, {"annotations", std::move(second)}}}}};
}

}  // namespace

TEST_CASE("dataloop gives what the reference gives, row by row") {
  std::istringstream lines(fixture("scoring/dataloop.jsonl"));
  std::string line;
  int cases = 0;
  while (std::getline(lines, line)) {
    const json golden = json::parse(line);
    INFO(golden["name"]);
    ++cases;
    const model::ScoredItem item = read(golden["input"]);
    const auto rows = dataloop(item);
    const json& expected = golden["expected"];
    REQUIRE(rows.size() == expected.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const auto same = [&](const char* key, std::optional<std::string_view> value) { return expected[i][key].is_null() ? !value : value == expected[i][key].get<std::string>(); };
      const auto given = [](std::string_view value) { return value.empty() ? std::nullopt : std::optional(value); };
      INFO("row " << i);
      CHECK(rows[i].type == expected[i]["type"].get<std::string>());
      CHECK(std::abs(rows[i].value - expected[i]["value"].get<double>()) <= 1e-9);
      CHECK(same("entity", rows[i].entity));
      CHECK(same("relative", rows[i].relative));
      CHECK(same("user", given(rows[i].user)));
      CHECK(same("assignment", given(rows[i].assignment)));
    }
    for (const auto& [threshold, passes] : golden["agreement"].items()) CHECK(agrees(rows, std::stod(threshold), Unanimous::no) == passes.get<bool>());
    for (const auto& [threshold, passes] : golden["unanimous"].items()) CHECK(agrees(rows, std::stod(threshold), Unanimous::yes) == passes.get<bool>());
  }
  CHECK(cases == 47);
}

TEST_CASE("dataloop refuses what it cannot score, instead of a perfect score") {
  json video = annotation("v", "a", "box", {{"bbox", {1, 2, 3, 4}}});
  video["frame"] = 3;
  CHECK_THROWS_WITH(dataloop(read(item_of({video}, json::array()))), Catch::Contains("\"v\" is of a video"));
  const json small = annotation("s", "a", "mask", {{"rle", {{"size", {2, 2}}, {"counts", {4}}}}}), large = annotation("l", "a", "mask", {{"rle", {{"size", {2, 3}}, {"counts", {6}}}}});
  CHECK_THROWS_WITH(dataloop(read(item_of({small}, {large}))), Catch::Contains("do not compare"));
  const json far = annotation("f", "a", "polygon", {{"rings", {{{0, 0}, {1e6, 0}, {0, 1e6}}}}});
  CHECK_THROWS_WITH(dataloop(read(item_of({far}, {far}))), Catch::Contains("annotation \"f\": a polygon reaches beyond 32768 pixels"));
  json rings = json::array({json::array()});
  for (int i = 0; i < 2000; ++i) rings[0].push_back({i % 2 * 30000, i * 15});
  const json tangle = annotation("t", "a", "polygon", {{"rings", rings}});
  CHECK_THROWS_WITH(dataloop(read(item_of({tangle}, {tangle}))), Catch::Contains("annotation \"t\": the outline of a polygon of 2000 points is") && Catch::Contains("at most 20000000"));
}

TEST_CASE("A rectangle's polygon covers the pixels of its box, edges included") {
  for (const int side : {1, 7, 60}) {
    const auto cover = geometry::opencv_fill({{10, 20}, {10.0 + side, 20}, {10.0 + side, 20.0 + side}, {10, 20.0 + side}});
    CHECK(cover.pixels == static_cast<std::int64_t>(side + 1) * (side + 1));
    CHECK(geometry::common(cover, cover) == cover.pixels);
  }
  CHECK(geometry::opencv_fill({{-5, -5}, {4, -5}, {4, 4}, {-5, 4}}).pixels == 25);
}

TEST_CASE("A million vertices are painted, and what lies on one line is a line of pixels") {
  geometry::Ring ring;
  for (int i = 0; i < 1'000'000; ++i) ring.push_back({500 + (400 + i % 7) * std::cos(i * 6.283e-6), 500 + (400 + i % 7) * std::sin(i * 6.283e-6)});
  const auto cover = geometry::opencv_fill(ring);
  CHECK(geometry::common(cover, cover) == cover.pixels);
  CHECK(cover.pixels > 3 * 400 * 400);
  CHECK(geometry::opencv_fill({{0, 0}, {9, 9}, {4, 4}}).pixels == 10);
  CHECK(geometry::opencv_fill({{3, 3}, {3, 3}, {3, 3}}).pixels == 1);
  CHECK(geometry::opencv_fill({{-9, -9}, {-3, -9}, {-3, -4}}).pixels == 0);
}

TEST_CASE("What masks have in common is counted on their runs") {
  const geometry::Mask a{4, 3, {2, 5, 5}, false}, b{4, 3, {0, 4, 3, 5}, false};  // pixels 2…6; 0…3 and 7…11
  CHECK(geometry::common(a, b) == 2);
  CHECK(geometry::common(a, a) == 5);
  CHECK(geometry::common(geometry::Mask{4, 3, {12}, false}, b) == 0);
}
