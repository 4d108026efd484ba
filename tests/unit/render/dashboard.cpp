// The terminal's view of a task: it keeps to its width, whatever names there are, and says in words what colours would.
#include "lib/render/dashboard.hpp"

#include <catch2/catch.hpp>

#include "lib/base/text.hpp"

using namespace tasks;
using render::dashboard;
using render::sparkline;
using render::Squeeze;

TEST_CASE("a sparkline has a character a value, neighbours share one where there is no room") {
  CHECK(sparkline({1, 4, 8}, 10, Squeeze::sum) == "▁▄█");
  CHECK(sparkline({1, 1, 0, 8}, 2, Squeeze::sum) == "▂█");
  CHECK(sparkline({8, 4, 2, 0}, 2, Squeeze::last) == "█▁");
  CHECK(sparkline({}, 10, Squeeze::sum).empty());
  CHECK(sparkline({0, 5}, 10, Squeeze::sum) == " █");
}

TEST_CASE("nothing is wider than asked for") {
  model::Analytics all;
  all.tasks.emplace_back().task = std::string(300, 'n');
  all.tasks.back().total = 10;
  all.tasks.back().done = 3;
  all.tasks.back().remaining = 7;
  all.tasks.back().items_per_day = 2;
  all.tasks.back().due_at = 0;
  for (int i = 0; i < 200; ++i) all.days.push_back({.day = "2026-01-05", .done = i, .remaining = 200 - i});
  for (int i = 0; i < 50; ++i) {
    all.contributors.emplace_back().contributor = std::string(60, 'c') + std::to_string(i);
    all.contributors.back().done = i;
    all.labels.emplace_back().label = "\x1b[31m宽字符宽字符宽字符宽字符宽字符宽字符宽字符宽字符" + std::to_string(i);
    all.labels.back().annotations = 50 - i;
    all.cells.push_back({.contributors = false, .reference = all.labels.back().label, .scored = "none", .value = 3, .items = 2});
  }
  for (const std::size_t width : {40U, 80U, 132U}) {
    const std::string text = dashboard(all, {.width = width, .color = false});
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t end = text.find('\n', at);
      CHECK(display_width(text.substr(at, end - at)) <= width);
      at = end + 1;
    }
    CHECK(text.find('\x1b') == std::string::npos);
    CHECK(text.find("and 30 contributors more") != std::string::npos);
  }
}

TEST_CASE("a small matrix is a heat map, without colour too") {
  model::Analytics all;
  for (const auto& [a, b, n] : {std::tuple("car", "car", 8.0), std::tuple("car", "bus", 2.0), std::tuple("bus", "bus", 4.0)}) all.cells.push_back({false, a, b, n, 1});
  const std::string text = dashboard(all, {.width = 80, .color = false});
  CHECK(text.find("car  2 ▒  8 █") != std::string::npos);
}
